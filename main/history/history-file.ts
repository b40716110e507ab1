import { z } from 'zod';
import { PERIODS } from '#core/domain/periods';
import type { Clock } from '#core/kernel/clock';
import type { Files } from '#main/ports/files';
import { KeptFile } from '#main/ports/kept-file';
import type { Logger } from '#main/ports/logger';
import type { BoardHistoryState } from './board-history';
import type { HallState } from './hall';

/** The file in the data folder. */
export const HISTORY_FILE = 'history.json';
/** What a power cut may cost, at most. */
const SAVE_PAUSE_MS = 60_000;

const followed = {
  id: z.string(),
  name: z.string(),
  detail: z.string().nullable(),
  rank: z.number().int(),
  value: z.number().nullable(),
};
const since = z.object({ gained: z.number(), fromRank: z.number().int(), fromValue: z.number().nullable() });
const ofPeriods = <T extends z.ZodType>(schema: T) =>
  z.object({ day: schema, week: schema, month: schema, quarter: schema });
const point = z.tuple([z.number(), z.number().int()]);

const fileSchema = z.object({
  version: z.literal(1),
  boards: z.array(
    z.object({
      id: z.string(),
      seenAtMs: z.number(),
      began: ofPeriods(z.number()),
      entries: z.array(z.object({ ...followed, since: ofPeriods(since) })),
      tracks: z.array(z.tuple([z.string(), z.array(point)])),
      tracksFromMs: z.number(),
    }),
  ),
  champions: z.array(
    z.object({
      boardId: z.string(),
      period: z.enum(PERIODS),
      fromMs: z.number(),
      who: z.object(followed),
      gained: z.number(),
    }),
  ),
  records: z.array(
    z.object({
      boardId: z.string(),
      kind: z.enum(['highest-value', 'best-day', 'biggest-climb']),
      who: z.object(followed),
      amount: z.number(),
      atMs: z.number(),
    }),
  ),
});

export interface HistoryState extends HallState {
  readonly boards: readonly (BoardHistoryState & { readonly id: string })[];
}

export function historyFile(deps: {
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Logger;
  readonly current: () => HistoryState;
}): KeptFile<HistoryState> {
  return new KeptFile<HistoryState>({
    ...deps,
    name: HISTORY_FILE,
    what: 'The history',
    pauseMs: SAVE_PAUSE_MS,
    current: () => ({ version: 1, ...deps.current() }),
    parse: ({ json, checked }) => (checked ? fileSchema.parse(JSON.parse(json)) : null),
  });
}
