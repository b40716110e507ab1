import type { Clock } from '#core/kernel/clock';

/** Each change has the page make frames of its own: what can wait a little is done together, on the next of these. */
const BEAT_MS = 300;

/** From now until the first beat that is not before `waitMs` from now. */
export function untilBeat(clock: Pick<Clock, 'monotonic'>, waitMs: number): number {
  const nowMs = clock.monotonic();
  return Math.ceil((nowMs + waitMs) / BEAT_MS) * BEAT_MS - nowMs;
}
