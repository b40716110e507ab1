/** How many moments are remembered, so that one told again after a reconnection is not shown again. */
const REMEMBERED = 2_000;

/** Remembers the latest ids, in a bounded memory. */
export class SeenMoments {
  readonly #ids = new Set<string>();
  /** The same in the order in which they came, in a circle: a set takes long to find its oldest. */
  readonly #circle: string[] = [];
  #oldest = 0;

  /** True the first time. */
  isNew(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    const forgotten = this.#circle[this.#oldest];
    if (forgotten !== undefined) this.#ids.delete(forgotten);
    this.#circle[this.#oldest] = id;
    this.#oldest = (this.#oldest + 1) % REMEMBERED;
    return true;
  }
}
