import { describe, expect, it } from 'vitest';
import { trendPath } from './trend-path';

describe('a trend line', () => {
  it('needs two points', () => {
    expect(trendPath([])).toBeNull();
    expect(trendPath([5])).toBeNull();
  });

  it('goes from the left to the right, up with what grows', () => {
    expect(trendPath([1, 3])?.line).toBe('M0 21C50 21 50 3 100 3');
  });

  it('is level where nothing changes, and free of what cannot be drawn', () => {
    expect(trendPath([4, 4, 4])?.line).toBe('M0 12C25 12 25 12 50 12C75 12 75 12 100 12');
    expect(trendPath([1e300, -1e300])?.line).not.toMatch(/NaN|Infinity/);
  });
});
