import type { Clock } from '#core/kernel/clock';
import { disposable } from '#core/kernel/disposer';

/** The machine's own time. Its timers keep the process alive until they are disposed. */
export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after(delayMs, callback) {
      const timer = setTimeout(callback, delayMs);
      return disposable(() => {
        clearTimeout(timer);
      });
    },
    every(periodMs, callback) {
      const timer = setInterval(callback, periodMs);
      return disposable(() => {
        clearInterval(timer);
      });
    },
  };
}
