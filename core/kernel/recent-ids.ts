/** Remembers the latest ids, in a bounded memory. */
export class RecentIds {
  readonly #limit: number;
  readonly #ids = new Set<string>();
  /** The same in the order in which they came, in a circle: a set takes long to find its oldest. */
  readonly #circle: string[] = [];
  #oldest = 0;

  /** @param limit how many are remembered */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** True the first time. */
  isNew(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    const forgotten = this.#circle[this.#oldest];
    if (forgotten !== undefined) this.#ids.delete(forgotten);
    this.#circle[this.#oldest] = id;
    this.#oldest = (this.#oldest + 1) % this.#limit;
    return true;
  }

  /** Oldest first. */
  get all(): readonly string[] {
    return [...this.#circle.slice(this.#oldest), ...this.#circle.slice(0, this.#oldest)];
  }
}
