import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { startForeignServer } from './foreign-server';
import { WallPage } from './wall-page';

const NAMES = [
  'Mia Hoffmann',
  '田中 美咲',
  'Łukasz Kowalczyk',
  'سارة الشمري',
  'דנה כהן',
  'عبد الرحمن بن محمد القحطاني',
];
const ROWS = NAMES.map((name, index) => ({
  userId: `p${index}`,
  userName: name,
  rank: index + 1,
  value: 158_700 - index,
}));
const refresh = { metric: 'sales', title: 'Sales', currency: 'EUR', rankings: ROWS };

const config = (url: string, language: string) => ({
  version: 1,
  wall: { language, calmIntervalMs: 100 },
  sources: [{ id: 'theirs', dialect: 'leaderboard', url }],
});

/** Where an entry's parts stand, from the left. */
const middles = (page: Page, id: string, ...parts: string[]): Promise<number[]> =>
  page.locator(`[data-entry-id="${id}"]`).evaluate(
    (card, selectors) =>
      selectors.map((selector) => {
        const { left, width } = card.querySelector(selector)?.getBoundingClientRect() ?? { left: NaN, width: NaN };
        return left + width / 2;
      }),
    parts,
  );

/** Texts that reach out of the screen, or of the row that they stand in. */
const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const range = document.createRange();
    return [...document.querySelectorAll('.fitted-line, .number, .header-time, .header-date')]
      .filter((element) => {
        range.selectNodeContents(element);
        const text = range.getBoundingClientRect();
        const box = (element.closest('.row, .notice, .header') ?? document.body).getBoundingClientRect();
        return text.width > 0 && (text.left < box.left - 1 || text.right > box.right + 1);
      })
      .map((element) => element.textContent);
  });

/** Fonts besides Inter that the page has asked for. */
function furtherFonts(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const font = /noto-sans-(\w+)/.exec(request.url())?.[1];
    if (font !== undefined) asked.push(font);
  });
  return asked;
}

test('a wall in Arabic is a mirror image, and nothing sticks out', async ({ launch, page }) => {
  const server = await startForeignServer(0, () => refresh);
  try {
    const app = await launch({ config: config(server.url, 'ar') });
    await page.goto(app.url);
    const wall = new WallPage(page);
    await expect(wall.entries).toHaveCount(ROWS.length);
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
    await expect(page.locator('.header-subtitle')).toContainText('6 مشاركين');

    const [rank = 0, avatar = 0, name = 0, value = 0] = await middles(
      page,
      'p4',
      '.row-rank',
      '.row-avatar',
      '.row-name',
      '.row-value',
    );
    expect([rank > avatar, avatar > name, name > value]).toEqual([true, true, true]);
    // The list is on the left, the clock too; the podium is 2-1-3 as everywhere.
    const [first = 0] = await middles(page, 'p0', '.place-avatar');
    const [second = 0] = await middles(page, 'p1', '.place-avatar');
    const [third = 0] = await middles(page, 'p2', '.place-avatar');
    expect([rank < second, second < first, first < third]).toEqual([true, true, true]);
    const clock = await page.locator('.header-clock').boundingBox();
    expect(clock?.x).toBeLessThan(200);

    server.leaderboard('rankings:update', {
      userId: 'p4',
      userName: NAMES[4],
      previousRank: 5,
      newRank: 4,
      metric: 'sales',
      value: 158_698,
    });
    await expect(wall.entry('p4')).toHaveAttribute('data-rank', '4');
    await expect(wall.notices.first()).toContainText('تقدُّم على');
    await expect.poll(() => overflowing(page)).toEqual([]);
    for (const viewport of [
      { width: 1080, height: 1920 },
      { width: 1280, height: 720 },
    ]) {
      await page.setViewportSize(viewport);
      await expect.poll(() => overflowing(page)).toEqual([]);
    }
  } finally {
    await server.stop();
  }
});

test('a wall in German writes numbers, money and dates as Germans do', async ({ launch, page }) => {
  const server = await startForeignServer(0, () => refresh);
  try {
    const app = await launch({ config: config(server.url, 'de') });
    await page.goto(app.url);
    const wall = new WallPage(page);
    await expect(wall.entry('p3')).toContainText('158.697\u00a0€');
    await expect(page.locator('.header-date')).toHaveText(/^(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag, |^Mittwoch, /);
    await expect(page.locator('.header-subtitle')).toContainText('6 Einträge');
  } finally {
    await server.stop();
  }
});

test('a name that runs the other way stays in its place on a wall in English', async ({ launch, page }) => {
  const latin = { ...refresh, rankings: ROWS.map((row, index) => ({ ...row, userName: `Person ${index}` })) };
  let shown = latin;
  const server = await startForeignServer(0, () => shown);
  try {
    const app = await launch({ config: config(server.url, 'en') });
    const fonts = furtherFonts(page);
    await page.goto(app.url);
    const wall = new WallPage(page);
    await expect(wall.entry('p3')).toContainText('Person 3');
    expect(fonts).toEqual([]);

    shown = refresh;
    server.leaderboard('leaderboard:refresh', shown);
    const row = wall.entry('p3');
    await expect(row).toContainText('سارة الشمري');
    await expect.poll(() => [...fonts].sort()).toEqual(['arabic', 'hebrew']);
    const [rank = 0, name = 0, value = 0] = await middles(page, 'p3', '.row-rank', '.row-name', '.row-value');
    expect([rank < name, name < value]).toEqual([true, true]);
    await expect(row.locator('.row-value')).toHaveText('€\u00a0158,697');
    const left = (id: string) => wall.entry(id).locator('.fitted-line').first().boundingBox();
    expect((await left('p3'))?.x).toBeCloseTo((await left('p5'))?.x ?? NaN, 0);

    server.training('quiz:completed', { userId: 'p3', userName: NAMES[3], quizTitle: 'Objections (A)', score: 92 });
    const notice = wall.notices.filter({ hasText: 'Objections' });
    await expect(notice).toContainText('with 92\u00a0%');
    // The name comes first, and what follows it runs on from the left.
    const order = await notice.locator('.fitted').evaluate((element) => {
      const text = element.querySelector('.fitted-line')?.firstChild as Text;
      const at = (word: string): number => {
        const range = document.createRange();
        range.setStart(text, text.data.indexOf(word));
        range.setEnd(text, text.data.indexOf(word) + word.length);
        return range.getBoundingClientRect().left;
      };
      return at('سارة') < at('finished');
    });
    expect(order).toBe(true);
    expect(await overflowing(page)).toEqual([]);
  } finally {
    await server.stop();
  }
});
