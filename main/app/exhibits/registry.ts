import type { Clock } from '#core/kernel/clock';
import type { BoardService } from '#main/board/board-service';
import type { History } from '#main/history/history';
import type { ShownBoards } from '../shown-boards';
import { battleMaker } from './battle';
import type { ExhibitMaker } from './exhibit-maker';
import { hallOfFameMaker } from './hall-of-fame';
import { messageMaker } from './message';
import { moversMaker } from './movers';
import { pairMaker } from './pair';
import { raceMaker } from './race';
import { winnersMaker } from './winners';

export interface ExhibitDeps {
  readonly clock: Clock;
  readonly boards: BoardService;
  readonly shown: ShownBoards;
  readonly history: History;
}

/** One file and one line per kind. */
export function exhibitMakers(deps: ExhibitDeps): readonly ExhibitMaker[] {
  return [
    battleMaker(deps),
    moversMaker(deps),
    raceMaker(deps),
    winnersMaker(deps),
    hallOfFameMaker(deps),
    pairMaker(deps),
    messageMaker(),
  ];
}
