import type { Random } from '#core/kernel/random';

/** How often a backend does wrong by its numbered messages: shares from 0 to 1. Each message suffers one of them at most. */
export interface MischiefShares {
  /** Numbered and true, but never sent: a gap. */
  readonly skip?: number;
  readonly twice?: number;
  /** Sent only after the next message of its stream that is sent. */
  readonly swap?: number;
}

/** What was done so far. */
export interface MischiefCounts {
  readonly skipped: number;
  readonly twice: number;
  readonly swapped: number;
  readonly muted: number;
}

/** Stands between numbering and sending. The same seed does the same. */
export class Mischief {
  readonly #random: Random;
  readonly #held = new Map<string, () => void>();
  readonly #counts = { skipped: 0, twice: 0, swapped: 0, muted: 0 };
  #shares: MischiefShares;
  #muted = false;

  constructor(random: Random, shares: MischiefShares = {}) {
    this.#random = random;
    this.#shares = shares;
  }

  get counts(): MischiefCounts {
    return { ...this.#counts };
  }

  /** While muted no numbered message leaves; the truth moves on, and questions are answered. */
  set muted(muted: boolean) {
    this.#muted = muted;
    if (muted) this.#counts.muted += this.#held.size;
    if (muted) this.#held.clear();
  }

  /** Takes the place of the shares so far; what is held back for a swap is sent. */
  set shares(shares: MischiefShares) {
    this.#shares = shares;
    for (const [stream] of [...this.#held]) this.#release(stream);
  }

  pass(stream: string, send: () => void): void {
    if (this.#muted) {
      this.#counts.muted++;
      return;
    }
    const { skip = 0, twice = 0, swap = 0 } = this.#shares;
    const chance = skip + twice + swap === 0 ? 1 : this.#random.next();
    if (chance < skip) {
      this.#counts.skipped++;
      return;
    } else if (chance < skip + twice) {
      this.#counts.twice++;
      send();
      send();
    } else if (chance < skip + twice + swap && !this.#held.has(stream)) {
      this.#counts.swapped++;
      this.#held.set(stream, send);
      return;
    } else {
      send();
    }
    this.#release(stream);
  }

  #release(stream: string): void {
    const send = this.#held.get(stream);
    this.#held.delete(stream);
    send?.();
  }
}
