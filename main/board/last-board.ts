import { z } from 'zod';
import type { Board } from '#core/domain/board';
import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import { checkedJson, withChecksum } from '#main/ports/checked-json';
import type { Files } from '#main/ports/files';
import { loadNewest, type Found } from '#main/ports/generations';
import type { Logger } from '#main/ports/logger';
import type { MainBoards } from './board-store';

/** The file in the data folder. */
export const LAST_BOARD_FILE = 'last-board.json';
/** A change is on disk at once, but no sooner than this after the save before it. */
export const SAVE_PAUSE_MS = 1_000;

const entrySchema = z.object({
  id: z.string(),
  name: z.string(),
  value: z.number().nullable(),
  rank: z.number().int(),
  slot: z.number().int(),
  detail: z.string().nullable(),
  avatar: z.string().nullable(),
  target: z.number().nullable(),
});

const fileSchema = z.object({
  /** 2 since the file begins with a checksum. */
  version: z.union([z.literal(1), z.literal(2)]),
  /** When each source was last confirmed, ms since the epoch. */
  confirmed: z.record(z.string(), z.number()),
  mainIds: z.array(z.string()),
  /** Main boards that the backend has not named yet. */
  unnamedIds: z.array(z.string()).default([]),
  boards: z.array(
    z.object({
      id: z.string(),
      sourceId: z.string(),
      metric: z.string(),
      scope: z.string().nullable(),
      title: z.string().nullable(),
      currency: z.string().nullable(),
      scheme: z.enum(['standard', 'ordinal']),
      entries: z.array(entrySchema),
    }),
  ),
});

export interface LastBoards {
  readonly boards: readonly Board[];
  readonly main: MainBoards;
  readonly confirmed: Readonly<Record<string, number>>;
}

/** Keeps what the wall shows on disk, so that a restart without a network has a board to show. */
export class LastBoardFile {
  readonly #files: Files;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #current: () => LastBoards;
  #pending: Disposable | null = null;
  #savedAtMs = -Infinity;
  #failing = false;
  /** Whether the file on disk is worth keeping as the generation before. */
  #good = false;

  constructor(deps: { files: Files; clock: Clock; log: Logger; current: () => LastBoards }) {
    this.#files = deps.files;
    this.#clock = deps.clock;
    this.#log = deps.log;
    this.#current = deps.current;
  }

  /** null when there is none, or none that makes sense; the latter is set aside, and the one before it is used. */
  load(): LastBoards | null {
    let found: Found<LastBoards>;
    try {
      found = loadNewest(this.#files, LAST_BOARD_FILE, lastBoardsIn);
    } catch (cause) {
      this.#log.warn('The last board cannot be read', { cause });
      return null;
    }
    const { value, current, problems } = found;
    this.#good = current;
    if (problems.length > 0)
      this.#log.warn('The last board was not as it should be', { problems: problems.join('; ') });
    return value;
  }

  changed(): void {
    if (this.#pending !== null) return;
    const sinceSaveMs = this.#clock.monotonic() - this.#savedAtMs;
    this.#pending = this.#clock.after(Math.max(0, SAVE_PAUSE_MS - sinceSaveMs), () => {
      this.saveNow();
    });
  }

  /** A full disk is no reason to stop the wall: the file stays as it was, and the next change tries again. */
  saveNow(): void {
    this.#pending?.dispose();
    this.#pending = null;
    this.#savedAtMs = this.#clock.monotonic();
    const { boards, main, confirmed } = this.#current();
    const kept = boards.map((board) => ({
      ...board,
      entries: board.entries.map(({ trend: _trend, ...entry }) => entry),
    }));
    const text = withChecksum(JSON.stringify({ version: 2, confirmed, ...main, boards: kept }));
    try {
      if (this.#good) this.#files.writeGeneration(LAST_BOARD_FILE, text);
      else this.#files.writeAtomic(LAST_BOARD_FILE, text);
      this.#good = true;
      this.#failing = false;
    } catch (cause) {
      if (!this.#failing) this.#log.warn('The last board cannot be saved', { cause });
      this.#failing = true;
    }
  }
}

/** Throws or is null when the text makes no sense. */
function lastBoardsIn(text: string): LastBoards | null {
  const found = checkedJson(text);
  if (found === null) return null;
  const { version, boards, mainIds, unnamedIds, confirmed } = fileSchema.parse(JSON.parse(found.json));
  if ((version === 2) !== found.checked) return null;
  return {
    boards: boards.map((board) => ({ ...board, entries: board.entries.map((entry) => ({ ...entry, trend: null })) })),
    main: { mainIds, unnamedIds },
    confirmed,
  };
}
