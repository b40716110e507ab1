import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseConfig } from '#core/config/parse';
import type { Config } from '#core/config/schema';
import type { Celebration } from '#core/domain/celebrations';
import type { Overview, Waiting } from '#core/ipc/settings-view';
import { startHub, type Hub } from '#hub/server';
import { systemClock } from '#hub/system-clock';
import type { Application } from './application';
import { appIn, FakeWindow } from './testing/running-app';

let folder: string;
let hub: Hub;
let app: Application;
let wall: FakeWindow;

function configFor(url: string, otherUrl?: string): Config {
  const sources = [{ id: 'sales', dialect: 'leaderboard', url }];
  if (otherUrl !== undefined) sources.push({ id: 'training', dialect: 'leaderboard', url: otherUrl });
  const parsed = parseConfig({ version: 1, sources });
  if (!parsed.ok) throw new Error('the test configuration is wrong');
  return parsed.value;
}

async function open(url: string, otherUrl?: string): Promise<void> {
  app = appIn(folder, { config: configFor(url, otherUrl), file: 'test' });
  await app.start();
  wall = new FakeWindow(app, 'wall-1');
}

const seen = async (what: () => boolean): Promise<void> => {
  await expect.poll(what, { timeout: 8_000, interval: 20 }).toBe(true);
};
const kindsAtHub = (): string[] => hub.reports.all.map((report) => report.kind);
const show = (window: FakeWindow, { id, sourceId }: Pick<Celebration, 'id' | 'sourceId'>): void => {
  window.signal('wall:celebrated', { id, sourceId, outcome: 'shown' });
};
const celebrate = (id: string, at = hub): void => {
  at.emit('/leaderboard', 'achievement:celebration', { messageId: id, userId: 101, userName: 'Ada', title: 'Great' });
};

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'scorewall-reports-'));
  hub = await startHub({ clock: systemClock(), scenario: 'quiet' });
});

afterEach(async () => {
  await app.stop();
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('a backend that asks is told how the display is, and the ledger adds up', async () => {
  await open(hub.url);
  await seen(() => kindsAtHub().includes('display-status'));
  await seen(() => app.health().outbox.queued === 0);
  const { accepted, queued, acked, dropped, expired } = app.health().outbox;
  expect(accepted).toBeGreaterThan(0);
  expect(accepted).toBe(queued + acked + dropped + expired);
});

it('a celebration shown on several walls is told once', async () => {
  await open(hub.url);
  const second = new FakeWindow(app, 'wall-2');
  await seen(() => kindsAtHub().includes('display-status'));
  celebrate('moment-1');
  for (const window of [wall, second]) {
    const shown = await window.until(() => window.frames.flatMap((frame) => frame.celebrations).at(0));
    show(window, shown);
  }
  await seen(() => kindsAtHub().includes('celebration-shown'));
  await seen(() => app.health().outbox.queued === 0);
  expect(hub.reports.all.filter((report) => report.kind === 'celebration-shown')).toEqual([
    expect.objectContaining({ body: { celebrationId: 'moment-1' } }),
  ]);
});

it('of two backends with a celebration of the same id, the one whose celebration was shown is told', async () => {
  const other = await startHub({ clock: systemClock(), scenario: 'quiet' });
  try {
    await open(hub.url, other.url);
    const kindsAtOther = () => other.reports.all.map((report) => report.kind);
    await seen(() => kindsAtHub().includes('display-status') && kindsAtOther().includes('display-status'));
    celebrate('moment-1');
    const first = await wall.until(() => wall.frames.flatMap((frame) => frame.celebrations).at(0));
    celebrate('moment-1', other);
    await seen(() => app.health().celebrations.accepted === 2);
    show(wall, first);
    await seen(() => kindsAtHub().includes('celebration-shown'));
    await seen(() => app.health().outbox.queued === 0);
    expect(kindsAtOther()).not.toContain('celebration-shown');
  } finally {
    await other.stop();
  }
});

it('what could not be told before a restart of the app is told after it, once', async () => {
  await open(hub.url);
  await seen(() => kindsAtHub().includes('display-status'));
  celebrate('moment-2');
  const shown = await wall.until(() => wall.frames.flatMap((frame) => frame.celebrations).at(0));
  const port = Number(new URL(hub.url).port);
  await hub.stop();
  await seen(() => app.health().sources[0]?.state === 'waiting');
  show(wall, shown);
  expect(app.health().outbox.queued).toBeGreaterThan(0);
  await app.stop();

  hub = await startHub({ clock: systemClock(), scenario: 'quiet', port });
  await open(hub.url);
  await seen(() => kindsAtHub().includes('celebration-shown'));
  await seen(() => app.health().outbox.queued === 0);
  expect(hub.reports.all.filter((report) => report.kind === 'celebration-shown')).toHaveLength(1);
});

it('the settings window looks into what waits, and clears it; the ledger keeps count', async () => {
  await open(hub.url);
  const settings = new FakeWindow(app, 'settings-1', 'settings');
  const valueOf = async <T>(asked: Promise<unknown>): Promise<T> => ((await asked) as { value: T }).value;
  const look = () => valueOf<Waiting>(settings.request('settings:outbox', { sourceId: 'sales' }));
  const overview = () =>
    settings.pushes.filter(({ channel }) => channel === 'settings:overview').at(-1)?.payload as Overview | undefined;
  await seen(() => kindsAtHub().includes('display-status'));
  await seen(() => app.health().outbox.queued === 0);
  for (const id of ['moment-3', 'moment-4']) celebrate(id);
  const shown = await wall.until(() => {
    const celebrations = wall.frames.flatMap((frame) => frame.celebrations);
    // Two moments of one person are one celebration.
    return celebrations.length === 1 && celebrations;
  });
  await hub.stop();
  await seen(() => app.health().sources[0]?.state === 'waiting');
  for (const one of shown) show(wall, one);

  const { messages, queued } = await look();
  const told = messages.filter((message) => message.kind === 'celebration-shown');
  expect(queued).toBe(messages.length);
  expect(told.map(({ excerpt, tries }) => [excerpt, tries])).toEqual([
    ['{"celebrationId":"moment-3"}', 0],
    ['{"celebrationId":"moment-4"}', 0],
  ]);
  for (const { bytes, atMs } of told) {
    expect(bytes).toBe(28);
    expect(Math.abs(Date.now() - atMs)).toBeLessThan(60_000);
  }
  expect(messages.map(({ atMs }) => atMs)).toEqual(messages.map(({ atMs }) => atMs).sort((a, b) => a - b));

  const { cleared } = await valueOf<{ cleared: number }>(
    settings.request('settings:outbox-clear', { sourceId: 'sales' }),
  );
  expect(cleared).toBeGreaterThanOrEqual(2);
  await settings.until(() => overview()?.outbox.sources[0]?.ledger.droppedBy['cleared'] === cleared);
  const { ledger } = overview()?.outbox.sources[0] ?? {};
  expect(ledger?.accepted).toBe(
    (ledger?.acked ?? 0) + (ledger?.queued ?? 0) + (ledger?.dropped ?? 0) + (ledger?.expired ?? 0),
  );
  expect(overview()?.outbox.total).toEqual(ledger);
  expect((await look()).messages.filter((message) => message.kind === 'celebration-shown')).toEqual([]);

  const unknown = await settings.request('settings:outbox', { sourceId: 'nobody' });
  expect(unknown).toEqual({ ok: true, value: { messages: [], queued: 0 } });
  expect(await wall.request('settings:outbox', { sourceId: 'sales' })).toMatchObject({ ok: false });
});
