import type { Disposable } from './disposer';

/** Time as a dependency. Times are milliseconds. */
export interface Clock {
  /** Wall clock: milliseconds since the Unix epoch. May step in either direction. */
  now(): number;
  /** Monotonic clock: milliseconds from an arbitrary start. Never steps back. */
  monotonic(): number;
  /** Runs `callback` once after `delayMs`; disposing cancels it. */
  after(delayMs: number, callback: () => void): Disposable;
  /** Runs `callback` every `periodMs`; disposing stops it. */
  every(periodMs: number, callback: () => void): Disposable;
}
