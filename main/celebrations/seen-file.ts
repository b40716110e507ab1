import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import { RecentIds } from '#core/kernel/recent-ids';
import { checkedJson, withChecksum } from '#main/ports/checked-json';
import type { Files } from '#main/ports/files';
import { loadNewest } from '#main/ports/generations';
import type { Logger } from '#main/ports/logger';

/** The file in the data folder. */
export const SEEN_FILE = 'celebrated.json';
/** How many celebrations are remembered, so that one told again is not shown again. */
export const REMEMBERED = 4_000;
/** What is on no wall yet is on disk at the latest after this; what goes to a wall is on disk before. */
const SAVE_PAUSE_MS = 2_000;
/** Of a hash: by chance, two among four thousand are the same once in 10^14 walls. */
const KEY_LENGTH = 18;

const fileSchema = z.object({ version: z.literal(1), seen: z.array(z.string().max(KEY_LENGTH)) });

/** Remembers celebrations over restarts. Only hashes are on disk: nobody can read from them who was celebrated. */
export class SeenCelebrations {
  readonly #files: Files;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #seen = new RecentIds(REMEMBERED);
  #pending: Disposable | null = null;
  #failing = false;
  /** Whether the file on disk is worth keeping as the generation before. */
  #good = false;

  constructor(deps: { readonly files: Files; readonly clock: Clock; readonly log: Logger }) {
    this.#files = deps.files;
    this.#clock = deps.clock;
    this.#log = deps.log;
  }

  /** What cannot be read is set aside, and the generation before is used. Never throws. */
  load(): void {
    try {
      const { value, current, problems } = loadNewest(this.#files, SEEN_FILE, seenIn);
      this.#good = current;
      for (const key of value ?? []) this.#seen.isNew(key);
      if (problems.length > 0)
        this.#log.warn('The list of past celebrations was not as it should be', { problems: problems.join('; ') });
    } catch (cause) {
      this.#log.warn('The list of past celebrations cannot be read', { cause });
    }
  }

  /** True the first time. */
  isNew(sourceId: string, celebrationId: string): boolean {
    const key = createHash('sha256')
      .update(JSON.stringify([sourceId, celebrationId]))
      .digest('base64url');
    if (!this.#seen.isNew(key.slice(0, KEY_LENGTH))) return false;
    this.#pending ??= this.#clock.after(SAVE_PAUSE_MS, () => {
      this.saveNow();
    });
    return true;
  }

  /** Writes what is not on disk yet. A full disk is no reason to celebrate nobody: the next one tries again. */
  saveNow(): void {
    if (this.#pending === null) return;
    this.#pending.dispose();
    this.#pending = null;
    const text = withChecksum(JSON.stringify({ version: 1, seen: this.#seen.all }));
    try {
      if (this.#good) this.#files.writeGeneration(SEEN_FILE, text);
      else this.#files.writeAtomic(SEEN_FILE, text);
      this.#good = true;
      this.#failing = false;
    } catch (cause) {
      if (!this.#failing) this.#log.warn('The list of past celebrations cannot be saved', { cause });
      this.#failing = true;
    }
  }
}

/** Throws or is null when the text makes no sense. */
function seenIn(text: string): readonly string[] | null {
  const found = checkedJson(text);
  return found?.checked === true ? fileSchema.parse(JSON.parse(found.json)).seen : null;
}
