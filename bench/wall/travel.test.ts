import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Places } from '../pages/probe';
import { travelOf } from './travel';

const OMEGA = 9.5;
const FRAME_S = 1 / 60;
const ROW_PX = 100;
const ROWS = 10;

/** All the others stand still. */
function board(atMs: number, y: number, seen = 1): Places {
  const rows = Array.from({ length: ROWS }, (_, row) => [`row ${row}`, 0, row * ROW_PX, 1] as const);
  return { atMs, cards: [['mover', 0, y, seen], ...rows] };
}

/** A critically damped spring at each frame, sent to another row whenever the plan says so. */
function journey(rows: readonly (number | null)[], framesEach: number): Places[] {
  let [y, speed, target] = [0, 0, 0];
  const path = rows.flatMap((row, index) => {
    target = row === null ? target : row * ROW_PX;
    return Array.from({ length: framesEach }, (_, frame): Places => {
      const way = y - target;
      const push = speed + OMEGA * way;
      const fade = Math.exp(-OMEGA * FRAME_S);
      y = target + (way + push * FRAME_S) * fade;
      speed = (speed - OMEGA * push * FRAME_S) * fade;
      return board((index * framesEach + frame + 1) * FRAME_S * 1_000, y);
    });
  });
  return [board(0, 0), ...path];
}

it('a spring stays within its limit, however it is sent about', () => {
  const plans = fc.array(fc.option(fc.integer({ min: -1, max: ROWS })), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(plans, fc.integer({ min: 1, max: 20 }), (rows, framesEach) => {
      expect(travelOf(journey(rows, framesEach)).mostOfLimit).toBeLessThan(1);
    }),
  );
});

it('frames left out are a jump, unless their time is known to have passed', () => {
  const frames = journey([9], 40);
  const [first, last] = [frames[0], frames.at(-1)];
  if (first === undefined || last === undefined) throw new Error('no frames');
  expect(travelOf([first, { ...last, atMs: first.atMs + 17 }]).mostOfLimit).toBeGreaterThan(1);
  const known = travelOf([first, { ...last, atMs: first.atMs + 240 }]);
  expect(known.steps).toBe(1);
  expect(known.mostOfLimit).toBeLessThan(1);
});

it('a card that is not seen may be anywhere, and one that is may not skip a row', () => {
  const paths = [
    [board(0, 0), board(17, 0, 0.01), board(33, 900, 0.01), board(50, 900)],
    // Neither frame in which it was not seen was looked at.
    [board(0, 0), board(17, 0, 0.4), board(317, 900, 0.3), board(333, 900)],
    [board(0, 0), board(17, 0, 0.4), board(117, 900, 0.3), board(133, 900)],
    [board(0, 0), board(17, 900)],
    // By one row, as a list without motion does it.
    [board(0, 0), board(17, ROW_PX)],
  ];
  const [unseen, faded, half, far, near] = paths.map((frames) => travelOf(frames).mostOfLimit);
  expect([unseen, faded]).toEqual([0, 0]);
  expect(half).toBeGreaterThan(1);
  expect(far).toBeGreaterThan(10);
  expect(near).toBeGreaterThan(1);
});
