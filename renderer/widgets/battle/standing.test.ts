import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, seamOf } from './standing';

const value = fc.double({ min: -1e12, max: 1e12, noNaN: true });

describe('seamOf', () => {
  it('is in the middle when both are level, also at nothing', () => {
    expect(seamOf(0, 0)).toBe(0.5);
    expect(seamOf(70, 70)).toBe(0.5);
  });

  it('moves towards who is behind, and leaves them room', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const seam = seamOf(a, b);
        expect(seam).toBeGreaterThanOrEqual(0.4);
        expect(seam).toBeLessThanOrEqual(0.6);
        expect(Math.sign(seam - 0.5) * Math.sign(a - b)).toBeGreaterThanOrEqual(0);
        expect(seam + seamOf(b, a)).toBeCloseTo(1);
      }),
    );
  });
});

describe('columnsOf', () => {
  it('are as high as the values, whatever they are', () => {
    expect(columnsOf([100, 50, 0])).toEqual([1, 0.55, 0.1]);
    expect(columnsOf([0, 0])).toEqual([1, 1]);
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 8 }), (values) => {
        const heights = columnsOf(values);
        for (const [index, height] of heights.entries()) {
          expect(height).toBeGreaterThanOrEqual(0.1 - 1e-9);
          expect(height).toBeLessThanOrEqual(1 + 1e-9);
          for (const [other, its] of heights.entries()) {
            if (values[index]! > values[other]!) expect(height).toBeGreaterThanOrEqual(its);
          }
        }
      }),
    );
  });
});
