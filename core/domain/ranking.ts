import type { Entry, RankingScheme, Trend } from './board';

/** How long a change of rank stays on display as "▲ 2". Moves within this time add up. */
export const TREND_WINDOW_MS = 15 * 60_000;

type Slotted = Omit<Entry, 'rank'>;

/** Derives ranks from slots. `entries` must be in ascending slot order. */
export function rankBySlot(entries: readonly Slotted[], scheme: RankingScheme): Entry[] {
  const ranked: Entry[] = [];
  for (const entry of entries) {
    const above = ranked.at(-1);
    const tied =
      scheme === 'standard' &&
      above !== undefined &&
      entry.value !== null &&
      above.value === entry.value &&
      above.slot === entry.slot - 1;
    ranked.push({ ...entry, rank: tied ? above.rank : entry.slot });
  }
  return ranked;
}

/**
 * Where everyone else ends up when some entries are placed anew: the others keep their order and close up or make room.
 * Exact for partial rankings too, as only slots are counted, not entries.
 *
 * @param left slots that the placed entries leave; Infinity for one that was not on the board
 * @param taken slots that the placed entries take, each once
 */
export function slotShifter(left: readonly number[], taken: readonly number[]): (slot: number) => number {
  const leaving = [...left].sort((a, b) => a - b);
  const taking = [...taken].sort((a, b) => a - b);
  return (slot) => {
    let shifted = slot;
    for (const gone of leaving) if (gone < slot) shifted--;
    for (const used of taking) if (used <= shifted) shifted++;
    return shifted;
  };
}

/** The trend after a change of rank, for the arrow beside the name. */
export function nextTrend(trend: Trend | null, rankBefore: number, rankAfter: number, nowMs: number): Trend | null {
  const current = trend !== null && nowMs - trend.atMs < TREND_WINDOW_MS ? trend : null;
  if (rankBefore === rankAfter) return current;
  return current ?? { fromRank: rankBefore, atMs: nowMs };
}

/** Places gained (positive) or lost (negative) within the trend window. */
export function rankDelta(entry: Pick<Entry, 'rank' | 'trend'>, nowMs: number): number {
  if (entry.trend === null || nowMs - entry.trend.atMs >= TREND_WINDOW_MS) return 0;
  return entry.trend.fromRank - entry.rank;
}
