import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { startForeignServer, type ForeignServer } from './foreign-server';
import { WallPage } from './wall-page';

/** The springs of the cards: stiffness 90.25 at mass 1, so that the angular frequency is 9.5 per second. */
const OMEGA_PER_S = 9.5;
/** Sub-pixel layout, and a card that grows a little as it is lifted. */
const SLACK_PX = 12;

interface Sample {
  readonly atMs: number;
  readonly cards: Readonly<Record<string, readonly [x: number, y: number, seen: number]>>;
}

const order = (...ids: readonly string[]): object => ({
  metric: 'sales',
  rankings: ids.map((id, index) => ({ userId: id, userName: `Player ${id}`, rank: index + 1, value: 1_000 - index })),
});
const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

async function startSampling(page: Page): Promise<() => Promise<Sample[]>> {
  await page.evaluate(() => {
    const samples: Sample[] = [];
    const state = { samples, on: true };
    Object.assign(window, { sampling: state });
    const look = (atMs: number): void => {
      const cards: Record<string, [number, number, number]> = {};
      for (const card of document.querySelectorAll<HTMLElement>('[data-board-id] [data-entry-id]')) {
        const box = card.getBoundingClientRect();
        const seen = Number(getComputedStyle(card).opacity);
        cards[card.dataset['entryId'] ?? ''] = [box.x, box.y + box.height / 2, seen];
      }
      samples.push({ atMs, cards });
      if (state.on) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return () =>
    page.evaluate(() => {
      const { sampling } = window as unknown as { sampling: { samples: Sample[]; on: boolean } };
      sampling.on = false;
      return sampling.samples;
    });
}

/** How far a card may travel between two frames, in pixels. */
function limitPx(farthestPx: number, elapsedMs: number): number {
  // A critically damped spring over a way D is fastest at D * omega / e. One that is sent elsewhere on its way keeps its
  // speed v and adds the pull of the new way; its speed then is at most v + D * omega / e. Two changes at a time are what
  // is tested here, so twice the peak over the longest way on screen bounds every path, while a jump is a whole way.
  return ((2 * farthestPx * OMEGA_PER_S) / Math.E / 1_000) * elapsedMs + SLACK_PX;
}

interface Paths {
  readonly frames: number;
  /** Cards that were seen at three or more places between start and end. */
  readonly travellers: readonly string[];
  readonly jumps: readonly string[];
}

function pathsOf(samples: readonly Sample[], farthestPx: number): Paths {
  const jumps: string[] = [];
  const places = new Map<string, Set<string>>();
  for (const [index, sample] of samples.entries()) {
    const before = samples[index - 1];
    if (before === undefined) continue;
    const limit = limitPx(farthestPx, sample.atMs - before.atMs);
    for (const [id, [x, y, seen]] of Object.entries(sample.cards)) {
      const was = before.cards[id];
      // A card that is not to be seen may be put elsewhere.
      if (was === undefined || seen < 0.05 || was[2] < 0.05) continue;
      const way = Math.hypot(x - was[0], y - was[1]);
      if (way > limit) jumps.push(`${id}: ${way.toFixed(0)} px in ${(sample.atMs - before.atMs).toFixed(1)} ms`);
      if (way > 0.5) places.set(id, (places.get(id) ?? new Set()).add(`${x.toFixed(0)},${y.toFixed(0)}`));
    }
  }
  const travellers = [...places].filter(([, seen]) => seen.size >= 3).map(([id]) => id);
  return { frames: samples.length, travellers, jumps };
}

/** The longest straight way between two cards that stand still. */
function farthest(sample: Sample | undefined): number {
  const places = Object.values(sample?.cards ?? {});
  return Math.max(...places.flatMap(([x, y]) => places.map((other) => Math.hypot(x - other[0], y - other[1]))));
}

async function settled(page: Page, sequence: readonly string[]): Promise<void> {
  const wall = new WallPage(page);
  await expect
    .poll(() => wall.ranks())
    .toEqual(Object.fromEntries(sequence.map((id, index) => [id, String(index + 1)])));
}

test.describe('a rank change is a continuous path', () => {
  let server: ForeignServer;

  test.beforeEach(async ({ launch, page }) => {
    server = await startForeignServer(0, () => order(...IDS));
    const app = await launch({
      config: {
        version: 1,
        wall: { calmIntervalMs: 0 },
        sources: [{ id: 'theirs', dialect: 'leaderboard', url: server.url }],
      },
    });
    await page.goto(app.url);
    await settled(page, IDS);
    await page.waitForTimeout(1_500);
  });

  test.afterEach(() => server.stop());

  test('for one who climbs, and for those who make room', async ({ page }) => {
    const stop = await startSampling(page);
    server.leaderboard('rankings:update', { userId: 'h', newRank: 5, previousRank: 8, metric: 'sales', value: 996.5 });
    await page.waitForTimeout(2_500);
    const samples = await stop();
    const paths = pathsOf(samples, farthest(samples[0]));
    expect(paths.jumps).toEqual([]);
    expect([...paths.travellers].sort()).toEqual(['e', 'f', 'g', 'h']);
    expect(paths.frames).toBeGreaterThan(60);
    await settled(page, ['a', 'b', 'c', 'd', 'h', 'e', 'f', 'g']);
  });

  test('also onto the podium', async ({ page }) => {
    const stop = await startSampling(page);
    server.leaderboard('rankings:update', { userId: 'g', newRank: 1, previousRank: 7, metric: 'sales', value: 1_001 });
    await page.waitForTimeout(3_000);
    const samples = await stop();
    const paths = pathsOf(samples, farthest(samples[0]));
    expect(paths.jumps).toEqual([]);
    expect(paths.travellers).toContain('g');
    await settled(page, ['g', 'a', 'b', 'c', 'd', 'e', 'f', 'h']);
  });

  test('also when a second change comes mid-flight', async ({ page }) => {
    const stop = await startSampling(page);
    server.leaderboard('leaderboard:refresh', order('a', 'b', 'c', 'h', 'd', 'e', 'f', 'g'));
    await page.waitForTimeout(250);
    server.leaderboard('leaderboard:refresh', order('a', 'b', 'c', 'g', 'f', 'e', 'd', 'h'));
    await page.waitForTimeout(3_000);
    const samples = await stop();
    const paths = pathsOf(samples, farthest(samples[0]));
    expect(paths.jumps).toEqual([]);
    expect(paths.travellers).toEqual(expect.arrayContaining(['d', 'g', 'h']));
    await settled(page, ['a', 'b', 'c', 'g', 'f', 'e', 'd', 'h']);
  });
});
