import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '#core/kernel/clock';
import { RecentIds } from '#core/kernel/recent-ids';
import type { CheckedJson } from '#main/ports/checked-json';
import type { Files } from '#main/ports/files';
import { KeptFile } from '#main/ports/kept-file';
import type { Logger } from '#main/ports/logger';

/** The file in the data folder. */
const SEEN_FILE = 'celebrated.json';
/** How many celebrations are remembered, so that one told again is not shown again. */
const REMEMBERED = 4_000;
/** What is on no wall yet is on disk at the latest after this; what goes to a wall is on disk before. */
const SAVE_PAUSE_MS = 2_000;
/** Of a hash: by chance, two among four thousand are the same once in 10^14 walls. */
const KEY_LENGTH = 18;

const fileSchema = z.object({ version: z.literal(1), seen: z.array(z.string().max(KEY_LENGTH)) });

/** Remembers celebrations over restarts. Only hashes are on disk: nobody can read from them who was celebrated. */
export class SeenCelebrations {
  readonly #file: KeptFile<readonly string[]>;
  readonly #seen = new RecentIds(REMEMBERED);
  #dirty = false;

  constructor({ files, clock, log }: { readonly files: Files; readonly clock: Clock; readonly log: Logger }) {
    this.#file = new KeptFile({
      files,
      clock,
      log,
      name: SEEN_FILE,
      what: 'The list of past celebrations',
      pauseMs: SAVE_PAUSE_MS,
      current: () => {
        this.#dirty = false;
        return { version: 1, seen: this.#seen.all };
      },
      parse: seenIn,
    });
  }

  load(): void {
    for (const key of this.#file.load() ?? []) this.#seen.isNew(key);
  }

  /** True the first time. */
  isNew(sourceId: string, celebrationId: string): boolean {
    const key = createHash('sha256')
      .update(JSON.stringify([sourceId, celebrationId]))
      .digest('base64url');
    if (!this.#seen.isNew(key.slice(0, KEY_LENGTH))) return false;
    this.#dirty = true;
    this.#file.changed();
    return true;
  }

  /** Writes what is not on disk yet. */
  saveNow(): void {
    if (this.#dirty) this.#file.saveNow();
  }
}

/** Throws or is null when the text makes no sense. */
function seenIn(text: CheckedJson): readonly string[] | null {
  return text.checked ? fileSchema.parse(JSON.parse(text.json)).seen : null;
}
