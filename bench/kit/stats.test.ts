import { describe, expect, it } from 'vitest';
import { largest, median, quantile, slope, variation } from './stats';

describe('of a list of numbers', () => {
  it('the median is the middle one, or the mean of the two there', () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]);
  });

  it('a quantile lies between its neighbours', () => {
    expect([quantile([0, 10], 0.99), quantile([5], 0.99), largest([2, 9, 4])]).toEqual([9.9, 5, 9]);
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });

  it('the variation of what is always the same is 0, and grows with the spread', () => {
    expect([variation([5, 5, 5]), variation([2, 4])]).toEqual([0, 1 / 3]);
  });

  it('the slope is that of the line through the points', () => {
    expect(
      slope([
        [0, 7],
        [10, 27],
        [20, 47],
      ]),
    ).toBeCloseTo(2);
  });
});
