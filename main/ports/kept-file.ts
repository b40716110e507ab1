import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import { checkedJson, withChecksum, type CheckedJson } from './checked-json';
import type { Files } from './files';
import { loadNewest, type Found } from './generations';
import type { Logger } from './logger';

export interface KeptFileDeps<T> {
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Logger;
  /** The file in the data folder. */
  readonly name: string;
  /** What it holds, as the log says it: "The last board". */
  readonly what: string;
  /** A change is on disk at once, but no sooner than this after the save before it, ms. */
  readonly pauseMs: number;
  /** What is to be kept, as an object for JSON. */
  readonly current: () => object;
  /** null or an error for a text that makes no sense. */
  readonly parse: (text: CheckedJson) => T | null;
}

/** What one part of the app wants to know again after a restart: one file with a checksum, and the generation before it. */
export class KeptFile<T> {
  readonly #deps: KeptFileDeps<T>;
  #pending: Disposable | null = null;
  #savedAtMs = -Infinity;
  #failing = false;
  /** Whether the file on disk is worth keeping as the generation before. */
  #good = false;

  constructor(deps: KeptFileDeps<T>) {
    this.#deps = deps;
  }

  /** null when there is none, or none that makes sense; the latter is set aside, and the one before it is used. */
  load(): T | null {
    const { files, log, name, what, parse } = this.#deps;
    let found: Found<T>;
    try {
      found = loadNewest(files, name, (text) => {
        const json = checkedJson(text);
        return json === null ? null : parse(json);
      });
    } catch (cause) {
      log.warn(`${what} cannot be read`, { cause });
      return null;
    }
    const { value, current, problems } = found;
    this.#good = current;
    if (problems.length > 0) log.warn(`${what} was not as it should be`, { problems: problems.join('; ') });
    return value;
  }

  changed(): void {
    if (this.#pending !== null) return;
    const { clock, pauseMs } = this.#deps;
    const sinceSaveMs = clock.monotonic() - this.#savedAtMs;
    this.#pending = clock.after(Math.max(0, pauseMs - sinceSaveMs), () => {
      this.saveNow();
    });
  }

  /** A full disk is no reason to stop the wall: the file stays as it was, and the next change tries again. */
  saveNow(): void {
    const { files, clock, log, name, what, current } = this.#deps;
    this.#pending?.dispose();
    this.#pending = null;
    this.#savedAtMs = clock.monotonic();
    const text = withChecksum(JSON.stringify(current()));
    try {
      if (this.#good) files.writeGeneration(name, text);
      else files.writeAtomic(name, text);
      this.#good = true;
      this.#failing = false;
    } catch (cause) {
      if (!this.#failing) log.warn(`${what} cannot be saved`, { cause });
      this.#failing = true;
    }
  }
}
