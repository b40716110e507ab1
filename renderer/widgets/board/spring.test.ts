import { frameData, MotionGlobalConfig, motionValue } from 'framer-motion';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Spring } from './spring';

const queue = vi.hoisted(() => {
  const asked: FrameRequestCallback[] = [];
  // The animation library takes it when it is loaded.
  globalThis.requestAnimationFrame = (callback) => asked.push(callback);
  return { asked };
});

const OMEGA_PER_S = 9.5;
const SHAPE = {
  type: 'spring',
  stiffness: OMEGA_PER_S ** 2,
  damping: 19,
  mass: 1,
  restDelta: 0.4,
  restSpeed: 4,
} as const;

async function frame(frameMs: number): Promise<void> {
  // The library keeps its "now" until the running task has ended.
  await Promise.resolve();
  frameData.timestamp += frameMs;
  for (const callback of queue.asked.splice(0)) callback(frameData.timestamp);
  await Promise.resolve();
}

/** Sent from 0 to 1,000 and, after some ms, back: where it is then, every 180 ms. */
async function turnedAfter(turnMs: number, frameMs: number): Promise<number[]> {
  const value = motionValue(0);
  const spring = new Spring(value);
  const places: number[] = [];
  spring.send(1_000, SHAPE, () => undefined);
  for (let atMs = 0; atMs < turnMs; atMs += frameMs) await frame(frameMs);
  spring.send(0, SHAPE, () => undefined);
  for (let atMs = 0; atMs < 1_800; atMs += frameMs) {
    await frame(frameMs);
    if ((atMs + frameMs) % 180 === 0) places.push(value.get());
  }
  spring.stop();
  return places;
}

describe('Spring', () => {
  beforeEach(() => {
    MotionGlobalConfig.useManualTiming = true;
  });
  afterEach(() => {
    MotionGlobalConfig.useManualTiming = false;
  });

  it.each([4, 20, 60, 90, 180])('goes the same way whatever a frame takes: %i ms', async (frameMs) => {
    const places = await turnedAfter(180, frameMs);
    const smooth = await turnedAfter(180, 1);
    for (const [index, place] of places.entries()) expect(Math.abs(place - (smooth[index] ?? NaN))).toBeLessThan(1);
  });

  it('says when it has arrived, and not when it was sent elsewhere or stopped', async () => {
    const spring = new Spring(motionValue(0));
    const [first, second, third] = [vi.fn(), vi.fn(), vi.fn()];
    spring.send(100, SHAPE, first);
    await frame(50);
    spring.send(50, SHAPE, second);
    for (let frames = 0; frames < 100; frames++) await frame(20);
    spring.send(0, SHAPE, third);
    await frame(50);
    spring.stop();
    for (let frames = 0; frames < 100; frames++) await frame(20);
    expect([first, second, third].map((arrived) => arrived.mock.calls.length)).toEqual([0, 1, 0]);
  });
});
