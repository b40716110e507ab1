import { instant, type Clock, type Instant } from '#core/kernel/clock';
import { disposable, type Disposable } from '#core/kernel/disposer';

/** The clocks are compared this often. */
const TICK_MS = 1_000;
/** A tick this much too late, or a wall clock this much ahead of the monotonic one, may have been a sleep. */
const SLEEP_MS = 4_000;

/**
 * Tells that this process may have slept: its ticks come late, or the wall clock has run ahead of the monotonic one. A
 * wall clock that somebody sets forward looks the same, so a wake is a reason to look, never to judge.
 */
export class WakeWatch {
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  #ticks: Disposable | null = null;
  #ticked: Instant;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#ticked = instant(clock);
  }

  onWake(listener: () => void): Disposable {
    this.#listeners.add(listener);
    if (this.#ticks === null) {
      this.#ticked = instant(this.#clock);
      this.#ticks = this.#clock.every(TICK_MS, () => {
        this.#tick();
      });
    }
    return disposable(() => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#ticks?.dispose();
      this.#ticks = null;
    });
  }

  #tick(): void {
    const before = this.#ticked;
    const now = instant(this.#clock);
    this.#ticked = now;
    const passedMs = now.monotonicMs - before.monotonicMs;
    // In a sleep the monotonic clock runs on or stands still, as the system has it.
    const late = passedMs - TICK_MS > SLEEP_MS;
    const ahead = now.wallMs - before.wallMs - passedMs > SLEEP_MS;
    if (!late && !ahead) return;
    for (const listener of [...this.#listeners]) listener();
  }
}
