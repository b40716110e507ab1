import { beforeEach, describe, expect, it } from 'vitest';
import { disposable } from '#core/kernel/disposer';
import { FreezingClock } from './freezing-clock';
import { HINT_GAP_MS, Hints, type Hint } from './hints';

let clock: FreezingClock;
let heard: Hint[];
let changed: Set<() => void>;
let hints: Hints;

beforeEach(() => {
  clock = new FreezingClock();
  heard = [];
  changed = new Set();
  hints = new Hints(clock, {
    onChange: (listener) => {
      changed.add(listener);
      return disposable(() => changed.delete(listener));
    },
  });
});

const listen = () => hints.onHint((hint) => heard.push(hint));
const change = (): void => {
  for (const listener of [...changed]) listener();
};

describe('a wake', () => {
  it.each([
    ['in which the monotonic clock ran on', () => clock.freeze(10_000)],
    ['in which the monotonic clock stood still', () => clock.stepWallClock(10_000)],
  ])('after a sleep %s is told once', (_what, sleep) => {
    listen();
    clock.advance(5_500);
    sleep();
    clock.advance(10_000);
    expect(heard).toEqual(['wake']);
  });

  it.each([3_000, -3_600_000, -86_400_000])('is not made of a wall clock that steps by %i ms', (byMs) => {
    listen();
    clock.advance(5_500);
    clock.stepWallClock(byMs);
    clock.advance(10_000);
    expect(heard).toEqual([]);
  });

  it('that nobody was there to hear is not told later', () => {
    listen().dispose();
    clock.stepWallClock(60_000);
    listen();
    clock.advance(5_000);
    expect(heard).toEqual([]);
  });
});

describe('another network', () => {
  it('is told at once, and a storm of changes every few seconds, with the last of them', () => {
    listen();
    clock.advance(60_000);
    change();
    expect(heard).toHaveLength(1);
    for (let turn = 0; turn < 100; turn++) {
      clock.advance(100);
      change();
    }
    expect(heard.length).toBeLessThanOrEqual(1 + 10_000 / HINT_GAP_MS);
    const before = heard.length;
    clock.advance(60_000);
    expect(heard.length).toBe(before + 1);
  });

  it('a moment after a wake is told as well', () => {
    listen();
    clock.stepWallClock(60_000);
    clock.advance(1_500);
    change();
    clock.advance(HINT_GAP_MS);
    expect(heard).toEqual(['wake', 'network']);
  });
});

it('all who listen are told, and nothing runs while nobody does', () => {
  const first = listen();
  const second = listen();
  change();
  expect(heard).toHaveLength(2);
  first.dispose();
  first.dispose();
  clock.advance(HINT_GAP_MS);
  change();
  change();
  expect(heard).toHaveLength(3);
  second.dispose();
  expect([clock.pendingTimers, changed.size]).toEqual([0, 0]);
});
