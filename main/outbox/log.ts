import type { LogFiles } from '#main/ports/files';
import type { Logger } from '#main/ports/logger';
import { recover, type Recovered } from './recovery';
import { inParts } from './segment';

/** A segment is rewritten when it is this long, and so many times as long as it was when it was new. */
export const REWRITE_AT_BYTES = 262_144;
const REWRITE_AT_TIMES = 4;
/** The newest, and the one before it in case that the newest is damaged. */
const GENERATIONS_KEPT = 2;
/** What could not be understood is kept here, the latest of it. */
export const DAMAGED_FILE = 'outbox-damaged.txt';
const DAMAGED_KEPT_CHARACTERS = 65_536;

const SEGMENT = /^outbox-(\d{8,})\.jsonl$/;

/** The segments on disk. Each begins with all there is to know and grows by what changes; each is one generation. */
export class OutboxLog {
  readonly #files: LogFiles;
  readonly #log: Logger;
  /** null until a segment is known to be whole: the next write makes a new one. */
  #current: string | null = null;
  #bytes = 0;
  #rewriteAtBytes = REWRITE_AT_BYTES;
  /** Could not be read this time; perhaps another time. */
  readonly #unread = new Set<string>();

  constructor(files: LogFiles, log: Logger) {
    this.#files = files;
    this.#log = log;
  }

  /** The next write must hold everything, not only what changed. */
  get wantsAll(): boolean {
    return this.#current === null || this.#bytes >= this.#rewriteAtBytes;
  }

  /** Never rejects: what cannot be read or understood is logged and kept, and the rest counts. */
  async load(): Promise<Recovered> {
    const texts: string[] = [];
    let newest: string | null = null;
    for (const name of await this.#segments().catch((cause: unknown) => this.#unreadable('the folder', cause))) {
      const text = await this.#files.readLog(name).catch((cause: unknown) => {
        this.#unreadable(name, cause);
        this.#unread.add(name);
        return null;
      });
      newest = text === null ? null : name;
      if (text !== null) texts.push(text);
    }
    const recovered = recover(texts);
    const unclear = [...recovered.damaged, ...recovered.torn];
    if (unclear.length > 0) await this.#keepUnclear(unclear);
    else if (newest !== null) {
      this.#current = newest;
      this.#bytes = Buffer.byteLength(texts.at(-1) ?? '');
    }
    return recovered;
  }

  /** On disk once it resolves. After a rejection, `wantsAll` is true. */
  async write(lines: Iterable<string>): Promise<void> {
    const target = this.wantsAll ? null : this.#current;
    // What a failed write leaves behind is not built upon.
    this.#current = null;
    if (target === null) await this.#begin(lines);
    else {
      await this.#files.append(target, this.#counted(lines));
      this.#current = target;
    }
  }

  async #begin(lines: Iterable<string>): Promise<void> {
    const older = await this.#segments();
    const name = `outbox-${String(numberOf(older.at(-1)) + 1).padStart(8, '0')}.jsonl`;
    this.#bytes = 0;
    await this.#files.create(name, this.#counted(lines));
    this.#current = name;
    this.#rewriteAtBytes = Math.max(REWRITE_AT_BYTES, REWRITE_AT_TIMES * this.#bytes);
    for (const old of older.slice(0, 1 - GENERATIONS_KEPT)) {
      if (!this.#unread.has(old)) await this.#files.remove(old).catch((cause: unknown) => this.#unreadable(old, cause));
    }
  }

  *#counted(lines: Iterable<string>): Generator<string> {
    for (const part of inParts(lines)) {
      this.#bytes += Buffer.byteLength(part);
      yield part;
    }
  }

  async #segments(): Promise<string[]> {
    const names = await this.#files.list();
    return names.filter((name) => SEGMENT.test(name)).sort((one, other) => numberOf(one) - numberOf(other));
  }

  async #keepUnclear(lines: readonly string[]): Promise<void> {
    this.#log.warn('Some of the outbox made no sense and was set aside', { lines: lines.length, file: DAMAGED_FILE });
    try {
      const before = (await this.#files.readLog(DAMAGED_FILE)) ?? '';
      const known = new Set(before.split('\n'));
      const fresh = lines.filter((line) => !known.has(line)).map((line) => `${line}\n`);
      if (fresh.length > 0)
        await this.#files.create(DAMAGED_FILE, [(before + fresh.join('')).slice(-DAMAGED_KEPT_CHARACTERS)]);
    } catch (cause) {
      this.#log.warn('What made no sense cannot be set aside', { cause });
    }
  }

  #unreadable(what: string, cause: unknown): [] {
    this.#log.warn('A file of the outbox cannot be read or removed', { what, cause });
    return [];
  }
}

function numberOf(name: string | undefined): number {
  return Number(SEGMENT.exec(name ?? '')?.[1] ?? 0);
}
