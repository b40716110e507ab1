import { instant, type Clock, type Instant } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';

/** A backend that answers probes is probed after so much silence. */
export const PROBE_AFTER_MS = 3_000;
/** No sign of life for so long after a probe: the link is dead. */
export const ANSWER_WITHIN_MS = 4_000;
/** The same after a wake, when the link is more likely dead than slow. */
export const ANSWER_AFTER_WAKE_MS = 2_000;
/** What a server's own ping may come late, where nothing else can be asked of it. */
export const PING_GRACE_MS = 5_000;
/** The clocks are compared this often. */
const TICK_MS = 1_000;
/** A tick this much too late, or a wall clock this much ahead of the monotonic one, may have been a sleep. */
const SLEEP_MS = 4_000;
/** A deadline seen this late says nothing of the link: this process stood still, and has not read what came. */
const OVERDUE_MS = 1_000;

export interface LivenessDeps {
  readonly clock: Clock;
  /** How often the server says something by itself, ms; null when that is not known. */
  readonly pingIntervalMs: number | null;
  /** Asks the backend for an answer. Not every backend gives one. */
  readonly probe: (answered: () => void) => void;
  /** Nothing is heard any more. Called once at most. */
  readonly dead: () => void;
}

/**
 * Watches one connection from its opening until it is disposed. Whatever comes in is life. A backend that has answered
 * once is probed in silence and is dead within 7 s; another is dead when its own pings stay away. A sleep or a step of
 * the wall clock never ends a connection by itself: it is a reason to probe.
 */
export class Liveness implements Disposable {
  readonly #deps: LivenessDeps;
  readonly #ticks: Disposable;
  /** There is always one deadline at most. */
  #timer: Disposable | null = null;
  #ticked: Instant;
  #heardMs: number;
  #heard = false;
  #answers = false;
  #latencyMs: number | null = null;
  #ended = false;

  constructor(deps: LivenessDeps) {
    this.#deps = deps;
    this.#ticked = instant(deps.clock);
    this.#heardMs = this.#ticked.monotonicMs;
    this.#ticks = deps.clock.every(TICK_MS, () => {
      this.#tick();
    });
    this.#probe();
    this.#watch();
  }

  /** Round trip of the last probe that was answered, ms. */
  get latencyMs(): number | null {
    return this.#latencyMs;
  }

  heard(): void {
    this.#heard = true;
    this.#heardMs = this.#deps.clock.monotonic();
  }

  dispose(): void {
    this.#ended = true;
    this.#ticks.dispose();
    this.#timer?.dispose();
  }

  #probe(): void {
    const { clock, probe } = this.#deps;
    const sentMs = clock.monotonic();
    probe(() => {
      if (this.#ended) return;
      this.heard();
      this.#latencyMs = clock.monotonic() - sentMs;
      if (this.#answers) return;
      this.#answers = true;
      this.#watch();
    });
  }

  /** Waits until the silence has lasted too long. */
  #watch(): void {
    this.#timer?.dispose();
    const allowedMs = this.#allowedSilenceMs();
    if (allowedMs === null) return;
    const leftMs = this.#heardMs + allowedMs - this.#deps.clock.monotonic();
    this.#expectLife(leftMs, () => {
      if (this.#deps.clock.monotonic() - this.#heardMs < allowedMs) this.#watch();
      else if (this.#answers) this.#probeWithin(ANSWER_WITHIN_MS);
      else this.#end();
    });
  }

  #allowedSilenceMs(): number | null {
    if (this.#answers) return PROBE_AFTER_MS;
    const { pingIntervalMs } = this.#deps;
    return pingIntervalMs === null ? null : pingIntervalMs + PING_GRACE_MS;
  }

  #probeWithin(deadlineMs: number): void {
    this.#heard = false;
    this.#probe();
    this.#expectLife(deadlineMs, () => {
      if (this.#heard) this.#watch();
      else this.#end();
    });
  }

  /** Judges after that time, and only once what had arrived by then has been read. */
  #expectLife(withinMs: number, judge: () => void): void {
    const { clock } = this.#deps;
    const dueMs = clock.monotonic() + withinMs;
    this.#after(withinMs, () => {
      if (clock.monotonic() - dueMs > OVERDUE_MS) this.#wake();
      else this.#after(0, judge);
    });
  }

  #tick(): void {
    const before = this.#ticked;
    const now = instant(this.#deps.clock);
    this.#ticked = now;
    const passedMs = now.monotonicMs - before.monotonicMs;
    // In a sleep the monotonic clock runs on or stands still, as the system has it.
    const late = passedMs - TICK_MS > SLEEP_MS;
    const ahead = now.wallMs - before.wallMs - passedMs > SLEEP_MS;
    if (late || ahead) this.#wake();
  }

  /** Deadlines from before a sleep say nothing. */
  #wake(): void {
    this.#heard = false;
    this.#heardMs = this.#deps.clock.monotonic();
    if (!this.#answers) {
      this.#watch();
      return;
    }
    this.#after(0, () => {
      if (this.#heard) this.#watch();
      else this.#probeWithin(ANSWER_AFTER_WAKE_MS);
    });
  }

  #after(delayMs: number, act: () => void): void {
    this.#timer?.dispose();
    this.#timer = this.#deps.clock.after(Math.max(0, delayMs), act);
  }

  #end(): void {
    this.dispose();
    this.#deps.dead();
  }
}
