import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { configSchema } from '#core/config/schema';
import { startHub, type Hub } from '#hub/server';
import { systemClock } from '#hub/system-clock';
import { metricsText } from '#main/telemetry/metrics';
import type { Application } from './application';
import { appIn, FakeWindow, textsIn } from './testing/running-app';

const TOKEN = 'tv-correct-horse-battery';
const LEADERBOARD = '/leaderboard';

let folder: string;
let hub: Hub;
let app: Application;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'scorewall-unnamed-'));
  hub = await startHub({ clock: systemClock(), scenario: 'quiet', tokens: [TOKEN] });
});

afterEach(async () => {
  await app.stop();
  await hub.stop();
  rmSync(folder, { recursive: true });
});

it('who is hidden is in no frame, on no health page and in no log, whatever the backend says of them', async () => {
  const [, { userId, userName } = { userId: 0, userName: '' }] = hub.board();
  const entry = String(userId);
  const config = configSchema.parse({
    version: 1,
    wall: { calmIntervalMs: 0 },
    sources: [{ id: 'sales', dialect: 'leaderboard', url: hub.url, snapshotUrl: hub.snapshotUrl, token: TOKEN }],
    people: [{ id: 'somebody', privacy: 'hidden', is: [{ source: 'sales', entry }] }],
  });
  app = appIn(folder, { config, file: '/etc/wall.json' });
  await app.start();
  const wall = new FakeWindow(app, 'wall-1');
  await wall.until(() => wall.frame.status.freshness === 'live' && wall.frame.board);

  hub.emit(LEADERBOARD, 'rank:changed', { userId, userName, newRank: 1, value: 1e9, previousRank: 9 });
  hub.emit(LEADERBOARD, 'achievement:celebration', { userName, title: 'Deal of the day', rarity: 'epic' });
  hub.emit(LEADERBOARD, 'achievement:earned', { userName, title: 'First deal' });
  hub.emit(LEADERBOARD, 'team:goal-reached', { teamName: 'North', description: `Thanks to ${userName}` });
  hub.emit(LEADERBOARD, 'error', { message: `${userName} is not in this room; ${TOKEN} is no good` });
  hub.emit(LEADERBOARD, 'tv:update', { message: 'The end' });
  await wall.until(() => JSON.stringify(wall.frames).includes('The end'));

  const health = app.health();
  const told = [JSON.stringify(wall.pushes), JSON.stringify(health), metricsText(health)].join('\n');
  expect(health.sources[0]?.reason).toContain('[hidden] is not in this room; [hidden] is no good');
  expect(told).not.toContain(userName);
  expect(told).not.toContain(TOKEN);
  const settings = new FakeWindow(app, 'settings-1', 'settings');
  const diagnosed = JSON.stringify(await settings.request('settings:messages', { sourceId: 'sales' }));
  expect(diagnosed).toContain('Deal of the day');
  expect(diagnosed).not.toContain(userName);
  await app.stop();
  // What the wall holds stays what the backend tells, on the disk as well.
  const log = textsIn(folder)
    .split('\n')
    .filter((line) => / (?:info|warn|error) \[/.test(line));
  expect(log.join('\n')).toContain('refused a room');
  expect(log.join('\n')).not.toContain(userName);
});
