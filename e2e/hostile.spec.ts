import { digestOf } from './health';
import { expect, test } from './fixtures';
import { startForeignServer } from './foreign-server';
import { WallPage } from './wall-page';

const ROWS = [
  { id: 'a', name: 'R&D "quoted" <3 & &lt;b&gt;', value: 30 },
  { id: 'b', name: "O'Neill; DROP", value: 20 },
  { id: 'c', name: 'Cleo', value: 10 },
];
const refresh = { metric: 'sales', rankings: ROWS.map((row, index) => ({ ...row, rank: index + 1 })) };
const update = { userId: 'c', userName: 'Cleo', previousRank: 3, newRank: 1, metric: 'sales', value: 99 };
const LONG = 'x'.repeat(1_000_000);

/** Messages that mean nothing: each must be counted as rejected, and change nothing. */
const MEANINGLESS: readonly unknown[] = [
  { ...update, userId: undefined },
  { ...update, userId: null },
  { ...update, userId: '' },
  { ...update, userId: {} },
  { ...update, userId: LONG },
  { ...update, newRank: undefined },
  { ...update, newRank: 'first' },
  { ...update, newRank: 0 },
  { ...update, newRank: -3 },
  { ...update, newRank: 1.5 },
  { ...update, newRank: 1e300 },
  null,
  42,
  'rankings',
  true,
  [null, 7, 'x'],
  JSON.parse('{"__proto__":{"userId":"c","newRank":1}}'),
  JSON.parse('{"constructor":{"prototype":{"polluted":1}},"userId":"c"}'),
  { ...update, userId: '__proto__' },
  { ...update, userId: 'constructor' },
  { ...update, userName: '<img src=x onerror="document.title=1">' },
  { ...update, userName: '"><script>document.title="owned"</script>' },
  { ...update, userName: LONG },
  { ...update, value: 'NaN' },
  { ...update, value: {} },
];

test('whatever a server sends, the wall stays up, shows the last good board and counts', async ({ launch, page }) => {
  test.setTimeout(120_000);
  const server = await startForeignServer(0, () => refresh);
  try {
    const app = await launch({
      config: {
        version: 1,
        wall: { calmIntervalMs: 100 },
        sources: [{ id: 'theirs', dialect: 'leaderboard', url: server.url }],
      },
    });
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(app.url);
    const wall = new WallPage(page);
    await expect(wall.entries).toHaveCount(ROWS.length);
    const digest = digestOf(ROWS.map((row, index) => ({ ...row, rank: index + 1 })));
    await expect.poll(async () => (await app.board('theirs:sales'))?.digest).toBe(digest);
    const title = await page.title();

    await test.step('names are shown as they are', async () => {
      for (const row of ROWS) await expect(wall.entry(row.id)).toContainText(row.name);
    });

    await test.step('meaningless updates are rejected one by one', async () => {
      const before = await app.source('theirs');
      for (const message of MEANINGLESS) server.leaderboard('rankings:update', message);
      await expect
        .poll(async () => (await app.source('theirs')).rejected - before.rejected, { timeout: 20_000 })
        .toBeGreaterThanOrEqual(MEANINGLESS.length);
      for (const event of ['leaderboard:refresh', 'achievement:celebration', 'contest:new-entry', 'rank:changed']) {
        for (const message of [null, 7, {}, { rankings: 'none' }]) server.leaderboard(event, message);
      }
      expect((await app.board('theirs:sales'))?.digest).toBe(digest);
    });

    await test.step('ten thousand unknown types are only counted', async () => {
      const before = await app.source('theirs');
      for (let index = 0; index < 10_000; index++) server.leaderboard(`unknown:${index}`, { index });
      await expect
        .poll(async () => (await app.source('theirs')).unknown - before.unknown, { timeout: 30_000 })
        .toBe(10_000);
    });

    await test.step('very long texts are cut or refused', async () => {
      server.leaderboard('tv:update', { message: LONG });
      server.leaderboard('achievement:celebration', { userId: 'c', userName: LONG, title: LONG, description: LONG });
      await page.waitForTimeout(1_500);
      const size = await page.evaluate(() => [document.documentElement.scrollWidth, document.body.innerText.length]);
      expect(size[0]).toBeLessThanOrEqual(1920);
      expect(size[1]).toBeLessThan(20_000);
    });

    await test.step('a good message still has its effect', async () => {
      server.leaderboard('rankings:update', update);
      await expect(wall.entry('c')).toHaveAttribute('data-rank', '1');
      expect(await app.source('theirs')).toMatchObject({ state: 'live', reconnects: 0 });
    });

    const foreign = await page.evaluate(() => ({
      scripts: [...document.scripts].filter((script) => script.src === '').length,
      images: [...document.images].filter((image) => image.getAttribute('src') === 'x').length,
      prototype: Object.keys(Object.prototype),
    }));
    expect(foreign).toEqual({ scripts: 0, images: 0, prototype: [] });
    expect(dialogs).toEqual([]);
    expect(await page.title()).toBe(title);
  } finally {
    await server.stop();
  }
});

test('the web host gives nothing away', async ({ launch }) => {
  const app = await launch({ args: ['--demo'] });
  for (const address of ['/../package.json', '/%2e%2e/package.json', '/..%2f..%2fetc/passwd', '/admin-pin', '/.env']) {
    const response = await fetch(app.url.replace(/\/$/, '') + address);
    expect(response.status, address).toBeGreaterThanOrEqual(400);
  }
  const page = await fetch(app.url);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
});
