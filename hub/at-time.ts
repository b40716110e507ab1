import type { Clock } from '#core/kernel/clock';
import { disposable, type Disposable } from '#core/kernel/disposer';

/** No timer may run for longer than about 24 days. */
const LONGEST_TIMER_MS = 86_400_000;

/** Runs `callback` once at a time in ms since the Unix epoch, however far away it is; disposing cancels it. */
export function atTime(clock: Clock, atMs: number, callback: () => void): Disposable {
  let timer: Disposable;
  const wait = (): void => {
    const remainingMs = atMs - clock.now();
    if (remainingMs <= 0) callback();
    else timer = clock.after(Math.min(remainingMs, LONGEST_TIMER_MS), wait);
  };
  timer = clock.after(Math.min(Math.max(0, atMs - clock.now()), LONGEST_TIMER_MS), wait);
  return disposable(() => {
    timer.dispose();
  });
}
