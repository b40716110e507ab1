import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import type { Habits } from './habits';
import type { Hint } from './hints';

/** A backend that answers probes is probed after so much silence. */
export const PROBE_AFTER_MS = 3_000;
/** No sign of life for so long after a probe: the link is dead. */
export const ANSWER_WITHIN_MS = 4_000;
/** The same after a wake, when the link is more likely dead than slow. */
export const ANSWER_AFTER_WAKE_MS = 2_000;
/** On a busy link too, an answer is asked for when the last one is this old: what comes in says nothing of what goes out. */
export const ROUND_AFTER_MS = 20_000;
/** A second answer shows that a backend answers again and again: it is asked for early, so that this is known. */
export const LEARN_AFTER_MS = 2_000;
/** How long that answer may take, behind all that is coming in. */
export const ROUND_WITHIN_MS = 10_000;
/** What a server's own ping may come late, where nothing else can be asked of it. */
export const PING_GRACE_MS = 5_000;
/** A deadline seen this late says nothing of the link: this process stood still, and has not read what came. */
const OVERDUE_MS = 1_000;

export interface LivenessDeps {
  readonly clock: Clock;
  readonly habits: Habits;
  /** How often the server says something by itself, ms; null when that is not known. */
  readonly pingIntervalMs: number | null;
  /** Does more come in than is read? */
  readonly behind?: () => boolean;
  /** Asks the backend for an answer. Not every backend gives one. */
  readonly probe: (answered: () => void) => void;
  /** Nothing is heard any more, for so long, or nothing arrives. Called once at most. */
  readonly dead: (silentMs: number) => void;
}

/**
 * Watches one connection from its opening until it is disposed. Whatever comes in is life. Where an answer can be
 * expected, silence is probed and a dead link known within 7 s; elsewhere it is known when the server's own pings stay
 * away. A link on which much comes in but nothing goes out is known within 30 s. A sleep, a step of the wall clock or
 * another network never ends a connection by itself: it is a reason to probe.
 */
export class Liveness implements Disposable {
  readonly #deps: LivenessDeps;
  /** Of silence; there is always one at most. */
  #timer: Disposable | null = null;
  /** Of answers, whatever else comes in. */
  #round: Disposable | null = null;
  #heardMs: number;
  #heard = false;
  #probing = false;
  #answers = 0;
  #latencyMs: number | null = null;
  #ended = false;

  constructor(deps: LivenessDeps) {
    this.#deps = deps;
    this.#heardMs = deps.clock.monotonic();
    this.#probe();
    this.#watch();
    if (deps.habits.alwaysAnswers) this.#startRound();
  }

  /** Round trip of the last probe that was answered, ms. */
  get latencyMs(): number | null {
    return this.#latencyMs;
  }

  /** @param atMs when, on the monotonic clock */
  heard(atMs = this.#deps.clock.monotonic()): void {
    this.#heard = true;
    this.#heardMs = atMs;
  }

  hint(hint: Hint): void {
    if (hint === 'wake') this.#wake();
    // A probe that is under way has a deadline, which hints must not put off.
    else if (this.#expectsAnswer && !this.#probing) this.#probeWithin(ANSWER_WITHIN_MS);
  }

  dispose(): void {
    this.#ended = true;
    this.#timer?.dispose();
    this.#round?.dispose();
  }

  get #expectsAnswer(): boolean {
    return this.#deps.habits.expectsAnswer(this.#answers);
  }

  #probe(): void {
    const { clock, probe, habits } = this.#deps;
    const sentMs = clock.monotonic();
    let isAnswered = false;
    probe(() => {
      if (this.#ended || isAnswered) return;
      isAnswered = true;
      this.heard();
      this.#latencyMs = clock.monotonic() - sentMs;
      const expected = this.#expectsAnswer;
      this.#answers++;
      habits.answered(this.#answers);
      if (!expected) this.#watch();
      this.#startRound();
    });
  }

  /** Waits until the silence has lasted too long. */
  #watch(): void {
    this.#timer?.dispose();
    this.#probing = false;
    const allowedMs = this.#allowedSilenceMs();
    if (allowedMs === null) return;
    const leftMs = this.#heardMs + allowedMs - this.#deps.clock.monotonic();
    this.#expectLife(leftMs, () => {
      if (this.#deps.clock.monotonic() - this.#heardMs < allowedMs) this.#watch();
      else if (this.#expectsAnswer) this.#probeWithin(ANSWER_WITHIN_MS);
      else this.#end();
    });
  }

  #allowedSilenceMs(): number | null {
    if (this.#expectsAnswer) return PROBE_AFTER_MS;
    const { pingIntervalMs } = this.#deps;
    return pingIntervalMs === null ? null : pingIntervalMs + PING_GRACE_MS;
  }

  #probeWithin(deadlineMs: number): void {
    this.#heard = false;
    this.#probing = true;
    this.#probe();
    this.#expectLife(deadlineMs, () => {
      if (this.#heard) this.#watch();
      else this.#end();
    });
  }

  /** Judges after that time, and only once what had arrived by then has been read. */
  #expectLife(withinMs: number, judge: () => void): void {
    this.#after(withinMs, (overdue) => {
      if (overdue) this.#wake();
      else this.#after(0, judge);
    });
  }

  /** Deadlines from before a sleep say nothing. */
  #wake(): void {
    this.#heard = false;
    this.#heardMs = this.#deps.clock.monotonic();
    if (!this.#expectsAnswer) {
      this.#watch();
      return;
    }
    this.#probing = true;
    this.#after(0, () => {
      if (this.#heard) this.#watch();
      else this.#probeWithin(ANSWER_AFTER_WAKE_MS);
    });
  }

  #after(delayMs: number, act: (overdue: boolean) => void): void {
    this.#timer?.dispose();
    this.#timer = this.#timed(delayMs, act);
  }

  #startRound(): void {
    this.#round?.dispose();
    const known = this.#answers !== 1 || this.#deps.habits.alwaysAnswers;
    this.#round = this.#timed(known ? ROUND_AFTER_MS : LEARN_AFTER_MS, () => {
      this.#askAround();
    });
  }

  #askAround(): void {
    const before = this.#answers;
    this.#probe();
    // An answer begins the next round.
    if (this.#answers !== before) return;
    this.#round = this.#timed(ROUND_WITHIN_MS, (overdue) => {
      // An answer may be there, behind what has not been read.
      if (overdue || this.#deps.behind?.() === true) this.#askAround();
      else if (!this.#deps.habits.alwaysAnswers) this.#startRound();
      else {
        this.#round = this.#timed(0, () => {
          this.#end();
        });
      }
    });
  }

  #timed(delayMs: number, act: (overdue: boolean) => void): Disposable {
    const { clock } = this.#deps;
    const dueMs = clock.monotonic() + Math.max(0, delayMs);
    return clock.after(Math.max(0, delayMs), () => {
      act(clock.monotonic() - dueMs > OVERDUE_MS);
    });
  }

  #end(): void {
    this.dispose();
    this.#deps.habits.fellSilent(this.#answers);
    this.#deps.dead(this.#deps.clock.monotonic() - this.#heardMs);
  }
}
