import { headOf } from '#main/board/rows';
import type { History } from '#main/history/history';
import type { ShownBoards } from '../shown-boards';
import type { ExhibitMaker } from './exhibit-maker';
import { personOf } from './person';

const SHOWN = 5;

/** Who has climbed and who has won most since the period of the showing began, or the day; none while nobody has. */
export function moversMaker(deps: { readonly shown: ShownBoards; readonly history: History }): ExhibitMaker {
  return {
    scene: 'movers',
    make({ boardId, period = 'day' }) {
      const board = boardId === null ? null : deps.shown.board(boardId);
      const past = boardId === null ? null : deps.history.of(boardId);
      const beganMs = past?.beganMs(period) ?? null;
      if (board === null || past === null || beganMs === null) return null;
      const moved = board.entries.flatMap((entry) => {
        const since = past.since(period, entry.id);
        return since === null ? [] : [{ entry, climbed: since.fromRank - entry.rank, ...since }];
      });
      const climbers = moved
        .filter(({ climbed }) => climbed > 0)
        .sort((a, b) => b.climbed - a.climbed)
        .slice(0, SHOWN)
        .map(({ entry, fromRank }) => ({ ...personOf(entry), from: fromRank, to: entry.rank }));
      const gainers = moved
        .filter(({ gained, entry }) => gained > 0 && entry.value !== null)
        .sort((a, b) => b.gained - a.gained)
        .slice(0, SHOWN)
        .map(({ entry, gained }) => ({
          ...personOf(entry),
          rank: entry.rank,
          gain: gained,
          value: entry.value ?? gained,
        }));
      if (climbers.length + gainers.length === 0) return null;
      return { kind: 'movers', board: headOf(board), sinceMs: beganMs, climbers, gainers };
    },
  };
}
