import type { Board } from '#core/domain/board';
import type { Clock } from '#core/kernel/clock';
import type { BoardService } from '#main/board/board-service';
import { headOf } from '#main/board/rows';
import type { ShownBoards } from '../shown-boards';
import type { ExhibitMaker } from './exhibit-maker';
import { personOf } from './person';

/** A contest that has ended is honoured this long. */
export const WINNERS_SHOWN_MS = 24 * 60 * 60_000;
const PLACES = 10;

/**
 * The podium of a source's contest once it has ended, as it was then: what is sold later changes nothing. Who is on it, and
 * by which name, is as the admin wants it today.
 */
export function winnersMaker(deps: {
  readonly clock: Clock;
  readonly boards: BoardService;
  readonly shown: ShownBoards;
}): ExhibitMaker {
  /** As it was told, by source; a contest more takes the place of the one before. */
  const final = new Map<string, { readonly contestId: string; readonly told: Board }>();
  return {
    scene: 'winners',
    make({ sourceIds }) {
      const { clock, boards, shown } = deps;
      for (const sourceId of sourceIds) {
        const contest = boards.contest(sourceId);
        const endedAtMs = contest?.endsAtMs ?? null;
        if (contest === null || endedAtMs === null) continue;
        const sinceMs = clock.now() - endedAtMs;
        if (sinceMs < 0 || sinceMs > WINNERS_SHOWN_MS) continue;
        const known = final.get(sourceId);
        const told = known?.contestId === contest.id ? known.told : finalBoard(boards, sourceId, contest.id);
        if (told === null) continue;
        final.set(sourceId, { contestId: contest.id, told });
        const board = shown.past(told);
        const places = shown
          .entriesOf(board)
          .slice(0, PLACES)
          .map((entry) => ({ ...personOf(entry), rank: entry.rank, value: entry.value }));
        if (places.length === 0) continue;
        return { kind: 'winners', board: headOf(board), title: contest.title, endedAtMs, places };
      }
      return null;
    },
  };
}

/** null while there is nobody on it. */
function finalBoard({ store }: BoardService, sourceId: string, contestId: string): Board | null {
  const boardId = store.contestBoardId(sourceId, contestId) ?? store.mainBoardId(sourceId);
  const board = boardId === null ? null : store.board(boardId);
  return board === null || board.entries.length === 0 ? null : board;
}
