import { describe, expect, it } from 'vitest';
import { FREE_FOR_MS, SteadyRows } from './steady-rows';

describe('SteadyRows', () => {
  it('has room for more rows at once', () => {
    const rows = new SteadyRows();
    expect(rows.settle(5, 0)).toEqual({ count: 5, forMs: Infinity });
    expect(rows.settle(8, 1)).toEqual({ count: 8, forMs: Infinity });
  });

  it('keeps the places of one or two for a while, and counts that anew when they have been back', () => {
    const rows = new SteadyRows();
    rows.settle(8, 0);
    expect(rows.settle(7, 1_000)).toEqual({ count: 8, forMs: FREE_FOR_MS });
    expect(rows.settle(6, 2_000)).toEqual({ count: 8, forMs: FREE_FOR_MS - 1_000 });
    rows.settle(8, 3_000);
    expect(rows.settle(7, FREE_FOR_MS)).toEqual({ count: 8, forMs: FREE_FOR_MS });
    expect(rows.settle(7, 2 * FREE_FOR_MS)).toEqual({ count: 7, forMs: Infinity });
    expect(rows.settle(7, 2 * FREE_FOR_MS + 1)).toEqual({ count: 7, forMs: Infinity });
  });

  it('keeps none for a board that has lost most of its rows, nor for another board', () => {
    const rows = new SteadyRows();
    rows.settle(8, 0);
    expect(rows.settle(3, 1).count).toBe(3);
    rows.settle(8, 2);
    rows.forget();
    expect(rows.settle(7, 3).count).toBe(7);
  });
});
