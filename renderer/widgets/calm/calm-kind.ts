import type { WallState } from '../../wall/wall-state';
import { tilesWith } from '../panels/layout';

/** A screen without anything to show, or `board` where there is. */
export type CalmKind = 'connecting' | 'unconfigured' | 'offline' | 'empty';

export function screenKind({ status, board, order, panels, exhibit }: WallState): CalmKind | 'board' {
  if (status === null) return 'connecting';
  if (status.scene === 'live' && panels !== null && tilesWith(panels).length > 0) return 'board';
  if (exhibit.kind === status.scene) return 'board';
  if (status.scene === 'activity' && panels !== null && panels.activity.length > 0) return 'board';
  if (board !== null) return order.length > 0 ? 'board' : 'empty';
  if (status.sources.length === 0) return 'unconfigured';
  const unwell = status.sources.some(
    (source) => source.trouble !== null || source.status === 'error' || source.status === 'reconnecting',
  );
  return unwell ? 'offline' : 'connecting';
}
