import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';

/** The attempt counter falls to zero after this uptime and one valid message. */
export const PROVEN_AFTER_MS = 10_000;

/** What proves one connection: it has lasted, and something on it was understood, whichever comes first. */
export class Proof {
  readonly #clock: Clock;
  readonly #proven: () => void;
  #lasting: Disposable | null = null;
  #lasted = false;
  #heard = false;

  constructor(clock: Clock, proven: () => void) {
    this.#clock = clock;
    this.#proven = proven;
  }

  begin(): void {
    this.end();
    this.#lasting = this.#clock.after(PROVEN_AFTER_MS, () => {
      this.#lasted = true;
      this.#tellIfProven();
    });
  }

  heard(): void {
    this.#heard = true;
    this.#tellIfProven();
  }

  end(): void {
    this.#lasting?.dispose();
    // What is understood late belongs to a connection that is over.
    this.#lasted = false;
    this.#heard = false;
  }

  #tellIfProven(): void {
    if (!this.#lasted || !this.#heard) return;
    this.#lasted = false;
    this.#proven();
  }
}
