import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { THEMES } from '#core/config/choices';
import type { Frame } from '#core/ipc/frame';
import { WALL_PATH, type ToPage } from '#core/ipc/wire';
import { GALLERY } from '../renderer/testing/gallery';
import { expect, test } from './fixtures';
import { startForeignServer } from './foreign-server';
import { openSettings } from './settings-window';
import { WallPage } from './wall-page';

/** Only what a theme can change. */
const OF_THEMES = ['color-contrast'];

/** What axe finds on the page as it stands, by all of its rules or by some; what it cannot measure, themes.test.ts does. */
async function violations(page: Page, rules: readonly string[] = []): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const found = await (rules.length === 0 ? axe : axe.withRules([...rules])).analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

/** By all rules as it stands, then by those of colours in the other themes, which are put on as the wall itself does. */
async function inEveryTheme(page: Page): Promise<string[]> {
  const found = await violations(page);
  for (const theme of THEMES.slice(1)) {
    await page.evaluate((name) => {
      document.documentElement.dataset['theme'] = name;
    }, theme);
    found.push(...(await violations(page, OF_THEMES)).map((violation) => `${theme}: ${violation}`));
  }
  return found;
}

/** Until nothing moves that ever comes to rest. */
async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().iterations === Infinity),
  );
}

// Boards by themselves have a test of their own.
const SCENES = ['pair', 'battle', 'movers', 'race', 'winners', 'hall-of-fame', 'activity', 'live', 'message'];
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
  test('on the board in every theme, and in a celebration', async ({ launch, page }) => {
    const server = await startForeignServer(0, () => board);
    const source = { id: 'theirs', dialect: 'leaderboard', url: server.url };
    const app = await launch({ config: { version: 1, wall: STILL, sources: [source] } });
    await page.goto(app.url);
    const wall = new WallPage(page);
    await expect(wall.entries).toHaveCount(5);
    expect(await inEveryTheme(page)).toEqual([]);
    server.leaderboard('achievement:celebration', {
      userId: 'c',
      userName: 'Player c',
      achievementType: 'rank',
      title: 'Top performer',
      description: 'Number 3',
    });
    await expect(wall.celebration).toContainText('Top performer');
    expect(await violations(page)).toEqual([]);
    await expect(wall.celebration, 'it was on show all the time').toBeVisible();
    await server.stop();
  });

  test('when all of it has gone stale, in every theme', async ({ launch, page }) => {
    const server = await startForeignServer(0, () => board);
    const source = { id: 'theirs', dialect: 'leaderboard', url: server.url };
    const wallSettings = { ...STILL, staleAfterSeconds: 4, ageingAfterSeconds: 2 };
    const app = await launch({ config: { version: 1, wall: wallSettings, sources: [source] } });
    await page.goto(app.url);
    await expect(page.getByTestId('stale-card')).toBeVisible({ timeout: 20_000 });
    expect(await inEveryTheme(page)).toEqual([]);
    await server.stop();
  });

  test('on every scene, each in another theme', async ({ app, page }) => {
    // On a machine that does much else.
    test.slow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    let tell = (_message: ToPage): void => undefined;
    await page.routeWebSocket(new RegExp(WALL_PATH), (socket) => {
      tell = (message) => {
        socket.send(JSON.stringify(message));
      };
    });
    const themeAt = (index: number): string => THEMES[index % THEMES.length] ?? THEMES[0];
    for (const [index, name] of SCENES.entries()) {
      const made = GALLERY.get(name)!;
      const frame: Frame = { ...made, status: { ...made.status, theme: themeAt(index) } };
      await page.goto(app.url);
      tell({ kind: 'push', channel: 'wall:frame', payload: frame });
      await expect(page.locator(`[data-scene=${frame.status.scene}]`)).toBeVisible();
      await atRest(page);
      expect(await violations(page), name).toEqual([]);
    }
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
