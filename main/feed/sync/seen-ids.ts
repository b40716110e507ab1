/** This many of the latest ids are known at most, and half as many at least. */
export const REMEMBERED_IDS = 8_192;

/** Remembers ids in a bounded memory: two generations, of which the older one is forgotten when the younger is full. */
export class SeenIds {
  #young = new Set<string>();
  #old = new Set<string>();

  /** True the first time, as far as that is remembered. */
  isNew(id: string): boolean {
    const known = this.#young.size;
    // Adding tells whether it was there: one look-up less for each message.
    if (this.#young.add(id).size === known || this.#old.has(id)) return false;
    if (known + 1 >= REMEMBERED_IDS / 2) {
      this.#old = this.#young;
      this.#young = new Set();
    }
    return true;
  }
}
