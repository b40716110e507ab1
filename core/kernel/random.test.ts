import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integerBetween, pick, seededRandom } from './random';

const take = (count: number, seed: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('seededRandom', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(take(20, 7)).toEqual(take(20, 7));
    expect(take(20, 7)).not.toEqual(take(20, 8));
  });

  it('keeps its sequence: runs of old can be repeated', () => {
    expect(take(3, 1).map((value) => Math.floor(value * 1e6))).toEqual([627073, 2735, 527447]);
  });

  it('is uniform in [0, 1), for any seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const values = take(2_000, seed);
        expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...values)).toBeLessThan(1);
        for (let tenth = 0; tenth < 10; tenth++) {
          const share = values.filter((value) => Math.floor(value * 10) === tenth).length / values.length;
          expect(share).toBeGreaterThan(0.06);
          expect(share).toBeLessThan(0.14);
        }
      }),
      { numRuns: 30, seed: 20_261_120 },
    );
  });
});

describe('choices', () => {
  it('integerBetween reaches both ends and nothing else', () => {
    const random = seededRandom(3);
    const seen = new Set(Array.from({ length: 500 }, () => integerBetween(random, -1, 2)));
    expect([...seen].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
  });

  it('pick reaches every item, and refuses an empty list', () => {
    const random = seededRandom(3);
    const seen = new Set(Array.from({ length: 200 }, () => pick(random, ['a', 'b', 'c'])));
    expect([...seen].sort()).toEqual(['a', 'b', 'c']);
    expect(() => pick(random, [])).toThrow(RangeError);
  });
});
