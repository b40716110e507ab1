import type { Clock } from '#core/kernel/clock';
import { disposable } from '#core/kernel/disposer';

/** The browser's clock. */
export const pageClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(delayMs, callback) {
    const timer = window.setTimeout(callback, delayMs);
    return disposable(() => {
      window.clearTimeout(timer);
    });
  },
  every(periodMs, callback) {
    const timer = window.setInterval(callback, periodMs);
    return disposable(() => {
      window.clearInterval(timer);
    });
  },
};

/** A difference below this is the frame's journey, not a wrong clock. */
const TOLERANCE_MS = 1_500;

/** The host's clock as seen from a page whose own may be wrong: corrected by the time that each frame carries. */
export class HostClock implements Clock {
  readonly #page: Clock;
  #aheadMs = 0;

  constructor(page: Clock) {
    this.#page = page;
  }

  /** @param atMs the host's time, just now */
  correct(atMs: number): void {
    const aheadMs = atMs - this.#page.now();
    this.#aheadMs = Math.abs(aheadMs) < TOLERANCE_MS ? 0 : aheadMs;
  }

  now(): number {
    return this.#page.now() + this.#aheadMs;
  }

  monotonic(): number {
    return this.#page.monotonic();
  }

  after: Clock['after'] = (delayMs, callback) => this.#page.after(delayMs, callback);

  every: Clock['every'] = (periodMs, callback) => this.#page.every(periodMs, callback);
}
