import { expect, test } from './fixtures';
import { startForeignServer, type ForeignServer } from './foreign-server';
import { openSettings } from './settings-window';
import { WallPage } from './wall-page';

let server: ForeignServer;

test.beforeEach(async () => {
  server = await startForeignServer();
});

test.afterEach(async () => {
  await server.stop();
});

const configFor = (url: string, celebrations: object = {}): object => ({
  version: 1,
  sources: [{ id: 'theirs', dialect: 'leaderboard', url }],
  celebrations,
});

const earned = (messageId: string, more: object = {}): object => ({
  messageId,
  userId: messageId,
  userName: `Person ${messageId}`,
  title: `Title ${messageId}`,
  achievementType: 'milestone',
  rarity: 'epic',
  ...more,
});

test('what was celebrated is not celebrated again after a restart, and a burst is one at a time', async ({
  launch,
  page,
}) => {
  const config = configFor(server.url);
  const first = await launch({ config });
  await page.goto(first.url);
  const wall = new WallPage(page);
  await expect.poll(async () => (await first.source('theirs')).state).toBe('live');
  server.leaderboard('achievement:celebration', earned('m1'));
  await expect(wall.celebration).toHaveAttribute('data-celebration-id', 'm1');

  await page.evaluate(() => {
    const seen = { most: 0, ids: [] as string[] };
    Object.assign(window, { celebrationsSeen: seen });
    const look = (): void => {
      const shown = [...document.querySelectorAll<HTMLElement>('[data-testid=celebration]')];
      seen.most = Math.max(seen.most, shown.length);
      for (const { dataset } of shown) {
        const id = dataset['celebrationId'] ?? '';
        if (!seen.ids.includes(id)) seen.ids.push(id);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  for (const id of ['m2', 'm3', 'm4', 'm5', 'm6']) {
    server.leaderboard('achievement:celebration', earned(id, { rarity: 'common' }));
  }
  await expect(wall.celebration).toContainText('Person m2, Person m3 and 3 others', { timeout: 20_000 });
  await expect(wall.celebration).toBeHidden({ timeout: 15_000 });
  const seen = await page.evaluate(
    () => (window as unknown as { celebrationsSeen: { most: number; ids: string[] } }).celebrationsSeen,
  );
  expect(seen).toEqual({ most: 1, ids: ['m1', 'm2'] });
  expect((await first.health()).celebrations).toMatchObject({ accepted: 6, shown: 2, merged: 4, waiting: 0 });

  await first.stop();
  const second = await launch({ config });
  await page.goto(second.url);
  await expect.poll(async () => (await second.source('theirs')).state).toBe('live');
  server.leaderboard('achievement:celebration', earned('m1'));
  server.leaderboard('achievement:celebration', earned('m7'));
  await expect(wall.celebration).toHaveAttribute('data-celebration-id', 'm7');
  expect((await second.health()).celebrations).toMatchObject({ accepted: 1, repeated: 1 });
});

test('at the cap a line on the wall stands in for the takeover', async ({ launch, page }) => {
  const app = await launch({ config: configFor(server.url, { hourlyCap: 0 }) });
  await page.goto(app.url);
  const wall = new WallPage(page);
  await expect.poll(async () => (await app.source('theirs')).state).toBe('live');
  server.leaderboard('rankings:update', {
    metric: 'sales',
    rankings: [{ userId: 'a', userName: 'Ada', rank: 1, value: 5 }],
  });
  await expect(wall.entry('a')).toBeVisible();
  server.leaderboard('achievement:celebration', earned('m1'));
  await expect(wall.notices.filter({ hasText: 'Person m1: Title m1' })).toBeVisible();
  await expect(wall.celebration).toHaveCount(0);
  expect((await app.health()).celebrations).toMatchObject({ accepted: 1, capped: 1, shown: 0 });
});

test('a rehearsal is on every wall, marked, and counts for nothing', async ({ launch, dataDir, page, context }) => {
  const app = await launch({ config: configFor(server.url, { enabled: false }) });
  const wallTab = await context.newPage();
  await wallTab.goto(app.url);
  const wall = new WallPage(wallTab);
  await expect(wall.wall).toBeVisible();
  await openSettings(page, app, dataDir);
  await page.getByRole('button', { name: 'Celebrations', exact: true }).click();
  await page.getByLabel('Moment').selectOption('Contest won');
  await page.getByRole('button', { name: 'Legendary' }).click();
  await expect(wall.celebration).toHaveAttribute('data-rarity', 'legendary');
  await expect(wall.celebration).toHaveAttribute('data-kind', 'contest');
  await expect(wall.celebration).toContainText('Rehearsal');
  expect((await app.health()).celebrations).toMatchObject({ accepted: 0, shown: 0, waiting: 0 });
});

interface Hearing extends Window {
  /** Tones that were started. */
  tones?: number;
}

/** Counts what a page sounds. */
function listen(): void {
  const hearing = window as Hearing;
  hearing.tones = 0;
  const { prototype } = AudioScheduledSourceNode;
  const start = Reflect.get<AudioScheduledSourceNode, 'start'>(prototype, 'start');
  prototype.start = new Proxy(start, {
    apply(played, tone, when: number[]) {
      hearing.tones = (hearing.tones ?? 0) + 1;
      Reflect.apply(played, tone, when);
    },
  });
}

test('two walls in one room: both celebrate, one sounds; when it is gone, the other one does', async ({
  launch,
  page,
  context,
}) => {
  await context.addInitScript(listen);
  const app = await launch({ config: configFor(server.url, { sound: true }) });
  const other = await context.newPage();
  const walls = [page, other];
  for (const one of walls) {
    await one.goto(app.url);
    await expect(new WallPage(one).wall).toBeVisible();
    // Browsers let no page sound that nobody has touched.
    await one.mouse.click(10, 10);
  }
  await expect.poll(async () => (await app.source('theirs')).state).toBe('live');
  const tones = (one: typeof page): Promise<number> => one.evaluate(() => (window as Hearing).tones ?? 0);

  server.leaderboard('achievement:celebration', earned('m1'));
  for (const one of walls) {
    await expect(new WallPage(one).celebration).toHaveAttribute('data-celebration-id', 'm1');
  }
  await expect.poll(() => tones(page)).toBeGreaterThan(0);
  expect(await tones(other)).toBe(0);

  await page.close();
  server.leaderboard('achievement:celebration', earned('m2', { rarity: 'legendary' }));
  await expect(new WallPage(other).celebration).toHaveAttribute('data-celebration-id', 'm2', { timeout: 20_000 });
  await expect.poll(() => tones(other)).toBeGreaterThan(0);
});

test('after an outage there is one digest instead of a pile', async ({ launch, page }) => {
  const app = await launch({ config: configFor(server.url, { sound: true }) });
  await page.goto(app.url);
  const wall = new WallPage(page);
  await expect.poll(async () => (await app.source('theirs')).state).toBe('live');
  const { port } = server;
  await server.stop();
  await expect.poll(async () => (await app.source('theirs')).state).not.toBe('live');
  server = await startForeignServer(port);
  await expect.poll(async () => (await app.source('theirs')).state, { timeout: 15_000 }).toBe('live');

  const timestamp = new Date(Date.now() - 20 * 60_000).toISOString();
  const missed = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7'];
  for (const id of missed) server.leaderboard('achievement:celebration', earned(id, { timestamp }));
  await expect(wall.celebration).toHaveAttribute('data-kind', 'digest', { timeout: 20_000 });
  await expect(wall.celebration).toContainText('While we were away');
  await expect(wall.celebration).toContainText(`${missed.length} milestones`);
  await expect(wall.celebration).toBeHidden({ timeout: 15_000 });
  expect((await app.health()).celebrations).toMatchObject({
    accepted: missed.length,
    digest: missed.length,
    waiting: 0,
  });
  await expect(wall.celebration).toHaveCount(0);
});
