import type { MovesEvent } from '#core/domain/events';
import type { DecodeContext } from './dialect';
import { readPlainMove } from './plain-move';

type Names =
  | ('board' | 'changes' | 'moves' | 'deltas' | 'entry' | 'change')
  | ('mode' | 'updateType' | 'kind' | 'action' | 'type' | 'incremental' | 'isIncremental' | 'partial')
  | ('user' | 'participant' | 'member' | 'student' | 'learner')
  | ('leaderboardId' | 'highlightedUserId' | 'highlightUserId' | 'currentUserId' | 'highlight')
  | ('isCurrentUser' | 'highlighted');
type PlainFields = Readonly<Partial<Record<Names, unknown>>>;

/**
 * By far the most leaderboard updates are the change of one entry on the main board, and no more. Those are read here, at a
 * fraction of the cost; for everything else, null: `readUpdate` looks at it closely. The result is the same.
 *
 * @param payload in one spelling (envelope.ts)
 */
export function readPlainUpdate(payload: unknown, { config, nowMs }: DecodeContext): MovesEvent | null {
  if (config.join.user !== undefined) return null;
  const move = readPlainMove(payload, nowMs);
  return move === null || saysMore(payload as PlainFields) ? null : move;
}

/** Lists and nested entries, whose board it is, and who is to be highlighted. */
function saysMore(fields: PlainFields): boolean {
  return (
    fields.board !== undefined ||
    fields.changes !== undefined ||
    fields.moves !== undefined ||
    fields.deltas !== undefined ||
    fields.entry !== undefined ||
    fields.change !== undefined ||
    fields.mode !== undefined ||
    fields.updateType !== undefined ||
    fields.kind !== undefined ||
    fields.action !== undefined ||
    fields.type !== undefined ||
    fields.incremental !== undefined ||
    fields.isIncremental !== undefined ||
    fields.partial !== undefined ||
    fields.user !== undefined ||
    fields.participant !== undefined ||
    fields.member !== undefined ||
    fields.student !== undefined ||
    fields.learner !== undefined ||
    fields.leaderboardId !== undefined ||
    fields.highlightedUserId !== undefined ||
    fields.highlightUserId !== undefined ||
    fields.currentUserId !== undefined ||
    fields.highlight !== undefined ||
    fields.isCurrentUser !== undefined ||
    fields.highlighted !== undefined
  );
}
