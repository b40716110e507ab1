const START = 2;

/** Many names, by how they begin: a text is gone through once, however many of them are looked for in it. */
export class NameIndex {
  readonly #byStart = new Map<string, string[]>();

  constructor(names: Iterable<string>) {
    for (const name of new Set(names)) {
      const start = name.slice(0, START);
      const same = this.#byStart.get(start);
      if (same === undefined) this.#byStart.set(start, [name]);
      else same.push(name);
    }
  }

  /**
   * Those that stand anywhere in the text, also within words; longest first, so that none is seen in part because another
   * begins like it.
   */
  foundIn(text: string): readonly string[] {
    if (this.#byStart.size === 0) return [];
    const found = new Set<string>();
    for (let at = 0; at < text.length; at++) {
      for (const length of [1, START]) {
        for (const name of this.#byStart.get(text.slice(at, at + length)) ?? []) {
          if (text.startsWith(name, at)) found.add(name);
        }
      }
    }
    return [...found].sort((a, b) => b.length - a.length);
  }
}
