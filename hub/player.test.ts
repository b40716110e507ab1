import { expect, test } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { Player } from './player';
import type { Scenario } from './scenario/scenario';
import type { Emission } from './wire-types';

const tick = (nowMs: number): Emission => ({ channel: '/', rooms: [], event: 'tick', payload: { nowMs } });

/** Something happens once a second. */
function metronome(): Scenario & { advanced: number[] } {
  const advanced: number[] = [];
  return {
    family: 'leaderboard',
    boards: () => [],
    snapshots: () => [],
    nextInMs: 1_000,
    advanced,
    advance(elapsedMs, nowMs) {
      advanced.push(elapsedMs);
      return [tick(nowMs)];
    },
  };
}

/** A machine that sleeps: timers are late by as much as is asked. */
class SleepyClock extends FakeClock {
  asleepMs = 0;
  override monotonic(): number {
    return super.monotonic() + this.asleepMs;
  }
}

test('sends what happens when it happens, with the time of the wall clock', () => {
  const clock = new FakeClock(5_000_000);
  const sent: Emission[] = [];
  const player = new Player(clock, metronome(), (emission) => sent.push(emission));
  clock.advance(2_500);
  expect(sent).toEqual([tick(5_001_000), tick(5_002_000)]);
  player.dispose();
  clock.advance(10_000);
  expect(sent).toHaveLength(2);
  expect(clock.pendingTimers).toBe(0);
});

test('after a night asleep the story goes on where it was', () => {
  const clock = new SleepyClock();
  const scenario = metronome();
  const player = new Player(clock, scenario, () => undefined);
  clock.asleepMs = 8 * 3_600_000;
  clock.advance(2_000);
  expect(scenario.advanced).toEqual([3_000, 1_000]);
  player.dispose();
});

test('a scenario in which nothing happens holds no timer', () => {
  const clock = new FakeClock();
  new Player(clock, { ...metronome(), nextInMs: Infinity }, () => undefined);
  expect(clock.pendingTimers).toBe(0);
});
