import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { startForeignServer, type ForeignServer } from './foreign-server';
import { WallPage } from './wall-page';

/** The springs of the cards: stiffness 90.25 at mass 1, so that the angular frequency is 9.5 per second. */
const OMEGA_PER_S = 9.5;
/** Sub-pixel layout, and a card that grows a little as it is lifted. */
const SLACK_PX = 8;
const FRAME_MS = 1_000 / 60;

interface Sample {
  readonly atMs: number;
  readonly cards: Readonly<Record<string, readonly [x: number, y: number, seen: number]>>;
}

/** Needs two lines. */
const LONG_NAME = 'María Fernanda Álvarez de Toledo y Montenegro';

const order = (...ids: readonly string[]): object => orderOf(ids, {});

function orderOf(ids: readonly string[], names: Readonly<Record<string, string>>): object {
  const named = (id: string): string => names[id] ?? `Player ${id}`;
  const rankings = ids.map((id, index) => ({ userId: id, userName: named(id), rank: index + 1, value: 1_000 - index }));
  return { metric: 'sales', rankings };
}
const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Looks at every frame that the page makes. How many those are depends on the machine; where cards are does not. */
async function startSampling(page: Page): Promise<() => Promise<Sample[]>> {
  await page.evaluate(() => {
    const samples: Sample[] = [];
    const state = { samples, on: true };
    Object.assign(window, { sampling: state });
    const look = (): void => {
      // What the browser plays stands where it is at this time, however late the frame is.
      const atMs = Number(document.timeline.currentTime);
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

/** How far a card may travel in a time, in pixels. */
function limitPx(wayPx: number, elapsedMs: number): number {
  // A critically damped spring over a way D is fastest at D * omega / e. One that is sent elsewhere on its way keeps its
  // speed v and adds the pull of the new way; its speed then is at most v + D * omega / e. No test here makes more than
  // two changes, so twice that peak bounds every path: over two frames of 60 Hz that is 24 % of the way, where a jump is
  // all of it. The way is that between the places which the card was sent to, also when it turned back before the end.
  return ((2 * wayPx * OMEGA_PER_S) / Math.E / 1_000) * elapsedMs + SLACK_PX;
}

function spread(along: readonly number[]): number {
  return along.length === 0 ? 0 : Math.max(...along) - Math.min(...along);
}

interface Paths {
  readonly frames: number;
  /** Cards that were seen at three or more places between start and end. */
  readonly travellers: readonly string[];
  readonly jumps: readonly string[];
}

/** @param orders the sequences that were told; the first is that which the first sample shows */
function pathsOf(samples: readonly Sample[], orders: readonly (readonly string[])[]): Paths {
  const ids = new Set(samples.flatMap((sample) => Object.keys(sample.cards)));
  const placesOf = (id: string): { readonly x: number; readonly y: number }[] =>
    orders.flatMap((order) => {
      const place = samples[0]?.cards[orders[0]?.[order.indexOf(id)] ?? ''];
      return place === undefined ? [] : [{ x: place[0], y: place[1] }];
    });
  const jumps: string[] = [];
  const travellers: string[] = [];
  for (const id of ids) {
    const path = samples.flatMap(({ atMs, cards }) => {
      const card = cards[id];
      // A card that is not to be seen may be put elsewhere.
      return card === undefined || card[2] < 0.05 ? [] : [{ atMs, x: card[0], y: card[1] }];
    });
    const wayOf = (places: readonly { readonly x: number; readonly y: number }[]): number =>
      Math.hypot(spread(places.map(({ x }) => x)), spread(places.map(({ y }) => y)));
    const seenPx = wayOf(path);
    const wayPx = Math.max(seenPx, wayOf(placesOf(id)));
    for (const [index, now] of path.entries()) {
      const before = path[index - 1] ?? now;
      const stepPx = Math.hypot(now.x - before.x, now.y - before.y);
      const elapsedMs = Math.max(FRAME_MS, now.atMs - before.atMs);
      if (stepPx > limitPx(wayPx, elapsedMs)) {
        jumps.push(`${id}: ${stepPx.toFixed(0)} of ${wayPx.toFixed(0)} px in ${elapsedMs.toFixed(1)} ms`);
      }
    }
    const places = new Set(path.map(({ x, y }) => `${x.toFixed(0)},${y.toFixed(0)}`));
    if (seenPx > 20 && places.size >= 5) travellers.push(id);
  }
  return { frames: samples.length, travellers: travellers.sort(), jumps };
}

/** The same change without its frames in between must be seen as jumps, or the measurement is worth nothing. */
function expectJumpsToBeSeen(samples: readonly Sample[], orders: readonly (readonly string[])[]): void {
  const [first] = samples;
  const last = samples.at(-1);
  if (first === undefined || last === undefined) throw new Error('nothing was sampled');
  expect(pathsOf([first, { ...last, atMs: first.atMs + 17 }], orders).jumps).not.toEqual([]);
}

async function settled(page: Page, sequence: readonly string[]): Promise<void> {
  const wall = new WallPage(page);
  await expect
    .poll(() => wall.ranks())
    .toEqual(Object.fromEntries(sequence.map((id, index) => [id, String(index + 1)])));
}

/** Nothing that stands on the board is on its way. */
async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ effect }) => {
      const target = effect instanceof KeyframeEffect ? effect.target : null;
      return target?.closest('[data-entry-id]') == null;
    }),
  );
}

/** A card has been on its way for so long. */
async function onItsWay(page: Page, id: string, forMs: number): Promise<void> {
  await page.waitForFunction(
    ([card, leastMs]) =>
      document
        .querySelector(`[data-entry-id=${card}]`)
        ?.getAnimations()
        .some(({ currentTime }) => Number(currentTime) >= leastMs),
    [id, forMs] as const,
  );
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
    await atRest(page);
  });

  test.afterEach(() => server.stop());

  test('for one who climbs, and for those who make room', async ({ page }) => {
    const stop = await startSampling(page);
    server.leaderboard('rankings:update', { userId: 'h', newRank: 5, previousRank: 8, metric: 'sales', value: 996.5 });
    const tag = page.locator('[data-entry-id=h]').getByTestId('move-tag');
    await expect(tag).toHaveText('passed Player e');
    await expect(tag).toHaveCount(0);
    const samples = await stop();
    const orders = [IDS, ['a', 'b', 'c', 'd', 'h', 'e', 'f', 'g']];
    const paths = pathsOf(samples, orders);
    expect(paths.jumps).toEqual([]);
    expectJumpsToBeSeen(samples, orders);
    expect(paths.travellers).toEqual(['e', 'f', 'g', 'h']);
    expect(paths.frames).toBeGreaterThan(20);
    await settled(page, ['a', 'b', 'c', 'd', 'h', 'e', 'f', 'g']);
  });

  test('and is told beside the name, never across it', async ({ page }) => {
    server.leaderboard('leaderboard:refresh', orderOf(IDS, { f: LONG_NAME }));
    const card = page.locator('[data-entry-id=f]');
    await expect(card.locator('.row-name .fitted-line')).toHaveCount(2);
    server.leaderboard('rankings:update', { userId: 'f', newRank: 5, previousRank: 6, metric: 'sales', value: 996.5 });
    await expect(card.getByTestId('move-tag')).toHaveCount(1);
    const across = await card.evaluate((element) => {
      const boxOf = (part: Element): DOMRect => part.getBoundingClientRect();
      const [tag] = [...element.querySelectorAll('[data-testid=move-tag]')].map(boxOf);
      return [...element.querySelectorAll('.row-name .fitted-line')]
        .map(boxOf)
        .some(({ top, bottom }) => tag !== undefined && tag.height > 0 && tag.top < bottom - 2 && tag.bottom > top + 2);
    });
    expect(across).toBe(false);
  });

  test('also onto the podium', async ({ page }) => {
    const stop = await startSampling(page);
    server.leaderboard('rankings:update', { userId: 'g', newRank: 1, previousRank: 7, metric: 'sales', value: 1_001 });
    await settled(page, ['g', 'a', 'b', 'c', 'd', 'e', 'f', 'h']);
    await expect(page.locator('[data-entry-id=g]').locator('[data-crowned]')).toHaveCount(1);
    await atRest(page);
    const samples = await stop();
    const orders = [IDS, ['g', 'a', 'b', 'c', 'd', 'e', 'f', 'h']];
    const paths = pathsOf(samples, orders);
    expect(paths.jumps).toEqual([]);
    expectJumpsToBeSeen(samples, orders);
    expect(paths.travellers).toContain('g');
  });

  test('also when a second change comes mid-flight', async ({ page }) => {
    const stop = await startSampling(page);
    const there = ['a', 'b', 'c', 'h', 'd', 'e', 'f', 'g'];
    const andBack = ['a', 'b', 'c', 'g', 'f', 'e', 'd', 'h'];
    server.leaderboard('leaderboard:refresh', order(...there));
    await settled(page, there);
    await onItsWay(page, 'h', 200);
    server.leaderboard('leaderboard:refresh', order(...andBack));
    await settled(page, andBack);
    await atRest(page);
    const samples = await stop();
    const orders = [IDS, there, andBack];
    const paths = pathsOf(samples, orders);
    expect(paths.jumps).toEqual([]);
    expectJumpsToBeSeen(samples, orders);
    expect(paths.travellers).toEqual(expect.arrayContaining(['d', 'g', 'h']));
  });
});
