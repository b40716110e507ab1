import type { Frame, FrameRow } from '#core/ipc/frame';
import { sameRow } from './rows';

/** What a frame says of the rows of its board. */
export type RowChange = Pick<Frame, 'rows' | 'order' | 'removed' | 'moves'>;

/** Always this same object. */
export const NO_CHANGE: RowChange = { rows: [], order: null, removed: [], moves: [] };

interface ShownRows {
  readonly rows: ReadonlyMap<string, FrameRow>;
  readonly order: readonly string[];
}

/** @param shown what the wall has; null: nothing that this builds on */
export function changeOf(shown: ShownRows | null, rows: readonly FrameRow[]): RowChange {
  const order = rows.map((row) => row.id);
  if (shown === null) return { rows: [...rows], order, removed: [], moves: [] };
  const changed = rows.filter((row) => {
    const known = shown.rows.get(row.id);
    return known === undefined || !sameRow(known, row);
  });
  const kept = new Set(order);
  const removed = shown.order.filter((id) => !kept.has(id));
  const moves = rows.flatMap((row) => {
    const from = shown.rows.get(row.id)?.rank;
    return from === undefined || from === row.rank ? [] : [{ id: row.id, from, to: row.rank }];
  });
  const reordered = order.length !== shown.order.length || order.some((id, i) => id !== shown.order[i]);
  if (changed.length === 0 && removed.length === 0 && !reordered) return NO_CHANGE;
  return { rows: changed, order: reordered ? order : null, removed, moves };
}
