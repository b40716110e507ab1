import type { Exhibit } from '#core/ipc/exhibits';
import type { Clock } from '#core/kernel/clock';
import type { BoardService } from '#main/board/board-service';
import { headOf } from '#main/board/rows';
import type { ShownBoards } from '../shown-boards';
import type { ExhibitMaker } from './exhibit-maker';
import { personOf } from './person';

/** A contest that has ended is honoured this long. */
export const WINNERS_SHOWN_MS = 24 * 60 * 60_000;
const PLACES = 10;

/** The podium of a source's contest once it has ended, as it was then: what is sold later changes nothing. */
export function winnersMaker(deps: {
  readonly clock: Clock;
  readonly boards: BoardService;
  readonly shown: ShownBoards;
}): ExhibitMaker {
  /** By source; a contest more takes the place of the one before. */
  const final = new Map<string, { readonly contestId: string; readonly exhibit: Exhibit }>();
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
        if (known?.contestId === contest.id) return known.exhibit;
        const boardId = boards.store.contestBoardId(sourceId, contest.id) ?? boards.store.mainBoardId(sourceId);
        const board = boardId === null ? null : shown.board(boardId);
        if (board === null || board.entries.length === 0) continue;
        const places = shown
          .entriesOf(board)
          .slice(0, PLACES)
          .map((entry) => ({ ...personOf(entry), rank: entry.rank, value: entry.value }));
        const exhibit: Exhibit = { kind: 'winners', board: headOf(board), title: contest.title, endedAtMs, places };
        final.set(sourceId, { contestId: contest.id, exhibit });
        return exhibit;
      }
      return null;
    },
  };
}
