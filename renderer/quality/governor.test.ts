import { beforeEach, describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { FakeClock } from '#core/kernel/fake-clock';
import { QualityGovernor } from './governor';

const FRAME_MS = 20;
let clock: FakeClock;
let governor: QualityGovernor;
/** Frames that were asked for. */
let frames: number;
let frameMs: number;

beforeEach(() => {
  clock = new FakeClock();
  frames = 0;
  frameMs = FRAME_MS;
  governor = new QualityGovernor({
    clock,
    nextFrame: (callback) => {
      frames++;
      return clock.after(frameMs, () => {
        callback(clock.monotonic());
      });
    },
  });
  governor.start();
});

const stutter = (forMs: number): void => {
  for (let ms = 0; ms < forMs; ms += 3 * FRAME_MS) {
    frameMs = 2 * FRAME_MS;
    clock.advance(2 * FRAME_MS);
    frameMs = FRAME_MS;
    clock.advance(FRAME_MS);
  }
};

describe('QualityGovernor', () => {
  it('looks at frames for a moment of every ten seconds while something moves, and otherwise of five minutes', () => {
    clock.advance(60 * 60_000);
    expect(frames).toBeLessThan(14 * 34);
    frames = 0;
    const moving = governor.watch();
    clock.advance(1_000);
    const moment = frames;
    expect(moment).toBeGreaterThanOrEqual(500 / FRAME_MS);
    clock.advance(9_400);
    expect(frames).toBe(moment);
    clock.advance(1_000);
    expect(frames).toBeGreaterThan(moment);
    moving.dispose();
    frames = 0;
    clock.advance(60_000);
    expect(frames).toBe(0);
  });

  it('lowers the quality when movement stutters by the display’s own measure', () => {
    clock.advance(5_000);
    const moving = governor.watch();
    clock.advance(5_000);
    expect(governor.quality.getState().level).toBe(3);
    // It looked just now.
    stutter(9_000);
    expect(governor.quality.getState().level).toBeLessThan(3);
    moving.dispose();
  });

  it('looks again sooner where it was rough, and all the same only for a moment', () => {
    clock.advance(5_000);
    const moving = governor.watch();
    stutter(600);
    frames = 0;
    clock.advance(350);
    expect(frames).toBe(0);
    clock.advance(300);
    expect(frames).toBeGreaterThan(0);
    moving.dispose();
  });

  it('looks no more often for long where it was rough once, and uneven since', () => {
    clock.advance(5_000);
    const moving = governor.watch();
    stutter(600);
    frames = 0;
    // A frame or two in each look is late, and by much: neither rough nor smooth.
    for (let ms = 0; ms < 60_000; ms += 20 * FRAME_MS) {
      clock.advance(17 * FRAME_MS);
      frameMs = 3 * FRAME_MS;
      clock.advance(3 * FRAME_MS);
      frameMs = FRAME_MS;
    }
    expect(governor.quality.getState().level).toBe(3);
    expect(frames).toBeLessThan(14 * 30);
    moving.dispose();
  });

  it('looks again sooner where a frame or two was late', () => {
    clock.advance(5_000);
    const moving = governor.watch();
    clock.advance(300);
    frameMs = 3 * FRAME_MS;
    clock.advance(2 * FRAME_MS);
    frameMs = FRAME_MS;
    clock.advance(1_000);
    expect(governor.quality.getState().level).toBe(3);
    frames = 0;
    clock.advance(5_000);
    expect(frames).toBeGreaterThan(0);
    moving.dispose();
  });

  it('looks at once at what is unlike the rest', () => {
    const store = createStore(() => ({ celebrates: false }));
    governor.watchWhile(store, ({ celebrates }) => celebrates, true);
    const moving = governor.watch();
    clock.advance(2_000);
    frames = 0;
    store.setState({ celebrates: true });
    clock.advance(1_000);
    expect(frames).toBeGreaterThan(20);
    store.setState({ celebrates: false });
    moving.dispose();
    governor.dispose();
    expect(clock.pendingTimers).toBe(0);
  });

  it('looks no more often than elsewhere where there is nothing left to lower', () => {
    clock.advance(5_000);
    const moving = governor.watch();
    stutter(60_000);
    expect(governor.quality.getState().level).toBe(0);
    frames = 0;
    stutter(26_000);
    expect(frames).toBeLessThan(3 * 20);
    moving.dispose();
  });

  it('counts no pause between two movements as a frame', () => {
    clock.advance(5_000);
    for (let turn = 0; turn < 200; turn++) {
      const moving = governor.watch();
      clock.advance(3 * FRAME_MS);
      moving.dispose();
      clock.advance(500);
    }
    expect(governor.quality.getState().level).toBe(3);
  });

  it('follows stores that tell of movement, and leaves nothing behind', () => {
    const store = createStore(() => ({ moving: false }));
    governor.watchWhile(store, ({ moving }) => moving);
    clock.advance(10_000);
    frames = 0;
    store.setState({ moving: true });
    store.setState({ moving: true });
    clock.advance(1_000);
    expect(frames).toBeGreaterThan(20);
    store.setState({ moving: false });
    governor.dispose();
    expect(clock.pendingTimers).toBe(0);
  });
});
