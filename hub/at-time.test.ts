import { expect, test } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { atTime } from './at-time';

const YEAR_MS = 365 * 86_400_000;

/** A machine's timers hold no more than 31 bits. */
class RealClock extends FakeClock {
  override after(delayMs: number, callback: () => void) {
    return super.after(delayMs > 2 ** 31 - 1 ? 1 : delayMs, callback);
  }
}

test.each([0, 1, 5_000, YEAR_MS])('in %i ms', (ms) => {
  const clock = new RealClock();
  let fired = 0;
  atTime(clock, clock.now() + ms, () => fired++);
  expect(fired).toBe(0);
  clock.advance(Math.max(0, ms - 1));
  expect(fired).toBe(ms === 0 ? 1 : 0);
  clock.advance(1);
  expect(fired).toBe(1);
  expect(clock.pendingTimers).toBe(0);
});

test('is cancelled, also after a while', () => {
  const clock = new RealClock();
  const waiting = atTime(clock, clock.now() + YEAR_MS, () => expect.unreachable());
  clock.advance(YEAR_MS / 2);
  waiting.dispose();
  expect(clock.pendingTimers).toBe(0);
});
