import { screenKind } from '../widgets/calm/calm-kind';
import type { WallState } from './wall-state';

/** Is the change so great that the screen should cross-fade, rather than its parts move? */
export function changesScene(before: WallState, after: WallState): boolean {
  if (before.status === null) return false;
  return (
    before.status.scene !== after.status?.scene ||
    before.status.theme !== after.status.theme ||
    before.look.tokens !== after.look.tokens ||
    before.board?.id !== after.board?.id ||
    screenKind(before) !== screenKind(after)
  );
}
