import { expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { untilBeat } from './beat';

it('what can wait comes on one beat, and never too soon', () => {
  const clock = new FakeClock();
  const came: number[] = [];
  for (const waitMs of [10, 120, 290]) clock.after(untilBeat(clock, waitMs), () => came.push(clock.monotonic()));
  clock.advance(70);
  for (const waitMs of [10, 229, 231]) clock.after(untilBeat(clock, waitMs), () => came.push(clock.monotonic()));
  clock.advance(1_000);
  const [beat = 0] = came;
  expect(came.slice(0, 5)).toEqual([beat, beat, beat, beat, beat]);
  expect(came[5]).toBe(2 * beat);
});
