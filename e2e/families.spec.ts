import type { Page } from '@playwright/test';
import type { Clock } from '#core/kernel/clock';
import { startHub, type Hub } from '#hub/server';
import { systemClock } from '#hub/system-clock';
import type { FamilyId } from '#hub/wire-types';
import { BOARD_TURN_MS, LIVE_TURN_MS } from '#main/app/playlist';
import { LONGEST_WAIT_MS } from '#main/app/staging';
import { expect, test } from './fixtures';
import { digestOf } from './health';
import type { WallApp } from './wall-app';
import { WallPage } from './wall-page';

/** The story goes by so much faster, so that it has told everything soon. */
const TIMES = 4;
/** Boards take turns, in the order in which they were told of; on a busy machine that may be any. */
const MOST_BOARDS = 4;
const SHOWN_WITHIN_MS = MOST_BOARDS * BOARD_TURN_MS + LIVE_TURN_MS + 10_000;
/** The first board and the live scene have their turns before it, and each of them stays until what is celebrated is over. */
const SECOND_BOARD_WITHIN_MS = BOARD_TURN_MS + LIVE_TURN_MS + 2 * LONGEST_WAIT_MS + 10_000;

/** What a wall shows of each family's story, by the marks of its page, and the boards that it holds. */
const FAMILIES = {
  leaderboard: {
    scenario: 'office',
    boards: ['revenue', 'xp'],
    shown: [
      ...['scene leaderboard', 'board revenue', 'podium', 'countdown', 'conversations', 'notice'],
      ...['celebration rank', 'celebration level'],
    ],
  },
  'learning-coach': {
    scenario: 'study-group',
    boards: ['xp'],
    shown: [
      ...['scene leaderboard', 'board xp', 'podium', 'celebration achievement', 'celebration level', 'notice'],
      ...['scene live', 'tile rooms', 'tile activity', 'tile talk', 'a room', 'somebody in a room'],
    ],
  },
  academy: {
    scenario: 'academy',
    boards: ['studyHours', 'progress', 'streak'],
    shown: [
      ...['scene leaderboard', 'board studyHours', 'podium', 'notice'],
      ...['scene live', 'tile rooms', 'tile services', 'tile activity', 'a room', 'somebody in a room', 'a service'],
    ],
  },
  'educator-quiz': {
    scenario: 'quiz-room',
    boards: [],
    shown: [
      ...['scene live', 'tile jobs', 'tile metrics', 'notice'],
      ...['a running job', 'a completed job', 'metric activeStudents', 'metric quizzesCreated'],
    ],
  },
  masterx: {
    scenario: 'masterx',
    boards: ['xp'],
    shown: [
      ...['scene leaderboard', 'board xp', 'podium', 'celebration achievement', 'notice'],
      ...['scene live', 'tile rooms', 'tile activity', 'tile talk', 'a room', 'somebody in a room'],
    ],
  },
} as const satisfies Readonly<Record<FamilyId, object>>;

const IDS = Object.keys(FAMILIES) as FamilyId[];

/** The system's clock, ahead of itself: its timers are due sooner. */
function hurried(clock: Clock, times: number): Clock {
  return {
    now: () => clock.now(),
    monotonic: () => clock.monotonic() * times,
    after: (delayMs, callback) => clock.after(delayMs / times, callback),
    every: (periodMs, callback) => clock.every(periodMs / times, callback),
  };
}

/** Looks at the page all the time from now on; the result tells everything that it has seen. */
async function watch(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(window, { seenOnWall: seen });
    const valuesOf = (name: string): readonly string[] =>
      [...document.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? '');
    const note = (what: string, selector: string): void => {
      if (document.querySelector(selector) !== null) seen.add(what);
    };
    setInterval(() => {
      for (const scene of valuesOf('data-scene')) seen.add(`scene ${scene}`);
      for (const id of valuesOf('data-board-id')) seen.add(`board ${id.split(':')[1] ?? id}`);
      for (const tile of valuesOf('data-tile')) seen.add(`tile ${tile}`);
      for (const metric of valuesOf('data-metric-id')) seen.add(`metric ${metric}`);
      for (const status of valuesOf('data-status')) seen.add(`a ${status} job`);
      for (const element of document.querySelectorAll('[data-testid=celebration]')) {
        seen.add(`celebration ${element.getAttribute('data-kind') ?? ''}`);
      }
      note('podium', '[data-board-id] [data-entry-id][data-rank="1"]');
      note('notice', '[data-testid=notice]');
      note('countdown', '.footer-contest');
      note('a room', '[data-room-id]');
      note('somebody in a room', '[data-room-id] .avatar');
      note('a service', '[data-tile=services] [data-up]');
      if (/\d+ conversations? now/.test(document.querySelector('.footer-side')?.textContent ?? '')) {
        seen.add('conversations');
      }
    }, 50);
  });
  return () => page.evaluate(() => [...(window as unknown as { seenOnWall: ReadonlySet<string> }).seenOnWall]);
}

/** Each of these boards is the hub's, at one moment or another. */
async function allTrue(app: WallApp, hub: Hub, boards: readonly string[]): Promise<void> {
  const missing = new Set(boards);
  const truth = (): ReadonlyMap<string, string> =>
    new Map(hub.boards().map(({ boardId, rows }) => [boardId, digestOf(rows)]));
  await expect
    .poll(
      async () => {
        const before = truth();
        const shown = (await app.health()).boards;
        const after = truth();
        for (const { id, digest } of shown) {
          const name = id.slice(id.indexOf(':') + 1);
          // The hub's board moves on while it is looked at.
          if (before.get(name) === after.get(name) && before.get(name) === digest) missing.delete(name);
        }
        return [...missing];
      },
      { intervals: [100] },
    )
    .toEqual([]);
}

for (const id of IDS) {
  const { scenario, boards, shown } = FAMILIES[id];
  test(`${id}: the wall shows everything that its messages tell`, async ({ launch, page, complaints }) => {
    test.setTimeout(SHOWN_WITHIN_MS + 60_000);
    const hub = await startHub({ clock: hurried(systemClock(), TIMES), scenario });
    try {
      const { tokenUrl: _, ...addresses } = hub.addresses[id];
      const source = { id: 'theirs', dialect: id, ...addresses, join: { room: 'study-group-1' } };
      const app = await launch({ config: { version: 1, sources: [source] } });
      await page.goto(app.url);
      const seen = await watch(page);
      await allTrue(app, hub, boards);
      await expect
        .poll(
          async () => {
            const all = new Set(await seen());
            return shown.filter((one) => !all.has(one));
          },
          { timeout: SHOWN_WITHIN_MS, intervals: [250] },
        )
        .toEqual([]);
      await allTrue(app, hub, boards);
      expect(await app.source('theirs')).toMatchObject({
        state: 'live',
        rejected: 0,
        unknown: 0,
        gaps: 0,
        reconnects: 0,
      });
      await expect(page.locator('[data-source-id=theirs]')).toHaveAttribute('data-state', 'live');
      expect(complaints).toEqual([]);
    } finally {
      await hub.stop();
    }
  });
}

test('the five demos on one wall: each is live, and all of them are shown', async ({ launch, page, complaints }) => {
  test.setTimeout(150_000);
  const sources = IDS.map((id) => ({ id, dialect: id, url: `demo:${FAMILIES[id].scenario}` }));
  // A wall begins with the board that it has first, and on a busy machine that is any: so it has one from before.
  const before = await launch({ config: { version: 1, sources: sources.slice(0, 1) } });
  const kept = async (): Promise<readonly string[]> => (await before.health()).boards.map(({ id }) => id);
  await expect.poll(kept).toContain('leaderboard:revenue');
  await before.stop();
  const app = await launch({ config: { version: 1, sources } });
  await page.goto(app.url);
  const wall = new WallPage(page);
  await expect(wall.entries.first()).toBeVisible();
  const seen = await watch(page);
  await expect
    .poll(async () => (await app.health()).sources.filter(({ state, applied }) => state !== 'live' || applied < 3), {
      timeout: 30_000,
    })
    .toEqual([]);
  for (const id of IDS) await expect(page.locator(`[data-source-id=${id}]`)).toHaveAttribute('data-state', 'live');
  const { boards, sources: found } = await app.health();
  const held = boards.map((board) => board.id);
  expect(held).toEqual(
    expect.arrayContaining(IDS.flatMap((id) => FAMILIES[id].boards.map((board) => `${id}:${board}`))),
  );
  for (const source of found) expect(source, source.id).toMatchObject({ rejected: 0, unknown: 0, reconnects: 0 });
  await test.step('the boards take turns', async () => {
    await expect
      .poll(seen, { timeout: SECOND_BOARD_WITHIN_MS })
      .toEqual(expect.arrayContaining(['board revenue', 'board xp']));
  });
  expect(complaints).toEqual([]);
});
