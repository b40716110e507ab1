import type { Exhibit } from '#core/ipc/exhibits';
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
    screenKind(before) !== screenKind(after) ||
    isAnother(before.exhibit, after.exhibit)
  );
}

/** Not the same exhibit with other numbers, but another message, or one about other boards. */
function isAnother(before: Exhibit, after: Exhibit): boolean {
  if (before === after) return false;
  if (before.kind === 'message' && after.kind === 'message') {
    return before.title !== after.title || before.text !== after.text || before.image !== after.image;
  }
  return before.kind !== after.kind || boardsOf(before) !== boardsOf(after);
}

function boardsOf(exhibit: Exhibit): string {
  if (exhibit.kind === 'pair') return exhibit.boards.map(({ board }) => board.id).join('\n');
  return 'board' in exhibit ? exhibit.board.id : '';
}
