import { expect, it } from 'vitest';
import { pixelShiftAt } from './pixel-shift';

const REACH_PX = 6;
const DAY_S = 24 * 60 * 60;

it('begins where the picture was laid out', () => {
  expect(pixelShiftAt(0, REACH_PX)).toEqual({ x: 0, y: 0 });
});

it('moves by a pixel at a time, stays within reach, and visits most of the box in a day', () => {
  const visited = new Set<string>();
  let longestStep = 0;
  let farthest = 0;
  let before = pixelShiftAt(0, REACH_PX);
  for (let second = 1; second <= DAY_S; second++) {
    const now = pixelShiftAt(second * 1_000, REACH_PX);
    longestStep = Math.max(longestStep, Math.abs(now.x - before.x), Math.abs(now.y - before.y));
    farthest = Math.max(farthest, Math.abs(now.x), Math.abs(now.y));
    visited.add(`${now.x},${now.y}`);
    before = now;
  }
  expect(longestStep).toBe(1);
  expect(farthest).toBe(REACH_PX);
  expect(visited.size).toBeGreaterThan(0.9 * (2 * REACH_PX + 1) ** 2);
});
