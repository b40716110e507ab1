import type { WallState } from '../../wall/wall-state';

/** A screen without a board, or `board`. */
export type CalmKind = 'connecting' | 'unconfigured' | 'offline' | 'empty';

export function screenKind({ status, board, order }: WallState): CalmKind | 'board' {
  if (status === null) return 'connecting';
  if (board !== null) return order.length > 0 ? 'board' : 'empty';
  if (status.sources.length === 0) return 'unconfigured';
  const unwell = status.sources.some(
    (source) => source.trouble !== null || source.status === 'error' || source.status === 'reconnecting',
  );
  return unwell ? 'offline' : 'connecting';
}
