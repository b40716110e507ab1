import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configSchema, type Config } from '#core/config/schema';
import type { Overview, SettingsView, TestStep } from '#core/ipc/settings-view';
import { startHub, type Hub } from '#hub/server';
import { systemClock } from '#hub/system-clock';
import { metricsText } from '#main/telemetry/metrics';
import type { Application } from './application';
import { appIn, FakeWindow, textsIn } from './testing/running-app';

const TOKEN = 'tv-correct-horse-battery';

let folder: string;
let hub: Hub;
const apps: Application[] = [];
const hubs: Hub[] = [];

async function hubOn(port = 0): Promise<Hub> {
  const started = await startHub({ clock: systemClock(), scenario: 'quiet', tokens: [TOKEN], port });
  hubs.push(started);
  return started;
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'scorewall-app-'));
  hub = await hubOn();
});

afterEach(async () => {
  for (const app of apps.splice(0)) await app.stop();
  for (const each of hubs.splice(0)) await each.stop();
  rmSync(folder, { recursive: true });
});

const salesOf = (of: Hub = hub) => ({
  id: 'sales',
  dialect: 'leaderboard',
  url: of.url,
  snapshotUrl: of.snapshotUrl,
  token: TOKEN,
});
const configOf = (wall: object = {}, sources: object[] = [salesOf()]): Config =>
  configSchema.parse({ version: 1, wall: { calmIntervalMs: 0, ...wall }, sources });

/** Provisioned, unless null: then with what is stored. */
async function run(config: Config | null = configOf()): Promise<Application> {
  const app = appIn(folder, config && { config, file: '/etc/wall.json' });
  apps.push(app);
  await app.start();
  return app;
}

const sourceIn = (app: Application) => app.health().sources.find(({ id }) => id === 'sales');
const isLive = (app: Application) => () => sourceIn(app)?.state === 'live';
const digestOf = (of: Hub) => {
  const lines = of.board().map(({ rank, userId, value }) => `${rank}\t${userId}\t${value}\n`);
  return createHash('sha256').update(lines.join(''), 'utf8').digest('hex');
};

describe('a source', () => {
  it('brings its board to the wall, as the backend has it', async () => {
    const app = await run();
    const wall = new FakeWindow(app, 'wall-1');
    await wall.until(() => wall.frame.status.freshness === 'live' && wall.frame.board);
    expect(wall.frames.find((frame) => frame.board !== null)?.full).toBe(true);
    // Whoever is last on a long board is not on the wall.
    const lastRank = hub.board().at(-1)?.rank;
    expect(wall.shown.map(({ id, rank, value }) => ({ id, rank, value }))).toEqual(
      hub
        .board()
        .flatMap(({ userId, rank, value }) => (rank === lastRank ? [] : [{ id: String(userId), rank, value }])),
    );
    expect(app.health().boards).toEqual([{ id: 'sales:revenue', entries: hub.board().length, digest: digestOf(hub) }]);
    expect(hub.received.some(({ event }) => event === 'join:tv-display')).toBe(true);
  });

  it('moves its people on the wall', async () => {
    // A snapshot on its way would know nothing of a move that the hub itself knows nothing of.
    const app = await run(configOf({}, [{ ...salesOf(), snapshotUrl: undefined }]));
    const wall = new FakeWindow(app, 'wall-1');
    await wall.until(() => isLive(app)() && wall.shown.length > 2);
    const [first, second] = hub.board();
    if (!first || !second) throw new Error('the hub has no board');
    const value = first.value + 1_000;
    hub.emit('/leaderboard', 'rankings:update', [
      { userId: second.userId, userName: second.userName, previousRank: 2, newRank: 1, metric: 'revenue', value },
    ]);
    const frame = await wall.until(() => wall.frames.find((each) => each.moves.length > 0));
    expect(frame.moves).toEqual([
      { id: String(second.userId), from: 2, to: 1 },
      { id: String(first.userId), from: 1, to: 2 },
    ]);
    const notice = await wall.until(() => wall.frames.flatMap((each) => each.notices)[0]);
    expect(notice.body).toMatchObject({ phrase: { id: 'new-number-one', name: second.userName } });
  });

  it('that goes away is told of, goes stale, and is live again once it is back', async () => {
    const app = await run(configOf({ ageingAfterSeconds: 1, staleAfterSeconds: 2 }));
    const wall = new FakeWindow(app, 'wall-1');
    await wall.until(isLive(app));
    const port = Number(new URL(hub.url).port);
    await hub.stop();
    const waiting = await wall.until(() => wall.frames.find((frame) => frame.status.sources[0]?.state === 'waiting'));
    expect(waiting.status.sources[0]).toMatchObject({ status: 'reconnecting', trouble: 'connection-lost' });
    const stale = await wall.until(() => wall.frames.find((frame) => frame.status.freshness === 'stale'));
    expect(stale.status.sources[0]?.trouble).not.toBeNull();
    expect(stale.status.sources[0]?.code).toMatch(/^NET-/);
    expect(wall.shown.length).toBeGreaterThan(0);
    expect(app.health().sources[0]).toMatchObject({ freshness: 'stale', reconnects: 0 });
    const before = wall.frames.length;
    await hubOn(port);
    await wall.until(() => wall.frames.slice(before).find((frame) => frame.status.freshness === 'live'));
    await wall.until(isLive(app));
    expect(sourceIn(app)).toMatchObject({ state: 'live', status: 'connected', reconnects: 1, freshness: 'live' });
  }, 20_000);
});

describe('after a restart without a network', () => {
  it('the last board is on the wall, stale, with the time of its last confirmation', async () => {
    const first = await run();
    const before = new FakeWindow(first, 'wall-1');
    const live = await before.until(() => isLive(first)() && before.shown.length > 0 && before.frame);
    await first.stop();
    await hub.stop();
    const second = await run();
    const wall = new FakeWindow(second, 'wall-1');
    await wall.until(() => wall.frame.board);
    expect(wall.shown.map(({ id, rank, value, avatar }) => [id, rank, value, avatar])).toEqual(
      before.shown.map(({ id, rank, value, avatar }) => [id, rank, value, avatar]),
    );
    expect(wall.frame.status.freshness).toBe('stale');
    expect(wall.frame.status.confirmedAtMs).toBeGreaterThanOrEqual(live.status.confirmedAtMs ?? Infinity);
    expect(wall.frame.epoch).not.toBe(live.epoch);
  });

  it('it is shown before the sources connect; they are known meanwhile', async () => {
    const first = await run();
    const before = new FakeWindow(first, 'wall-1');
    await before.until(() => isLive(first)() && before.shown.length > 0);
    await first.stop();
    const second = await run();
    expect(second.health().sources.map(({ state }) => state)).toEqual(['idle']);
    const wall = new FakeWindow(second, 'wall-1');
    await wall.until(() => wall.frame.board);
    expect(wall.frames[0]?.status).toMatchObject({ freshness: 'stale', sources: [{ state: 'idle' }] });
    await wall.until(isLive(second));
  });

  it('boards of sources that are no longer set up are not', async () => {
    const first = await run();
    const before = new FakeWindow(first, 'wall-1');
    await before.until(() => isLive(first)() && before.shown.length > 0);
    await first.stop();
    const second = await run(configOf({}, [{ ...salesOf(), id: 'other', enabled: false }]));
    expect(second.health().boards).toEqual([]);
  });
});

describe('the settings window', () => {
  const open = async () => {
    const app = await run(null);
    const settings = new FakeWindow(app, 'settings-1', 'settings');
    return { app, settings };
  };
  const draft = (...sources: object[]) => ({ wall: { name: 'Sales floor', calmIntervalMs: 0 }, sources }) as never;

  it('loads, saves, and the wall follows; the token stays behind', async () => {
    const { app, settings } = await open();
    const loaded = await settings.request('settings:load', undefined);
    expect(loaded).toMatchObject({
      ok: true,
      value: {
        tokensHeld: [],
        provisionedBy: null,
        appVersion: '0.1.0',
        config: { sources: [{ url: 'demo:office' }] },
      },
    });
    const saved = await settings.save(draft(salesOf()));
    expect(saved).toMatchObject({
      ok: true,
      value: { tokensHeld: ['sales'], config: { wall: { name: 'Sales floor' } } },
    });
    const wall = new FakeWindow(app, 'wall-2');
    await wall.until(() => isLive(app)() && wall.shown.length > 0);
    expect(wall.frame.status).toMatchObject({ wallName: 'Sales floor', sources: [{ id: 'sales' }] });
    const kept = await settings.save(draft({ ...salesOf(), token: undefined }));
    expect(kept).toMatchObject({ value: { tokensHeld: ['sales'] } });
    const heard = JSON.stringify([loaded, saved, kept, settings.pushes, wall.pushes, app.health()]);
    expect(heard + metricsText(app.health()) + textsIn(folder)).not.toContain(TOKEN);
  });

  it('does not overwrite what another window has saved', async () => {
    const { app, settings } = await open();
    const other = new FakeWindow(app, 'settings-9', 'settings');
    const before = (await other.request('settings:load', undefined)) as { value: SettingsView };
    await settings.save(draft(salesOf()));
    const { revision, config } = before.value;
    const late = await other.request('settings:save', {
      revision,
      wall: { theme: 'daylight' },
      sources: config.sources,
    });
    expect(late).toMatchObject({ ok: false, error: [{ code: 'CONFIG-9' }] });
    const now = (await other.request('settings:load', undefined)) as { value: SettingsView };
    expect(now.value).toMatchObject({ tokensHeld: ['sales'], config: { sources: [{ id: 'sales' }] } });
    const told = await other.until(() =>
      other.pushes.find(({ payload }) => (payload as Partial<Overview>).revision === now.value.revision),
    );
    expect(told.channel).toBe('settings:overview');
    expect(await other.save({ wall: { theme: 'daylight' }, sources: now.value.config.sources })).toMatchObject({
      value: { tokensHeld: ['sales'], config: { wall: { theme: 'daylight' } } },
    });
  });

  it('is told what is wrong, and nothing changes', async () => {
    const { settings } = await open();
    const refused = await settings.save(draft({ ...salesOf(), url: 'nowhere' }));
    expect(refused).toMatchObject({ ok: false, error: [{ path: 'sources[0].url' }] });
    const view = (await settings.request('settings:load', undefined)) as { value: SettingsView };
    expect(view.value.config.sources[0]?.url).toBe('demo:office');
  });

  it('forgets a token, and the backend lets the wall in no more', async () => {
    const { app, settings } = await open();
    await settings.save(draft(salesOf()));
    await settings.until(isLive(app));
    const view = await settings.save(draft({ ...salesOf(), token: null }));
    expect(view).toMatchObject({ ok: true, value: { tokensHeld: [] } });
    await settings.until(() => sourceIn(app)?.state === 'rejected');
    const overview = await settings.until(() =>
      settings.pushes
        .filter(({ channel }) => channel === 'settings:overview')
        .map(({ payload }) => payload as Overview)
        .find(({ sources }) => sources[0]?.state === 'rejected'),
    );
    expect(overview.sources[0]).toMatchObject({ status: 'error', problem: { code: 'AUTH-3' } });
  });

  it('tests a source as it is typed, with the stored token where none is typed', async () => {
    const { settings } = await open();
    await settings.save(draft({ ...salesOf(), enabled: false }));
    const stepsOf = async (testId: string, source: object): Promise<TestStep[]> => {
      expect(await settings.request('settings:test', { testId, source: { ...source } })).toMatchObject({ ok: true });
      const steps = () =>
        settings.pushes
          .filter(({ channel }) => channel === 'settings:test-step')
          .map(({ payload }) => payload as TestStep)
          .filter((step) => step.testId === testId);
      await settings.until(() => steps().some(({ step }) => step === 'done'));
      return steps();
    };
    const [good, bad] = await Promise.all([
      stepsOf('t1', { ...salesOf(), token: undefined }),
      stepsOf('t2', { ...salesOf(), token: 'wrong-token' }),
    ]);
    expect(good.at(-1)).toMatchObject({ step: 'done', outcome: 'passed' });
    expect(good.find(({ step, outcome }) => step === 'snapshot' && outcome === 'passed')?.detail).toContain(
      String(hub.board().length),
    );
    expect(bad.find(({ outcome }) => outcome === 'failed')).toMatchObject({ step: 'sign-in' });
    expect(JSON.stringify([good, bad])).not.toMatch(/correct-horse|wrong-token/);
  });

  it('reconnects a source that runs, and says so of one that does not', async () => {
    const { app, settings } = await open();
    await settings.save(draft(salesOf()));
    await settings.until(isLive(app));
    expect(await settings.request('settings:reconnect', { sourceId: 'sales' })).toMatchObject({ ok: true });
    await settings.until(() => sourceIn(app)?.reconnects === 1);
    expect(await settings.request('settings:reconnect', { sourceId: 'none' })).toMatchObject({
      ok: false,
      error: [{ code: 'SRC-2' }],
    });
  });
});
