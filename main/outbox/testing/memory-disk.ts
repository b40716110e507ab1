import type { LogFiles } from '#main/ports/files';

/** A disk in memory whose power can fail at any character. ASCII only: a character is a byte. */
export class MemoryDisk implements LogFiles {
  readonly content: Map<string, string>;
  /** Steps until the power fails: one for each character, rename, sync and removal. */
  powerLeft = Infinity;
  /** While set, every write is refused. */
  full = false;
  /** Writes that were brought to disk. */
  syncs = 0;
  written = 0;

  constructor(content: Iterable<[string, string]> = []) {
    this.content = new Map(content);
  }

  list(): Promise<string[]> {
    return Promise.resolve([...this.content.keys()]);
  }

  readLog(name: string): Promise<string | null> {
    return Promise.resolve(this.content.get(name) ?? null);
  }

  async create(name: string, parts: Iterable<string>): Promise<void> {
    this.content.set(`${name}.new`, '');
    await this.#write(`${name}.new`, parts);
    if (!this.#spend()) return DEAD;
    this.content.set(name, this.content.get(`${name}.new`) ?? '');
    this.content.delete(`${name}.new`);
    return this.#spend() ? undefined : DEAD;
  }

  async append(name: string, parts: Iterable<string>): Promise<void> {
    if (!this.content.has(name)) throw new Error('ENOENT');
    await this.#write(name, parts);
  }

  remove(name: string): Promise<void> {
    if (!this.#spend()) return DEAD;
    this.content.delete(name);
    return Promise.resolve();
  }

  async #write(name: string, parts: Iterable<string>): Promise<void> {
    for (const part of parts) {
      await Promise.resolve();
      const fits = part.slice(0, this.full ? part.length / 2 : this.powerLeft);
      this.powerLeft -= fits.length;
      this.written += fits.length;
      this.content.set(name, (this.content.get(name) ?? '') + fits);
      if (this.full) throw new Error('ENOSPC');
      if (fits.length < part.length) return DEAD;
    }
    if (!this.#spend()) return DEAD;
    this.syncs++;
  }

  /** False once the power is gone. */
  #spend(): boolean {
    if (this.powerLeft <= 0) return false;
    this.powerLeft--;
    return true;
  }
}

/** What is asked of a machine without power is never answered. */
const DEAD = new Promise<never>(() => undefined);

/** Lets everything that is under way on a MemoryDisk end. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
