/** Rows that are missing for no longer than this leave their places free. */
export const FREE_FOR_MS = 15_000;
/** A board that loses more at once is another one, such as that of a new day. */
const MOST_FREE = 2;

export interface RowCount {
  /** Rows that a page has room for. */
  readonly count: number;
  /** When to ask again at the latest, ms; Infinity where only the board decides. */
  readonly forMs: number;
}

/**
 * Fewer rows on a page are higher ones, and with that everything on the board is elsewhere. That is not for what is over in
 * a moment, such as two who share the last place. More rows have room at once.
 */
export class SteadyRows {
  #count = 0;
  #fewerSinceMs: number | null = null;

  /** For another board, or another screen. */
  forget(): void {
    this.#count = 0;
    this.#fewerSinceMs = null;
  }

  /** @param wanted rows that a page should have room for, if nothing had been before */
  settle(wanted: number, nowMs: number): RowCount {
    const missing = this.#count - wanted;
    if (missing > 0 && missing <= MOST_FREE) {
      this.#fewerSinceMs ??= nowMs;
      const forMs = this.#fewerSinceMs + FREE_FOR_MS - nowMs;
      if (forMs > 0) return { count: this.#count, forMs };
    }
    this.#count = wanted;
    this.#fewerSinceMs = null;
    return { count: wanted, forMs: Infinity };
  }
}
