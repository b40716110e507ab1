import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlaylistItem } from '#core/config/playlist';
import { FakeClock } from '#core/kernel/fake-clock';
import type { ForcedScene } from '#main/board/board-service';
import { OCCASION_PAUSE_MS } from './occasions';
import { BOARD_TURN_MS } from './playlist';
import { Staging } from './staging';
import { offerWith } from './testing/offers';

type Given = NonNullable<Parameters<typeof offerWith>[0]>;

function staged(items: readonly PlaylistItem[] | null, given: Given = {}) {
  const clock = new FakeClock();
  const state = {
    items,
    given,
    pin: null as PlaylistItem | null,
    forced: null as ForcedScene | null,
    celebrating: false,
  };
  const staging = new Staging({
    clock,
    name: 'wall',
    items: () => state.items,
    pin: () => state.pin,
    forced: () => state.forced,
    hasBoard: (id) => offerWith(state.given).boards.has(id),
    offer: () => offerWith({ nowMs: clock.now(), ...state.given }),
    celebrating: () => state.celebrating,
  });
  const scene = () => staging.current.showing.scene;
  const after = (ms: number): string => {
    clock.advance(ms);
    return scene();
  };
  return { clock, state, staging, scene, after };
}

const words = (title: string): PlaylistItem => ({ scene: 'message', title, durationSeconds: 5 });
const asked = (scene: string, message: ForcedScene['message'] = null): ForcedScene => ({
  scene,
  sourceId: 'sales',
  message,
});

describe('a playlist', () => {
  it('gives each item its own time, in order, the same scene twice as well', () => {
    const { staging, clock } = staged([words('one'), { scene: 'leaderboard', source: 'sales' }, words('two')]);
    const seen: string[] = [];
    for (let second = 0; second < 31; second++) {
      const { showing, turn } = staging.current;
      seen.push(`${turn?.index}/${turn?.count} ${showing.message?.title ?? showing.scene}`);
      clock.advance(1_000);
    }
    expect(seen.filter((one, index) => one !== seen[index - 1])).toEqual([
      '0/3 one',
      '1/3 leaderboard',
      '2/3 two',
      '0/3 one',
    ]);
    expect(seen.indexOf('2/3 two')).toBe(25);
  });

  it('is never an empty screen: the leaderboard where nothing fits, a calm one where there is none', () => {
    const waiting: PlaylistItem = { scene: 'contest' };
    const { staging, state, clock } = staged([waiting]);
    expect(staging.current).toMatchObject({ by: 'nothing', showing: { scene: 'leaderboard', boardId: 'sales:main' } });
    state.given = { boards: [] };
    clock.advance(1_000);
    expect(staging.current).toMatchObject({ showing: { scene: 'leaderboard', boardId: null, sourceIds: ['sales'] } });
  });

  it('shows everything that has data within a round, nothing without, and keeps its order as items come and go', () => {
    const COUNT = 6;
    const items = Array.from({ length: COUNT }, (_, index) => words(String(index)));
    const numberOf = (title: string | undefined): number => Number(title ?? -1);
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(fc.nat({ max: COUNT - 1 }), { minLength: 1 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 200, max: 5_000 }),
        (worlds, stepMs) => {
          const { staging, state, clock } = staged(items);
          for (const there of worlds) {
            state.given = { has: ({ title }) => there.includes(numberOf(title)) };
            clock.advance(1_000);
            const seen: number[] = [];
            for (let passedMs = 0; passedMs < (COUNT + 1) * (5_000 + stepMs); passedMs += stepMs) {
              seen.push(numberOf(staging.current.showing.title));
              clock.advance(stepMs);
            }
            expect(new Set(seen)).toEqual(new Set(there));
            const turns = seen.filter((one, index) => one !== seen[index - 1]);
            const order = [...there].sort((a, b) => a - b);
            for (const [index, one] of turns.slice(1).entries()) {
              const before = turns[index] ?? -1;
              expect(one).toBe(order.find((other) => other > before) ?? order[0]);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what goes before turns', () => {
  it('is a pin, then a pinned item, then what a backend asks for', () => {
    const { staging, state } = staged([words('turn'), { ...words('held'), pinned: true }]);
    const title = () => [staging.current.by, staging.current.showing.message?.title];
    expect(title()).toEqual(['pinned-item', 'held']);
    state.forced = asked('message', { title: 'asked', text: null, image: null });
    expect(title()).toEqual(['pinned-item', 'held']);
    state.pin = words('pin');
    expect(title()).toEqual(['pin', 'pin']);
    state.pin = null;
    state.items = [words('turn')];
    expect(title()).toEqual(['backend', 'asked']);
    state.forced = null;
    expect(title()).toEqual(['turn', 'turn']);
  });

  it('gives way while it has nothing to show', () => {
    const { staging, state } = staged([words('turn'), { scene: 'contest', pinned: true }]);
    state.pin = { scene: 'leaderboard', board: 'sales:gone' };
    state.forced = asked('live');
    expect(staging.current.by).toBe('turn');
    state.given = { contests: { sales: 'sales:calls' } };
    expect(staging.current).toMatchObject({ by: 'pinned-item', showing: { boardId: 'sales:calls' } });
  });

  it('is any scene that there is, of the source that asks', () => {
    const { state, staging, scene } = staged(null);
    for (const one of ['race', 'hall-of-fame', 'battle', 'leaderboard']) {
      state.forced = asked(one);
      expect([scene(), staging.current.showing.sourceIds]).toEqual([one, ['sales']]);
    }
    for (const one of ['constructor', '', 'message']) {
      state.forced = asked(one);
      expect(staging.current.by).toBe('turn');
    }
  });

  it('is shown at once, also when a turn has just been looked at', () => {
    const { state, scene } = staged(null);
    expect(scene()).toBe('leaderboard');
    state.forced = asked('race');
    expect(scene()).toBe('race');
    state.forced = null;
    expect(scene()).toBe('leaderboard');
  });
});

describe('a wall without a playlist', () => {
  it('brings up other scenes that have data now and then, each for one turn', () => {
    const { staging, clock } = staged(null, { has: ({ scene }) => ['leaderboard', 'movers', 'race'].includes(scene) });
    const seen: string[] = [];
    for (let second = 0; second < 240; second++) {
      seen.push(staging.current.showing.scene);
      clock.advance(1_000);
    }
    const turns = seen.filter((one, index) => one !== seen[index - 1]);
    expect(turns.slice(0, 5)).toEqual(['leaderboard', 'movers', 'leaderboard', 'race', 'leaderboard']);
    expect(seen.indexOf('movers')).toBeGreaterThanOrEqual(OCCASION_PAUSE_MS / 1_000);
    expect(seen.filter((one) => one !== 'leaderboard').length).toBeLessThanOrEqual((3 * BOARD_TURN_MS) / 1_000);
  });

  it('leaves a single board where it is when nothing else has data', () => {
    const { scene, after } = staged(null, { sourceIds: ['sales'], has: ({ scene: one }) => one === 'leaderboard' });
    expect(scene()).toBe('leaderboard');
    for (let minute = 0; minute < 30; minute++) expect(after(60_000)).toBe('leaderboard');
  });
});

describe('a celebration that has the screen', () => {
  it('keeps the scene behind it, whoever asks for another; that comes afterwards', () => {
    const { state, staging, after } = staged([words('one'), words('two')]);
    const title = () => staging.current.showing.message?.title;
    expect(title()).toBe('one');
    staging.turned();
    state.celebrating = true;
    after(6_000);
    expect(title()).toBe('one');
    state.pin = words('pinned');
    after(1_000);
    expect(title()).toBe('one');
    expect(staging.turned()).toBe(false);
    state.celebrating = false;
    expect(title()).toBe('pinned');
    expect(staging.turned()).toBe(true);
  });

  it('gives way to the next scene when one celebration follows the other', () => {
    const { state, staging, after } = staged([words('one'), words('two')]);
    const title = () => staging.current.showing.message?.title;
    expect(title()).toBe('one');
    state.celebrating = true;
    for (let second = 0; second < 9; second++) after(1_000);
    expect(title()).toBe('one');
    after(1_000);
    expect(title()).toBe('two');
  });

  it('does not keep a board that is gone', () => {
    const { state, staging } = staged([{ scene: 'leaderboard', source: 'sales' }, words('two')]);
    const { boardId } = staging.current.showing;
    state.celebrating = true;
    state.given = { boards: [] };
    expect(staging.current.showing.boardId).not.toBe(boardId);
  });
});
