import type { Board } from '#core/domain/board';
import type { BoardService } from '#main/board/board-service';
import { headOf } from '#main/board/rows';
import { PERIODS } from '#core/domain/periods';
import type { Followed } from '#main/history/board-history';
import type { Champion } from '#main/history/hall';
import type { History } from '#main/history/history';
import type { ShownBoards } from '../shown-boards';
import type { ExhibitMaker } from './exhibit-maker';
import { pastPerson } from './person';

/** Of each length of period. */
const CHAMPIONS_OF_A_LENGTH = 4;
/** Once is no series. */
const FEWEST_WINS = 2;

/** Champions of past periods and records of the main boards, of those who may be named; none before a period has ended. */
export function hallOfFameMaker(deps: {
  readonly boards: BoardService;
  readonly shown: ShownBoards;
  readonly history: History;
}): ExhibitMaker {
  const { shown, history } = deps;
  const { store, people } = deps.boards;
  // History follows whoever is on the boards; who may be named is asked each time.
  const named = <T extends { readonly who: Followed }>(board: Board, past: readonly T[]): readonly T[] => {
    const isOpen = people.openIn(board.sourceId);
    return past.filter(({ who }) => isOpen(who.id));
  };
  return {
    scene: 'hall-of-fame',
    make({ boardId, sourceIds, period }) {
      const ids = boardId === null ? sourceIds.flatMap((id) => store.mainBoardId(id) ?? []) : [boardId];
      const boards = ids.flatMap((id) => shown.board(id) ?? []);
      const lengths = period === undefined ? PERIODS : [period];
      const champions = boards.flatMap((board) => {
        const all = named(board, history.hall.championsOf(board.id));
        return lengths.flatMap((length) =>
          all
            .filter((one) => one.period === length)
            .slice(0, CHAMPIONS_OF_A_LENGTH)
            .map(({ who, fromMs, gained }) => ({
              ...pastPerson(who, board, people),
              board: headOf(board),
              period: length,
              fromMs,
              value: gained,
            })),
        );
      });
      if (champions.length === 0) return null;
      const records = boards.flatMap((board) => [
        ...named(board, history.hall.recordsOf(board.id)).map(({ kind, who, amount, atMs }) => ({
          ...pastPerson(who, board, people),
          board: headOf(board),
          record: kind,
          amount,
          atMs,
        })),
        ...mostWins(named(board, history.hall.championsOf(board.id))).map(({ who, fromMs, wins }) => ({
          ...pastPerson(who, board, people),
          board: headOf(board),
          record: 'most-wins' as const,
          amount: wins,
          atMs: fromMs,
        })),
      ]);
      champions.sort((a, b) => b.fromMs - a.fromMs);
      return { kind: 'hall-of-fame', champions, records };
    },
  };
}

function mostWins(champions: readonly Champion[]): readonly (Champion & { readonly wins: number })[] {
  const wins = new Map<string, number>();
  for (const { who } of champions) wins.set(who.id, (wins.get(who.id) ?? 0) + 1);
  const [best] = champions
    .map((champion) => ({ ...champion, wins: wins.get(champion.who.id) ?? 0 }))
    .sort((a, b) => b.wins - a.wins);
  return best === undefined || best.wins < FEWEST_WINS ? [] : [best];
}
