import { z } from 'zod';
import type { Board } from '#core/domain/board';
import type { Clock } from '#core/kernel/clock';
import type { CheckedJson } from '#main/ports/checked-json';
import type { Files } from '#main/ports/files';
import { KeptFile } from '#main/ports/kept-file';
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

export interface LastBoardDeps {
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Logger;
  readonly current: () => LastBoards;
}

export interface LastBoards {
  readonly boards: readonly Board[];
  readonly main: MainBoards;
  readonly confirmed: Readonly<Record<string, number>>;
}

/** Keeps what the wall shows on disk, so that a restart without a network has a board to show. */
export function lastBoardFile(deps: LastBoardDeps): KeptFile<LastBoards> {
  return new KeptFile({
    ...deps,
    name: LAST_BOARD_FILE,
    what: 'The last board',
    pauseMs: SAVE_PAUSE_MS,
    current() {
      const { boards, main, confirmed } = deps.current();
      const kept = boards.map((board) => ({
        ...board,
        entries: board.entries.map(({ trend: _trend, ...entry }) => entry),
      }));
      return { version: 2, confirmed, ...main, boards: kept };
    },
    parse: lastBoardsIn,
  });
}

/** Throws or is null when the text makes no sense. */
function lastBoardsIn(found: CheckedJson): LastBoards | null {
  const { version, boards, mainIds, unnamedIds, confirmed } = fileSchema.parse(JSON.parse(found.json));
  if ((version === 2) !== found.checked) return null;
  return {
    boards: boards.map((board) => ({ ...board, entries: board.entries.map((entry) => ({ ...entry, trend: null })) })),
    main: { mainIds, unnamedIds },
    confirmed,
  };
}
