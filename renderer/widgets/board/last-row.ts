import { useState } from 'react';
import type { FrameRow } from '#core/ipc/frame';
import { useBoard } from './scope';

/** An entry's row; the last known one while a removed entry is still leaving. */
export function useLastRow(id: string): FrameRow | null {
  const row = useBoard((state) => state.rows.get(id) ?? null);
  const [last, setLast] = useState(row);
  if (row !== null && row !== last) setLast(row);
  return row ?? last;
}
