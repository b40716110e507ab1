import { z } from 'zod';
import type { Board } from '#core/domain/board';
import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import type { Files } from '#main/ports/files';
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
  version: z.literal(1),
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

  constructor(deps: { files: Files; clock: Clock; log: Logger; current: () => LastBoards }) {
    this.#files = deps.files;
    this.#clock = deps.clock;
    this.#log = deps.log;
    this.#current = deps.current;
  }

  /** null when there is none, or none that makes sense; the latter is set aside. */
  load(): LastBoards | null {
    let text: string | null;
    try {
      text = this.#files.read(LAST_BOARD_FILE);
    } catch (cause) {
      this.#log.warn('The last board cannot be read', { cause });
      return null;
    }
    if (text === null) return null;
    const parsed = fileSchema.safeParse(jsonOrNull(text));
    if (!parsed.success) {
      this.#setAside();
      return null;
    }
    const { boards, mainIds, unnamedIds, confirmed } = parsed.data;
    return {
      boards: boards.map((board) => ({ ...board, entries: board.entries.map((entry) => ({ ...entry, trend: null })) })),
      main: { mainIds, unnamedIds },
      confirmed,
    };
  }

  changed(): void {
    const sinceSaveMs = this.#clock.monotonic() - this.#savedAtMs;
    this.#pending ??= this.#clock.after(Math.max(0, SAVE_PAUSE_MS - sinceSaveMs), () => {
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
    try {
      this.#files.writeAtomic(LAST_BOARD_FILE, JSON.stringify({ version: 1, confirmed, ...main, boards: kept }));
      this.#failing = false;
    } catch (cause) {
      if (!this.#failing) this.#log.warn('The last board cannot be saved', { cause });
      this.#failing = true;
    }
  }

  #setAside(): void {
    try {
      const file = this.#files.setAside(LAST_BOARD_FILE);
      this.#log.warn('The last board made no sense and was set aside', { file });
    } catch (cause) {
      this.#log.warn('The last board makes no sense, and cannot be set aside', { cause });
    }
  }
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
