import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Places } from '../pages/probe';
import { travelOf } from './travel';

const OMEGA = 9.5;
const FRAME_S = 1 / 60;
const ROW_PX = 100;

/** A critically damped spring at each frame, sent to another row whenever the plan says so; and two cards that stand. */
function journey(rows: readonly (number | null)[], framesEach: number): Places[] {
  let [y, speed, target] = [0, 0, 0];
  return rows.flatMap((row, index) => {
    target = row === null ? target : row * ROW_PX;
    return Array.from({ length: framesEach }, (_, frame): Places => {
      const way = y - target;
      const push = speed + OMEGA * way;
      const fade = Math.exp(-OMEGA * FRAME_S);
      y = target + (way + push * FRAME_S) * fade;
      speed = (speed - OMEGA * push * FRAME_S) * fade;
      const atMs = (index * framesEach + frame) * FRAME_S * 1_000;
      return {
        atMs,
        cards: [
          ['mover', 0, y, 1],
          ['first', 0, 0, 1],
          ['last', 0, 9 * ROW_PX, 1],
        ],
      };
    });
  });
}

it('a spring stays within its limit, however it is sent about', () => {
  const plans = fc.array(fc.option(fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 30 });
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
  expect(travelOf([first, last])).toMatchObject({
    steps: 1,
    mostOfLimit: expect.toSatisfy((share) => share < 1) as number,
  });
});

it('a card that is not seen may be anywhere', () => {
  const at = (atMs: number, y: number, seen: number): Places => ({
    atMs,
    cards: [
      ['mover', 0, y, seen],
      ['last', 0, 900, 1],
    ],
  });
  expect(travelOf([at(0, 0, 1), at(17, 0, 0.01), at(33, 900, 0.01), at(50, 900, 1)]).mostOfLimit).toBe(0);
  expect(travelOf([at(0, 0, 1), at(17, 900, 1)]).mostOfLimit).toBeGreaterThan(1);
});
