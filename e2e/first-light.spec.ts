import { once } from 'node:events';
import { connect } from 'node:net';
import { digestOf } from './health';
import { expect, test } from './fixtures';
import { WallPage } from './wall-page';

const WHOLE_BOARD_MS = 5_000;
const FIRST_CHANGE_MS = 15_000;

test('a machine that nobody has set up shows a moving board within seconds', async ({ launch, page, complaints }) => {
  const app = await launch();
  await page.goto(app.url);
  const wall = new WallPage(page);

  await expect
    .poll(() => wall.entries.count(), { timeout: WHOLE_BOARD_MS, intervals: [50] })
    .toBeGreaterThanOrEqual(10);
  expect(performance.now() - app.startedAtMs).toBeLessThan(WHOLE_BOARD_MS);

  const before = await wall.ranks();
  await expect
    .poll(
      async () => {
        const now = await wall.ranks();
        return Object.keys(before).some((id) => now[id] !== undefined && now[id] !== before[id]);
      },
      { timeout: FIRST_CHANGE_MS, intervals: [100] },
    )
    .toBe(true);
  expect(complaints).toEqual([]);
});

test('the page carries what the contract promises', async ({ launch, page }) => {
  const app = await launch({ args: ['--demo'] });
  await page.goto(app.url);
  const wall = new WallPage(page);
  await expect(wall.entries.first()).toBeVisible();

  await expect(wall.wall).toHaveAttribute('data-freshness', 'live');
  const boardId = await page.locator('[data-board-id]').first().getAttribute('data-board-id');
  expect(boardId).toMatch(/^[a-z0-9-]+:\w+/);
  await expect(page.locator('[data-scene]').first()).toHaveAttribute('data-scene', 'leaderboard');
  await expect(page.locator('[data-source-id]').first()).toHaveAttribute('data-state', 'live');
  for (const [id, rank] of Object.entries(await wall.ranks())) {
    expect(id).not.toBe('');
    expect(Number(rank)).toBeGreaterThanOrEqual(1);
  }
});

test('the health page tells about the app, the source and the board', async ({ app, hub }) => {
  await expect.poll(async () => (await app.source('sales')).state).toBe('live');
  const health = await app.health();
  expect(health.app.version).toMatch(/^\d+\.\d+\.\d+/);
  expect(health.app.host).toBe('web');
  expect(health.app.uptimeSeconds).toBeGreaterThanOrEqual(0);
  expect(health.outbox).toEqual({ accepted: 0, queued: 0, acked: 0, dropped: 0, expired: 0 });

  const [source] = health.sources;
  expect(source).toMatchObject({
    id: 'sales',
    dialect: 'leaderboard',
    state: 'live',
    status: 'connected',
    freshness: 'live',
    rejected: 0,
    unknown: 0,
    reconnects: 0,
  });
  expect(Date.parse(source?.since ?? '')).toBeLessThanOrEqual(Date.now());
  expect(source?.received).toBeGreaterThanOrEqual(source?.applied ?? Infinity);

  const truth = hub.board();
  expect(health.boards).toEqual([
    {
      id: 'sales:revenue',
      entries: truth.length,
      digest: digestOf(truth.map(({ userId, rank, value }) => ({ id: userId, rank, value }))),
    },
  ]);

  const metrics = await fetch(new URL('/metrics', app.url));
  expect(metrics.status).toBe(200);
  expect(await metrics.text()).toMatch(/^# (HELP|TYPE) \w+/m);
});

test.describe('while an office works', () => {
  test.use({ hubOptions: { scenario: 'office', eventsPerSecond: 2, seed: 7 }, wallSettings: { calmIntervalMs: 200 } });

  test('the board that is held, and the ranks that are shown, are those of the server', async ({ app, hub, wall }) => {
    const truth = () => hub.board().map(({ userId, rank, value }) => ({ id: userId, rank, value }));
    await expect(wall.entries.first()).toBeVisible();
    const digests = new Set<string>();
    for (let match = 0; match < 3; match++) {
      await expect
        .poll(
          async () => {
            const before = digestOf(truth());
            const held = (await app.board('sales:revenue'))?.digest;
            if (held === before && !digests.has(before)) return digests.add(before).size > match;
            return false;
          },
          { timeout: 10_000, intervals: [100] },
        )
        .toBe(true);
    }
    await expect
      .poll(
        async () => {
          const ranks = new Map(truth().map(({ id, rank }) => [String(id), String(rank)]));
          const shown = Object.entries(await wall.ranks());
          return shown.length > 0 && shown.every(([id, rank]) => ranks.get(id) === rank);
        },
        { timeout: 10_000, intervals: [100] },
      )
      .toBe(true);
  });
});

test('stops with code 0 when the operator stops it', async ({ launch }) => {
  const app = await launch({ args: ['--demo'] });
  expect(await app.stop()).toBe(0);
});

test('a second signal while it stops, as under npm, does not end it halfway', async ({ launch }) => {
  test.skip(process.platform === 'win32', 'Windows has no signals.');
  const app = await launch({ args: ['--demo'] });
  // A request that is never finished holds the stop up.
  const { hostname, port } = new URL(app.url);
  const browser = connect(Number(port), hostname, () => browser.write('GET / HTTP/1.1\r\n'));
  browser.on('error', () => undefined);
  await once(browser, 'connect');
  expect(await app.interrupt()).toBe(0);
  expect(app.log).toContain('[app] Stopped');
});
