import type { Board, Entry } from '#core/domain/board';
import { selected, type Kindness } from '#core/domain/kindness';
import { rankDelta } from '#core/domain/ranking';
import type { FrameBoard, FrameRow } from '#core/ipc/frame';

/** The rows of a board as a wall shows them, best first. */
export function rowsOf(board: Board, maxEntries: number, nowMs: number, kindness: Kindness): FrameRow[] {
  return selected(board.entries, maxEntries, kindness).map(({ entry, index, chase }) => ({
    id: entry.id,
    rank: entry.rank,
    name: entry.name,
    detail: entry.detail,
    value: entry.value,
    avatar: entry.avatar,
    delta: rankDelta(entry, nowMs),
    progress: progressOf(entry, board.entries[index - 1]),
    ...(chase === null ? {} : { chase: { ...chase } }),
  }));
}

export function headOf(board: Board): FrameBoard {
  return {
    id: board.id,
    metric: board.metric,
    scope: board.scope,
    title: board.title,
    currency: board.currency,
    entryCount: board.entries.length,
    ...(board.view === undefined ? {} : { view: { ...board.view } }),
  };
}

/** To the target, or to the row above where there is none; null where the numbers do not say. */
function progressOf(entry: Entry, above: Entry | undefined): number | null {
  const goal = entry.target ?? (above === undefined ? entry.value : above.value);
  if (entry.value === null || goal === null || goal <= 0) return null;
  const share = Math.min(1, Math.max(0, entry.value / goal));
  // Finer than a pixel is noise that would be sent for nothing.
  return Math.round(share * 1000) / 1000;
}

/** Same content, so that it need not be sent again. */
export function sameRow(a: FrameRow, b: FrameRow): boolean {
  return (
    a.rank === b.rank &&
    a.value === b.value &&
    a.delta === b.delta &&
    a.progress === b.progress &&
    a.name === b.name &&
    a.detail === b.detail &&
    a.avatar === b.avatar &&
    a.chase?.name === b.chase?.name &&
    a.chase?.gap === b.chase?.gap
  );
}
