import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { THEMES } from '#core/config/choices';
import { expect, test } from './fixtures';
import { startForeignServer } from './foreign-server';
import { openSettings } from './settings-window';
import { WallPage } from './wall-page';

/** What axe finds on the page as it stands. All of its rules are on; what it cannot measure, themes.test.ts does. */
async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

/** As the wall itself puts a theme on the page. */
async function violationsIn(theme: string, page: Page): Promise<string[]> {
  await page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name;
  }, theme);
  return (await violations(page)).map((violation) => `${theme}: ${violation}`);
}

async function inEveryTheme(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const theme of THEMES) found.push(...(await violationsIn(theme, page)));
  return found;
}

// Nothing moves while it is looked at.
const STILL = { motion: 'reduced', pixelShift: false };
const board = {
  metric: 'sales',
  rankings: ['a', 'b', 'c', 'd', 'e'].map((id, index) => ({
    userId: id,
    userName: `Player ${id}`,
    rank: index + 1,
    value: 1_000 - index,
  })),
};

test.describe('axe finds nothing to complain about', () => {
  test('on the board and in a celebration, in every theme', async ({ launch, page }) => {
    test.slow();
    const server = await startForeignServer(0, () => board);
    const source = { id: 'theirs', dialect: 'leaderboard', url: server.url };
    const app = await launch({ config: { version: 1, wall: STILL, sources: [source] } });
    await page.goto(app.url);
    const wall = new WallPage(page);
    await expect(wall.entries).toHaveCount(5);
    expect(await inEveryTheme(page)).toEqual([]);
    for (const theme of THEMES) {
      server.leaderboard('achievement:celebration', {
        userId: 'c',
        userName: 'Player c',
        achievementType: 'rank',
        title: `Top performer in ${theme}`,
        description: 'Number 3',
      });
      await expect(wall.celebration).toContainText(theme, { timeout: 20_000 });
      expect(await violationsIn(theme, page)).toEqual([]);
    }
    await server.stop();
  });

  test('when all of it has gone stale, in every theme', async ({ launch, page }) => {
    test.slow();
    const server = await startForeignServer(0, () => board);
    const source = { id: 'theirs', dialect: 'leaderboard', url: server.url };
    const wallSettings = { ...STILL, staleAfterSeconds: 4, ageingAfterSeconds: 2 };
    const app = await launch({ config: { version: 1, wall: wallSettings, sources: [source] } });
    await page.goto(app.url);
    await expect(page.getByTestId('stale-card')).toBeVisible({ timeout: 20_000 });
    expect(await inEveryTheme(page)).toEqual([]);
    await server.stop();
  });

  test('on the live scene, in every theme', async ({ launch, page }) => {
    test.slow();
    const source = { id: 'demo', dialect: 'educator-quiz', url: 'demo:quiz-room' };
    const app = await launch({ config: { version: 1, wall: STILL, sources: [source] } });
    await page.goto(app.url);
    await expect(page.locator('[data-scene=live] [data-tile], [data-scene=live] .tile').first()).toBeVisible({
      timeout: 60_000,
    });
    expect(await inEveryTheme(page)).toEqual([]);
  });

  test('in the settings window and before its door', async ({ app, dataDir, page }) => {
    await page.goto(new URL('/settings', app.url).href);
    expect(await violations(page)).toEqual([]);
    await openSettings(page, app, dataDir);
    for (const section of ['Sources', 'Wall', 'Look', 'Diagnostics']) {
      await page.getByRole('button', { name: section, exact: true }).click();
      await expect(page.getByRole('heading', { name: section, exact: true })).toBeVisible();
      expect(await violations(page), section).toEqual([]);
    }
  });
});
