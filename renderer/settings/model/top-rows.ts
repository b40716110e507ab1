import type { FrameRow } from '#core/ipc/frame';
import type { WallState } from '../../wall/wall-state';

/** The first rows in rank order. */
export function topRows(wall: WallState, most: number): readonly FrameRow[] {
  const top: FrameRow[] = [];
  for (const id of wall.order) {
    const row = wall.rows.get(id);
    if (row) top.push(row);
    if (top.length === most) break;
  }
  return top;
}
