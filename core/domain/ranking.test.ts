import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry, Trend } from './board';
import { nextTrend, rankBySlot, rankDelta, slotShifter, TREND_WINDOW_MS } from './ranking';

const bare = { name: 'n', detail: null, avatar: null, target: null, trend: null };
const rows = (...values: (number | null | [value: number | null, slot: number])[]): Omit<Entry, 'rank'>[] =>
  values.map((given, index) => {
    const [value, slot] = Array.isArray(given) ? given : [given, index + 1];
    return { ...bare, id: `e${index}`, value, slot };
  });
const ranks = (entries: readonly Entry[]): number[] => entries.map((entry) => entry.rank);

describe('rankBySlot', () => {
  it('lets ties share a rank and leaves the gap after them', () => {
    expect(ranks(rankBySlot(rows(40, 30, 30, 20), 'standard'))).toEqual([1, 2, 2, 4]);
    expect(ranks(rankBySlot(rows(5, 5, 5, 5), 'standard'))).toEqual([1, 1, 1, 1]);
    expect(ranks(rankBySlot(rows(9, 9, 8, 8, 7), 'standard'))).toEqual([1, 1, 3, 3, 5]);
  });

  it('shares nothing where the backend breaks ties', () => {
    expect(ranks(rankBySlot(rows(40, 30, 30, 20), 'ordinal'))).toEqual([1, 2, 3, 4]);
  });

  it('does not take unknown values for equal ones', () => {
    expect(ranks(rankBySlot(rows(null, null, 3), 'standard'))).toEqual([1, 2, 3]);
  });

  it('ties neighbours only: across a hole nobody knows who is in between', () => {
    expect(ranks(rankBySlot(rows([9, 2], [9, 3], [9, 5], [9, 6]), 'standard'))).toEqual([2, 2, 5, 5]);
  });

  it('ranks nobody on an empty board', () => {
    expect(rankBySlot([], 'standard')).toEqual([]);
  });
});

describe('slotShifter', () => {
  /** The same by hand: take those who are placed out of a row of seats, let the others close up, then make room. */
  function byHand(held: readonly number[], left: readonly number[], taken: readonly number[]): Map<number, number> {
    const seats: (number | null)[] = Array.from({ length: Math.max(0, ...held) }, (_, index) =>
      held.includes(index + 1) ? index + 1 : null,
    );
    for (const slot of [...left].sort((a, b) => b - a)) if (slot <= seats.length) seats.splice(slot - 1, 1);
    const placed = Symbol('placed');
    const row: (number | null | symbol)[] = [...seats];
    for (const slot of [...taken].sort((a, b) => a - b)) {
      while (row.length < slot - 1) row.push(null);
      row.splice(slot - 1, 0, placed);
    }
    return new Map(row.flatMap((seat, index) => (typeof seat === 'number' ? [[seat, index + 1] as const] : [])));
  }

  it.each([
    ['a climber', [5], [2], [1, 3, 4, 5, 6]],
    ['a faller', [2], [5], [1, 2, 3, 4, 6]],
    ['a newcomer', [Infinity], [3], [1, 2, 4, 5, 6, 7]],
  ])('makes room for %s', (_who, left, taken, after) => {
    const shifted = slotShifter(left, taken);
    const others = [1, 2, 3, 4, 5, 6].filter((slot) => !left.includes(slot));
    expect(others.map(shifted)).toEqual(after);
  });

  it('agrees with moving seats by hand, for any board with or without holes', () => {
    const slots = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 12 });
    fc.assert(
      fc.property(
        slots,
        slots,
        fc.uniqueArray(fc.integer({ min: 1, max: 25 }), { minLength: 12 }),
        (held, leave, targets) => {
          const left = leave.map((slot) => (held.includes(slot) ? slot : Infinity));
          const taken = targets.slice(0, left.length);
          const expected = byHand(held, left, taken);
          const shifted = slotShifter(left, taken);
          for (const slot of held.filter((one) => !left.includes(one))) expect(shifted(slot)).toBe(expected.get(slot));
        },
      ),
    );
  });
});

describe('trends', () => {
  const trend: Trend = { fromRank: 5, atMs: 1_000 };

  it('begin with the first change', () => {
    expect(nextTrend(null, 4, 2, 7_000)).toEqual({ fromRank: 4, atMs: 7_000 });
    expect(nextTrend(null, 4, 4, 7_000)).toBeNull();
  });

  it('add up within the window, measured from where they began', () => {
    expect(nextTrend(trend, 4, 2, 1_000 + TREND_WINDOW_MS - 1)).toBe(trend);
  });

  it('end with the window, and a later change begins a new one', () => {
    expect(nextTrend(trend, 4, 4, 1_000 + TREND_WINDOW_MS)).toBeNull();
    expect(nextTrend(trend, 4, 2, 1_000 + TREND_WINDOW_MS)).toEqual({ fromRank: 4, atMs: 1_000 + TREND_WINDOW_MS });
  });

  it.each([
    [{ rank: 3, trend }, 1_000, 2],
    [{ rank: 8, trend }, 1_000, -3],
    [{ rank: 5, trend }, 1_000, 0],
    [{ rank: 3, trend }, 1_000 + TREND_WINDOW_MS - 1, 2],
    [{ rank: 3, trend }, 1_000 + TREND_WINDOW_MS, 0],
    [{ rank: 3, trend: null }, 1_000, 0],
  ])('%j at %i ms is shown as %i', (entry, nowMs, delta) => {
    expect(rankDelta(entry, nowMs)).toBe(delta);
  });
});
