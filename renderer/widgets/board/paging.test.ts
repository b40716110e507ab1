import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_PAGE_MS, OTHER_PAGE_MS, pageIndexAt, pageOf } from './paging';

const ROUND_MS = FIRST_PAGE_MS + OTHER_PAGE_MS;

describe('pageOf', () => {
  it('has one page when everything fits', () => {
    expect(pageOf(0, 7, 7)).toEqual({ index: 0, count: 1, from: 0, to: 7 });
    expect(pageOf(0, 0, 0)).toEqual({ index: 0, count: 1, from: 0, to: 0 });
  });

  it('fills the last page by reaching back', () => {
    expect([0, 1, 2].map((index) => pageOf(index, 17, 7)).map(({ from, to }) => [from, to])).toEqual([
      [0, 7],
      [5, 12],
      [10, 17],
    ]);
  });

  it('shows every row on some page, and full pages only', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 12 }), (rows, perPage) => {
        const { count } = pageOf(0, rows, perPage);
        const seen = new Set<number>();
        for (let index = 0; index < count; index++) {
          const page = pageOf(index, rows, perPage);
          expect(page.to - page.from).toBe(Math.min(rows, perPage));
          for (let row = page.from; row < page.to; row++) seen.add(row);
        }
        expect(seen.size).toBe(rows);
        expect(pageOf(0, rows, perPage).from).toBe(0);
        expect(pageOf(count - 1, rows, perPage).to).toBe(rows);
      }),
    );
  });

  it('falls back to the last page when the board has become shorter', () => {
    expect(pageOf(9, 14, 7).index).toBe(1);
  });
});

describe('pageIndexAt', () => {
  it('stays on the only page', () => {
    expect(pageIndexAt(1e9, 1)).toEqual({ index: 0, forMs: Infinity });
  });

  it('comes back to the first page after each of the others', () => {
    const visited = [0, 1, 2, 3].flatMap((round) => [
      pageIndexAt(round * ROUND_MS + 5, 4).index,
      pageIndexAt(round * ROUND_MS + FIRST_PAGE_MS, 4).index,
    ]);
    expect(visited).toEqual([0, 1, 0, 2, 0, 3, 0, 1]);
  });

  it('tells when the page turns', () => {
    expect(pageIndexAt(1_000, 3)).toEqual({ index: 0, forMs: FIRST_PAGE_MS - 1_000 });
    expect(pageIndexAt(FIRST_PAGE_MS + 2_000, 3)).toEqual({ index: 1, forMs: OTHER_PAGE_MS - 2_000 });
  });
});
