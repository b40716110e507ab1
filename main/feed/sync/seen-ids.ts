/** The latest ids are known for at least so many others. */
export const REMEMBERED_IDS = 8_192;

/** Remembers ids in a bounded memory: two generations, of which the older one is forgotten when the younger is full. */
export class SeenIds {
  #young = new Set<string>();
  #old = new Set<string>();

  /** True the first time, as far as that is remembered. */
  isNew(id: string): boolean {
    if (this.#young.has(id) || this.#old.has(id)) return false;
    if (this.#young.size >= REMEMBERED_IDS) {
      this.#old = this.#young;
      this.#young = new Set();
    }
    this.#young.add(id);
    return true;
  }
}
