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

/** A moment on both clocks, in ms. */
export interface Instant {
  readonly wallMs: number;
  readonly monotonicMs: number;
}

export function instant(clock: Clock): Instant {
  return { wallMs: clock.now(), monotonicMs: clock.monotonic() };
}

/** Time since then: the longer of both clocks. The monotonic one stands still in a sleep; the other one may be set back. */
export function elapsedMs(clock: Clock, since: Instant): number {
  return Math.max(clock.now() - since.wallMs, clock.monotonic() - since.monotonicMs);
}

/** The later of two moments, on the monotonic clock; null where there is none. */
export function later(one: Instant | null, other: Instant | null): Instant | null {
  return one === null || (other !== null && other.monotonicMs > one.monotonicMs) ? other : one;
}
