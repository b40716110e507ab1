import { headOf } from '#main/board/rows';
import type { History } from '#main/history/history';
import type { ShownBoards } from '../shown-boards';
import type { ExhibitMaker } from './exhibit-maker';
import { personOf } from './person';

/** Lines that can be told from each other. */
const LANES = 10;
/** Sooner there is nothing to see but the start. */
const SHORTEST_RACE_MS = 2 * 60_000;

/** How the ranks of the first ten went since the day began; none before somebody has passed somebody. */
export function raceMaker({
  shown,
  history,
}: {
  readonly shown: ShownBoards;
  readonly history: History;
}): ExhibitMaker {
  return {
    scene: 'race',
    make({ boardId }) {
      const board = boardId === null ? null : shown.board(boardId);
      const past = boardId === null ? null : history.of(boardId);
      if (board === null || past === null || past.seenAtMs - past.tracksFromMs < SHORTEST_RACE_MS) return null;
      const lanes = shown
        .entriesOf(board)
        .slice(0, LANES)
        .map((entry) => ({
          ...personOf(entry),
          rank: entry.rank,
          value: entry.value,
          points: past.track(entry.id).map(([atMs, rank]): [number, number] => [atMs, rank]),
        }));
      if (!lanes.some(({ points }) => points.length > 1)) return null;
      return { kind: 'race', board: headOf(board), fromMs: past.tracksFromMs, toMs: past.seenAtMs, lanes };
    },
  };
}
