import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySnapshot } from '#core/domain/apply-event';
import { emptyBoard, type Board } from '#core/domain/board';
import { PERIODS } from '#core/domain/periods';
import { BoardHistory } from './board-history';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const at = (text: string): number => new Date(text).getTime();
/** A Wednesday in the middle of a quarter. */
const WEDNESDAY_NOON = at('2026-11-18T12:00');

function boardOf(values: Readonly<Record<string, number>>): Board {
  const entries = Object.entries(values)
    .map(([id, value]) => ({ id, name: id, value }))
    .sort((a, b) => b.value - a.value);
  return applySnapshot(emptyBoard('s', 'm', null), { kind: 'snapshot', metric: 'm', scope: null, entries, atMs: 0 }, 0);
}
const gained = (history: BoardHistory, id: string) => PERIODS.map((period) => history.since(period, id)?.gained);

describe('what was won', () => {
  it('counts from the first look on', () => {
    const history = new BoardHistory();
    history.look(boardOf({ a: 100, b: 50 }), WEDNESDAY_NOON);
    history.look(boardOf({ a: 130, b: 50 }), WEDNESDAY_NOON + HOUR_MS);
    expect(gained(history, 'a')).toEqual([30, 30, 30, 30]);
    expect(gained(history, 'b')).toEqual([0, 0, 0, 0]);
  });

  it('goes down with a correction', () => {
    const history = new BoardHistory();
    history.look(boardOf({ a: 100, b: 90 }), WEDNESDAY_NOON);
    history.look(boardOf({ a: 140, b: 90 }), WEDNESDAY_NOON + 1);
    history.look(boardOf({ a: 120, b: 90 }), WEDNESDAY_NOON + 2);
    expect(gained(history, 'a')).toEqual([20, 20, 20, 20]);
  });

  it('goes on when the values begin anew', () => {
    const history = new BoardHistory();
    history.look(boardOf({ a: 100, b: 90 }), WEDNESDAY_NOON);
    history.look(boardOf({ a: 110, b: 90 }), WEDNESDAY_NOON + 1);
    history.look(boardOf({ a: 5, b: 0 }), WEDNESDAY_NOON + 2);
    expect(gained(history, 'a')).toEqual([15, 15, 15, 15]);
    expect(gained(history, 'b')).toEqual([0, 0, 0, 0]);
  });

  it('of a day ends with it, to the exact value while the app runs', () => {
    const history = new BoardHistory();
    const midnight = at('2026-11-19T00:00');
    history.look(boardOf({ a: 100, b: 50 }), WEDNESDAY_NOON);
    history.look(boardOf({ a: 150, b: 50 }), midnight - MINUTE_MS);
    const ended = history.look(boardOf({ a: 160, b: 55 }), midnight + MINUTE_MS);
    expect(ended).toMatchObject([{ period: 'day', fromMs: at('2026-11-18T00:00'), best: { id: 'a' }, gained: 50 }]);
    expect(gained(history, 'a')).toEqual([10, 60, 60, 60]);
    expect(gained(history, 'b')).toEqual([5, 5, 5, 5]);
  });

  it('while nobody looked belongs to no new day, but to the week', () => {
    const history = new BoardHistory();
    history.look(boardOf({ a: 100, b: 50 }), WEDNESDAY_NOON);
    history.look(boardOf({ a: 300, b: 50 }), at('2026-11-19T09:00'));
    expect(history.since('day', 'a')).toEqual({ gained: 0, fromRank: 1, fromValue: 300 });
    history.look(boardOf({ a: 301, b: 50 }), at('2026-11-19T09:10'));
    expect(history.since('day', 'a')?.gained).toBe(1);
  });

  it('has no winner when the end was not seen, or nobody won anything', () => {
    const unseen = new BoardHistory();
    unseen.look(boardOf({ a: 1 }), WEDNESDAY_NOON);
    unseen.look(boardOf({ a: 9 }), WEDNESDAY_NOON + 1);
    // The day's end was seen, those of the month and the quarter were not.
    const ended = unseen.look(boardOf({ a: 9 }), at('2027-01-04T09:00'));
    expect(ended.map(({ period }) => period)).toEqual(['day']);
    const idle = new BoardHistory();
    idle.look(boardOf({ a: 1 }), WEDNESDAY_NOON);
    expect(idle.look(boardOf({ a: 1 }), at('2026-11-19T00:01'))).toEqual([]);
  });

  it('comes back from the disk as it was', () => {
    const history = new BoardHistory();
    history.look(boardOf({ a: 100, b: 50 }), WEDNESDAY_NOON);
    history.look(boardOf({ a: 100, b: 150 }), WEDNESDAY_NOON + MINUTE_MS);
    const state = history.state();
    if (state === null) throw new Error('nothing to keep');
    const again = new BoardHistory(JSON.parse(JSON.stringify(state)) as typeof state);
    expect(again.state()).toEqual(state);
    expect(again.track('b')).toEqual([
      [WEDNESDAY_NOON, 2],
      [WEDNESDAY_NOON + MINUTE_MS, 1],
    ]);
  });
});

describe('the day as a whole', () => {
  it('adds up: what was won is what there is more, for any values and any order of looks', () => {
    const values = fc.record({ a: fc.integer({ min: 60, max: 100 }), b: fc.integer({ min: 60, max: 100 }) });
    fc.assert(
      fc.property(fc.array(values, { minLength: 2, maxLength: 20 }), (looks) => {
        const history = new BoardHistory();
        looks.forEach((one, index) => history.look(boardOf(one), WEDNESDAY_NOON + index * MINUTE_MS));
        const [first, last] = [looks[0], looks.at(-1)];
        expect(history.since('day', 'a')?.gained).toBe((last?.a ?? 0) - (first?.a ?? 0));
        expect(history.since('day', 'b')?.gained).toBe((last?.b ?? 0) - (first?.b ?? 0));
      }),
    );
  });
});
