import type { Clock } from './clock';
import { disposable, type Disposable } from './disposer';

interface Timer {
  readonly id: number;
  readonly callback: () => void;
  readonly periodMs: number | null;
  dueMs: number;
}

/**
 * Clock for tests. Nothing happens until `advance` is called; timers then fire in order of their deadline.
 * `stepWallClock` moves only the wall clock, as a user or NTP would.
 */
export class FakeClock implements Clock {
  #monotonicMs = 0;
  #wallOffsetMs: number;
  #nextId = 1;
  readonly #timers = new Map<number, Timer>();

  constructor(startMs = Date.UTC(2026, 10, 20, 9, 0, 0)) {
    this.#wallOffsetMs = startMs;
  }

  now(): number {
    return this.#wallOffsetMs + this.#monotonicMs;
  }

  monotonic(): number {
    return this.#monotonicMs;
  }

  /** Timers not yet fired or disposed: a leak check. */
  get pendingTimers(): number {
    return this.#timers.size;
  }

  after(delayMs: number, callback: () => void): Disposable {
    return this.#schedule(delayMs, callback, null);
  }

  every(periodMs: number, callback: () => void): Disposable {
    return this.#schedule(periodMs, callback, periodMs);
  }

  stepWallClock(byMs: number): void {
    this.#wallOffsetMs += byMs;
  }

  advance(byMs: number): void {
    const target = this.#monotonicMs + byMs;
    for (let timer = this.#dueBy(target); timer; timer = this.#dueBy(target)) {
      this.#monotonicMs = Math.max(this.#monotonicMs, timer.dueMs);
      if (timer.periodMs === null) this.#timers.delete(timer.id);
      else timer.dueMs += Math.max(1, timer.periodMs);
      timer.callback();
    }
    this.#monotonicMs = target;
  }

  /** As `advance`, but lets promises settle between timers. */
  async advanceAsync(byMs: number, stepMs = 50): Promise<void> {
    await flushPromises();
    for (let left = byMs; left > 0; left -= stepMs) {
      this.advance(Math.min(stepMs, left));
      await flushPromises();
    }
  }

  #schedule(delayMs: number, callback: () => void, periodMs: number | null): Disposable {
    const id = this.#nextId++;
    this.#timers.set(id, { id, callback, periodMs, dueMs: this.#monotonicMs + Math.max(0, delayMs) });
    return disposable(() => this.#timers.delete(id));
  }

  #dueBy(targetMs: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers.values()) {
      if (timer.dueMs > targetMs) continue;
      if (!first || timer.dueMs < first.dueMs || (timer.dueMs === first.dueMs && timer.id < first.id)) first = timer;
    }
    return first;
  }
}

async function flushPromises(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}
