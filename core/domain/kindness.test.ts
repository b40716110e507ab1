import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from './board';
import { MOST_CHASES, selected, SMALL_BOARD, withoutLast, type Kindness } from './kindness';
import { rankBySlot } from './ranking';

const KIND: Kindness = { rest: 'chase', lastPlace: 'hidden' };

/** Best first, with shared ranks. */
function entriesOf(values: readonly (number | null)[]): readonly Entry[] {
  const blank = { rank: 0, detail: null, avatar: null, target: null, trend: null };
  const entries = values.map((value, index) => ({
    ...blank,
    id: `e${index}`,
    name: `Name ${index}`,
    value,
    slot: index + 1,
  }));
  return rankBySlot(entries, 'standard');
}

const idsOf = (all: readonly { readonly entry: Entry }[]): string[] => all.map(({ entry }) => entry.id);

const board = fc
  .array(fc.integer({ min: 0, max: 60 }), { maxLength: 40 })
  .map((values) => entriesOf(values.sort((a, b) => b - a)));
const kindness = fc.record({
  topEntries: fc.option(fc.integer({ min: 3, max: 50 }), { nil: undefined }),
  rest: fc.constantFrom('chase' as const, 'hidden' as const),
  lastPlace: fc.constantFrom('hidden' as const, 'shown' as const),
});
const limit = fc.integer({ min: 1, max: 50 });

describe('whatever the board', () => {
  it('the order is kept, nobody is there twice, and there are no more rows than are wanted', () => {
    fc.assert(
      fc.property(board, limit, kindness, (entries, most, kind) => {
        const rows = selected(entries, most, kind);
        expect(rows.map(({ index }) => entries[index])).toEqual(rows.map(({ entry }) => entry));
        for (const [at, { index }] of rows.entries()) expect(index).toBeGreaterThan(rows[at - 1]?.index ?? -1);
        expect(rows.length).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('the top is whole', () => {
    fc.assert(
      fc.property(board, limit, kindness, (entries, most, kind) => {
        const top = Math.min(most, kind.topEntries ?? most);
        const expected = withoutLast(entries, kind).slice(0, top);
        expect(selected(entries, most, kind).slice(0, expected.length)).toEqual(
          expected.map((entry, index) => ({ entry, index, chase: null })),
        );
      }),
    );
  });

  it('the last place of a long board is not shown, unless half of the board shares it', () => {
    fc.assert(
      fc.property(board, limit, kindness, (entries, most, kind) => {
        const last = entries.at(-1);
        const sharing = entries.filter(({ rank }) => rank === last?.rank).length;
        const exempt = kind.lastPlace === 'shown' || entries.length <= SMALL_BOARD || sharing * 2 >= entries.length;
        const shown = selected(entries, most, kind).some(({ entry }) => entry.rank === last?.rank);
        if (!exempt) expect(shown).toBe(false);
        else expect(withoutLast(entries, kind)).toBe(entries);
      }),
    );
  });

  it('at most four chases are shown: the closest of those below the top', () => {
    fc.assert(
      fc.property(board, limit, kindness, (entries, most, kind) => {
        const top = Math.min(most, kind.topEntries ?? most);
        const chases = selected(entries, most, kind).flatMap(({ index, chase }) =>
          chase ? [{ index, ...chase }] : [],
        );
        const gaps = withoutLast(entries, kind)
          .flatMap(({ value }, index) => (index < top || index === 0 ? [] : [entries[index - 1]!.value! - value!]))
          .filter((gap) => gap > 0)
          .sort((a, b) => a - b);
        const count = kind.rest === 'hidden' ? 0 : Math.min(MOST_CHASES, most - top, gaps.length);
        expect(chases.map(({ gap }) => gap).sort((a, b) => a - b)).toEqual(gaps.slice(0, count));
        for (const { index, name } of chases) expect(name).toBe(entries[index - 1]?.name);
      }),
    );
  });
});

it('by default nobody of a long board is the last, and a small board is shown as it is', () => {
  const long = entriesOf([90, 80, 70, 60, 50, 40, 30, 20, 10, 5, 1, 1]);
  expect(idsOf(selected(long, 100, KIND))).toEqual(idsOf(selected(long, 10, KIND)));
  const small = long.slice(0, SMALL_BOARD);
  expect(selected(small, 100, KIND)).toHaveLength(SMALL_BOARD);
});

it('on the morning of the first sale everybody is shown', () => {
  expect(selected(entriesOf([5, ...Array<number>(20).fill(0)]), 100, KIND)).toHaveLength(21);
});

it('entries without a value chase nobody', () => {
  const entries = entriesOf([90, 80, 70, null, 60, null, null, 50, 40, 30, 20, 10]);
  const rows = selected(entries, 100, { ...KIND, topEntries: 3 });
  expect(rows.slice(3).map(({ entry }) => entry.value)).toEqual([40, 30, 20]);
});
