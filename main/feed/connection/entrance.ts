import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';

/** A server that opens a connection may end it at once because of the token: until then it is not called connected. */
export const TURN_AWAY_WITHIN_MS = 300;

/** The first moments of a connection, in which the server may still turn the wall away. */
export class Entrance {
  readonly #clock: Clock;
  #waiting: Disposable | null = null;
  /** When it was let in, as long as nothing has been heard; null otherwise. */
  #passedMs: number | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Open, and not yet called connected. */
  get waiting(): boolean {
    return this.#waiting !== null;
  }

  /** Has nothing been heard so far, and is that no wonder yet? */
  get isNew(): boolean {
    if (this.#passedMs === null) return this.waiting;
    return this.#clock.monotonic() - this.#passedMs < TURN_AWAY_WITHIN_MS;
  }

  wait(leftAlone: () => void): void {
    this.#waiting = this.#clock.after(TURN_AWAY_WITHIN_MS, leftAlone);
  }

  passed(): void {
    this.leave();
    this.#passedMs = this.#clock.monotonic();
  }

  heard(): void {
    this.#passedMs = null;
  }

  leave(): void {
    this.#waiting?.dispose();
    this.#waiting = null;
    this.#passedMs = null;
  }
}
