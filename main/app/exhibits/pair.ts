import { headOf, rowsOf } from '#main/board/rows';
import type { Clock } from '#core/kernel/clock';
import type { ShownBoards } from '../shown-boards';
import type { ExhibitMaker } from './exhibit-maker';

/** Rows of each board: what fits on half a wall. */
const PAIR_ROWS = 10;

export interface PairDeps {
  readonly clock: Clock;
  readonly shown: Pick<ShownBoards, 'view' | 'kindness'>;
}

/** Two boards beside each other; nothing while one of them has nobody on it. */
export function pairMaker({ clock, shown }: PairDeps): ExhibitMaker {
  return {
    scene: 'pair',
    make({ boardIds = [], view = 'value', period }) {
      const boards = boardIds
        .flatMap((id) => shown.view(id, { measure: view, period: period ?? null }) ?? [])
        .filter(({ entries }) => entries.length > 0);
      if (boards.length < 2) return null;
      const sides = boards.map((board) => ({
        board: headOf(board),
        rows: rowsOf(board, PAIR_ROWS, clock.now(), shown.kindness),
      }));
      return { kind: 'pair', boards: sides };
    },
  };
}
