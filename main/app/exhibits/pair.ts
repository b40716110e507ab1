import type { BoardStore } from '#main/board/board-store';
import { headOf, rowsOf, type Faces } from '#main/board/rows';
import type { Clock } from '#core/kernel/clock';
import type { ExhibitMaker } from './exhibit-maker';

/** Rows of each board: what fits on half a wall. */
const PAIR_ROWS = 10;

export interface PairDeps {
  readonly clock: Clock;
  readonly store: Pick<BoardStore, 'board'>;
  readonly faces: Faces;
}

/** Two boards beside each other; nothing while one of them has nobody on it. */
export function pairMaker({ clock, store, faces }: PairDeps): ExhibitMaker {
  return {
    scene: 'pair',
    make({ boardIds = [] }) {
      const shown = boardIds.flatMap((id) => store.board(id) ?? []).filter(({ entries }) => entries.length > 0);
      if (shown.length < 2) return null;
      const sides = shown.map((board) => ({
        board: headOf(board),
        rows: rowsOf(board, PAIR_ROWS, clock.now(), faces),
      }));
      return { kind: 'pair', boards: sides };
    },
  };
}
