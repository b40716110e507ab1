import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyBoard, type Board, type Entry } from './board';
import { leadingOvertake, movesBetween } from './moves';
import { rankBySlot } from './ranking';

/** `boardOf({ a: 10, b: 9 })`: highest first, ties share a rank. */
function boardOf(values: Readonly<Record<string, number>>): Board {
  const rows = Object.entries(values)
    .sort(([, a], [, b]) => b - a)
    .map(([id, value], index) => ({
      id,
      name: id.toUpperCase(),
      value,
      slot: index + 1,
      detail: null,
      avatar: null,
      target: null,
      trend: null,
    }));
  return { ...emptyBoard('s', 'm', null), entries: rankBySlot(rows, 'standard') };
}

const ids = (entries: readonly Pick<Entry, 'id'>[]): string[] => entries.map((entry) => entry.id);

describe('movesBetween', () => {
  it('tells who changed rank, from where to where, in the new order', () => {
    const before = boardOf({ a: 30, b: 20, c: 10 });
    const after = boardOf({ c: 35, a: 30, b: 20 });
    expect(movesBetween(before.entries, after.entries)).toEqual([
      { id: 'c', from: 3, to: 1 },
      { id: 'a', from: 1, to: 2 },
      { id: 'b', from: 2, to: 3 },
    ]);
  });

  it('does not count those who come or go', () => {
    expect(movesBetween(boardOf({ a: 30, gone: 20 }).entries, boardOf({ a: 30, come: 20 }).entries)).toEqual([]);
  });

  it('is empty between equals, and reversed backwards', () => {
    const values = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 0, max: 5 }));
    fc.assert(
      fc.property(values, values, (one, other) => {
        const [before, after] = [boardOf(one).entries, boardOf(other).entries];
        expect(movesBetween(before, before)).toEqual([]);
        const forth = movesBetween(before, after).map(({ id, from, to }) => `${id} ${from} ${to}`);
        const back = movesBetween(after, before).map(({ id, from, to }) => `${id} ${to} ${from}`);
        expect(new Set(forth)).toEqual(new Set(back));
      }),
    );
  });
});

describe('leadingOvertake', () => {
  const before = boardOf({ a: 50, b: 40, c: 30, d: 20, e: 10 });

  it('names the climber with the best rank, and those it passed, nearest first', () => {
    const overtake = leadingOvertake(before, boardOf({ a: 50, d: 45, b: 40, e: 35, c: 30 }));
    expect(overtake?.climber.id).toBe('d');
    expect(ids(overtake?.passed ?? [])).toEqual(['b', 'c']);
    expect(overtake?.newNumberOne).toBe(false);
  });

  it('knows a new number one, and does not call a shared first place one', () => {
    expect(leadingOvertake(before, boardOf({ b: 60, a: 50, c: 30, d: 20, e: 10 }))?.newNumberOne).toBe(true);
    const shared = leadingOvertake(before, boardOf({ a: 50, c: 50, b: 40, d: 20, e: 10 }));
    expect(shared).toMatchObject({ climber: { id: 'c' }, newNumberOne: false });
    expect(ids(shared?.passed ?? [])).toEqual(['b']);
  });

  it('is none where nobody was passed', () => {
    expect(leadingOvertake(before, before)).toBeNull();
    expect(leadingOvertake(before, boardOf({ a: 50, b: 50, c: 30, d: 20, e: 10 }))).toBeNull();
    expect(leadingOvertake(before, boardOf({ b: 40, c: 30, d: 20, e: 10 }))).toBeNull();
    expect(leadingOvertake(before, boardOf({ n: 90, a: 50, b: 40, c: 30, d: 20, e: 10 }))).toBeNull();
    expect(leadingOvertake(emptyBoard('s', 'm', null), before)).toBeNull();
  });

  it('is no news below the tenth rank', () => {
    const long = Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`p${index}`, 100 - index]));
    const below = leadingOvertake(boardOf(long), boardOf({ ...long, p11: 89.5 }));
    expect(below).toBeNull();
    expect(leadingOvertake(boardOf(long), boardOf({ ...long, p11: 91.5 }))?.climber).toMatchObject({
      id: 'p11',
      rank: 10,
    });
  });
});
