const REMEMBERED = 7;

/** Remembers who was celebrated last, so that many people get their turn. */
export class Limelight {
  #recent: readonly number[] = [];

  fallsOn(userId: number): void {
    this.#recent = [...this.#recent, userId].slice(-REMEMBERED);
  }

  /** Those who were not celebrated of late; everybody if that leaves nobody. */
  rested<T extends { readonly userId: number }>(candidates: readonly T[]): readonly T[] {
    const rested = candidates.filter(({ userId }) => !this.#recent.includes(userId));
    return rested.length > 0 ? rested : candidates;
  }
}
