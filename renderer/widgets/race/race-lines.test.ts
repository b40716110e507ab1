import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { raceHours, racePath, raceScale, type Point } from './race-lines';

const HOUR_MS = 3_600_000;
const box = { width: 100, height: 50, fromMs: 0, toMs: 10 * HOUR_MS, lanes: 10 };
const scale = raceScale(box);
const numbers = (path: string): number[] => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

describe('racePath', () => {
  it('is a level line for who has not moved', () => {
    expect(racePath([[0, 3]], scale)).toBe('M0 12.5L100 12.5');
  });

  it('bends where the rank changes, and is level at both ends of the bend', () => {
    const path = racePath(
      [
        [0, 3],
        [5 * HOUR_MS, 1],
      ],
      scale,
    );
    expect(path).toMatch(/^M0 12\.5L[\d.]+ 12\.5C([\d.]+) 12\.5 \1 2\.5 [\d.]+ 2\.5L100 2\.5$/);
  });

  it('ends at the rank of now, stays in its box and never goes back in time, whatever happened', () => {
    const points = fc
      .array(fc.tuple(fc.integer({ min: 0, max: box.toMs }), fc.integer({ min: 1, max: 30 })), { minLength: 1 })
      .map((all) => all.sort(([a], [b]) => a - b).map(([at, rank], index): Point => [index === 0 ? 0 : at, rank]));
    fc.assert(
      fc.property(points, (lane) => {
        const path = racePath(lane, scale);
        const all = numbers(path);
        const xs = all.filter((_, index) => index % 2 === 0);
        const ys = all.filter((_, index) => index % 2 === 1);
        for (const [index, x] of xs.entries()) expect(x).toBeGreaterThanOrEqual((xs[index - 1] ?? 0) - 0.011);
        expect(Math.max(...xs)).toBe(100);
        expect(Math.min(...ys)).toBeGreaterThanOrEqual(0);
        expect(ys.at(-1)).toBeCloseTo(scale.y(lane.at(-1)![1]), 1);
        expect(Math.max(...ys)).toBeLessThanOrEqual(50);
      }),
    );
  });
});

describe('raceHours', () => {
  it('are full hours of the place, and few', () => {
    expect(raceHours(9 * HOUR_MS + 1, 12 * HOUR_MS, 5, 0)).toEqual([10, 11].map((hour) => hour * HOUR_MS));
    expect(raceHours(0, 24 * HOUR_MS, 5, 0)).toHaveLength(4);
    expect(raceHours(HOUR_MS, 3 * HOUR_MS, 5, HOUR_MS / 2)[0]).toBe(1.5 * HOUR_MS);
  });
});
