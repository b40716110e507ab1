/** How many moments are remembered, so that one told again after a reconnection is not shown again. */
const REMEMBERED = 2_000;

/** Remembers the latest ids, in a bounded memory. */
export class SeenMoments {
  readonly #ids = new Set<string>();

  /** True the first time. */
  isNew(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    if (this.#ids.size > REMEMBERED) {
      const [oldest] = this.#ids;
      if (oldest !== undefined) this.#ids.delete(oldest);
    }
    return true;
  }
}
