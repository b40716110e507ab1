import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { digestOf } from './health';
import { expect, test } from './fixtures';
import { WallApp } from './wall-app';
import { WallPage } from './wall-page';

const KILLS = 4;

test.describe('a power cut', () => {
  test.use({ hubOptions: { scenario: 'office', eventsPerSecond: 10, seed: 3 } });

  test('at any moment leaves a board that can be shown, and that says how old it is', async ({
    launch,
    hub,
    hubConfig,
    page,
  }) => {
    test.setTimeout(120_000);
    for (let kill = 0; kill < KILLS; kill++) {
      // The last board is written every few seconds; the cut may come before, while or after.
      const afterMs = Math.round(300 + Math.random() * 6_000);
      await test.step(`a cut after ${afterMs} ms`, async () => {
        const app = await launch({ config: hubConfig });
        await expect.poll(async () => (await app.board('sales:revenue'))?.entries ?? 0).toBeGreaterThan(0);
        await page.waitForTimeout(afterMs);
        await app.kill();
      });
    }
    await hub.stop();

    const app = await launch({ config: hubConfig });
    await page.goto(app.url);
    const wall = new WallPage(page);
    await expect.poll(() => wall.entries.count(), { timeout: 5_000 }).toBeGreaterThanOrEqual(10);
    await expect(wall.wall).toHaveAttribute('data-freshness', 'stale');
    await expect(wall.wall).toContainText(/Not updated since \d{1,2}:\d{2}/);
    expect((await app.board('sales:revenue'))?.entries).toBe(hub.board().length);
  });
});

test('the last board is the one that was shown', async ({ launch, hub, hubConfig, page }) => {
  const digest = digestOf(hub.board().map(({ userId, rank, value }) => ({ id: userId, rank, value })));
  const first = await launch({ config: hubConfig });
  await expect.poll(async () => (await first.board('sales:revenue'))?.digest).toBe(digest);
  expect(await first.stop()).toBe(0);
  await hub.stop();

  const second = await launch({ config: hubConfig });
  expect((await second.board('sales:revenue'))?.digest).toBe(digest);
  await page.goto(second.url);
  const wall = new WallPage(page);
  await expect(wall.wall).toHaveAttribute('data-freshness', 'stale');
  await expect(wall.entries.first()).toBeVisible();
});

test('a data folder belongs to one app at a time', async ({ launch, dataDir }) => {
  const first = await launch({ args: ['--demo'] });
  const second = await WallApp.spawn({ dataDir, args: ['--demo'] });
  expect(await second.exit).toBe(2);
  expect(second.output).toMatch(/already|another/i);
  expect(second.output).toContain(dataDir);
  expect((await first.health()).app.host).toBe('web');

  await first.kill();
  const third = await launch({ args: ['--demo'] });
  expect((await third.health()).app.host).toBe('web');
});

test.describe('a --config file', () => {
  const refused = async (dataDir: string, config: object | string): Promise<string> => {
    const file = `${dataDir}-given.json`;
    await writeFile(file, typeof config === 'string' ? config : JSON.stringify(config));
    const app = await WallApp.spawn({ dataDir, args: ['--config', file] });
    expect(await app.exit).toBe(2);
    return app.output;
  };

  test('with a typo is refused: the key, the nearest known one, and no token', async ({ dataDir }) => {
    const source = { id: 'a', dialect: 'leaderboard', url: 'http://127.0.0.1:9', token: 'hunter2-hunter2' };
    const output = await refused(dataDir, { version: 1, wall: { calmInterval: 5 }, sources: [source] });
    expect(output).toContain('wall.calmInterval');
    expect(output).toContain('calmIntervalMs');
    expect(output).not.toContain('hunter2');
  });

  test('with a bad value is refused: the path, what was found and what is allowed', async ({ dataDir }) => {
    const output = await refused(dataDir, { version: 1, wall: { theme: 'neon' } });
    expect(output).toContain('wall.theme');
    expect(output).toContain('neon');
    expect(output).toContain('midnight');
  });

  test('that is no JSON, or is not there, is refused in words', async ({ dataDir }) => {
    expect(await refused(dataDir, '{ "version": 1, }')).toMatch(/not JSON/);
    const app = await WallApp.spawn({ dataDir, args: ['--config', '/nowhere/at/all.json'] });
    expect(await app.exit).toBe(2);
    expect(app.output).toContain('/nowhere/at/all.json');
  });

  test('applies over what is stored, and is never written to', async ({ launch, hub, dataDir, page }) => {
    const file = path.join(path.dirname(dataDir), 'given.json');
    const source = { id: 'sales', dialect: 'leaderboard', url: hub.url, token: 'hunter2-hunter2' };
    const text = `${JSON.stringify({ version: 1, wall: { name: 'From the file' }, sources: [source] })}  \n`;
    await writeFile(file, text);
    const { mtimeMs } = await stat(file);

    const app = await launch({ args: ['--config', file] });
    await expect.poll(async () => (await app.source('sales')).state).toBe('live');
    await page.goto(app.url);
    await expect(new WallPage(page).wall).toContainText(/Revenue|From the file/);
    await app.stop();
    expect(await readFile(file, 'utf8')).toBe(text);
    expect((await stat(file)).mtimeMs).toBe(mtimeMs);
    expect(app.output + app.log).not.toContain('hunter2');
  });
});

test('a bad argument ends with code 2, the reason and the remedy', async ({ dataDir }) => {
  const app = await WallApp.spawn({ dataDir, args: ['--prot', '80'] });
  expect(await app.exit).toBe(2);
  expect(app.output).toContain('--prot');
  expect(app.output).toContain('--port');
});
