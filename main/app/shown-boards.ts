import type { Board, Entry } from '#core/domain/board';
import { isDerived, viewBoard, viewId, type BoardView } from '#core/domain/board-view';
import { withoutLast, type Kindness } from '#core/domain/kindness';
import type { Clock } from '#core/kernel/clock';
import type { BoardStore } from '#main/board/board-store';
import type { People } from '#main/board/people';
import { boardOfPeople } from '#main/board/people-on-board';
import type { History } from '#main/history/history';

/** What is made from history is made anew this often at most. */
const VIEW_AGE_MS = 1_000;
/** Boards, and views of boards, that are kept ready. */
const KEPT = 40;

export interface ShownBoardsDeps {
  readonly clock: Clock;
  readonly store: Pick<BoardStore, 'board'>;
  readonly people: People;
  readonly history: History;
  readonly kindness: () => Kindness;
}

interface KeptBoard {
  readonly told: Board;
  readonly peopleVersion: number;
  readonly board: Board;
}

interface KeptView {
  readonly madeAtMs: number;
  readonly board: Board | null;
}

/**
 * Boards as a wall may show them: with the names and faces that the admin gave, without those who do not want to be on it, and
 * seen as the playlist asks. What is held, and its digest, stays what the backend tells.
 */
export class ShownBoards {
  readonly #deps: ShownBoardsDeps;
  readonly #boards = new Map<string, KeptBoard>();
  readonly #views = new Map<string, KeptView>();

  constructor(deps: ShownBoardsDeps) {
    this.#deps = deps;
  }

  get kindness(): Kindness {
    return this.#deps.kindness();
  }

  /** Of one of these boards, those whose place may be told. */
  entriesOf(board: Board): readonly Entry[] {
    return withoutLast(board.entries, this.kindness);
  }

  /** null when there is no such board. The same object until something in it changes. */
  board(id: string): Board | null {
    const { store, people } = this.#deps;
    const told = store.board(id);
    if (told === null || people.isEmpty) return told;
    const kept = this.#boards.get(id);
    if (kept?.told === told && kept.peopleVersion === people.version) return kept.board;
    const board = boardOfPeople(told, people);
    keep(this.#boards, id, { told, peopleVersion: people.version, board });
    return board;
  }

  /** A board of a moment that is over, as it may be shown today. */
  past(told: Board): Board {
    return boardOfPeople(told, this.#deps.people);
  }

  /** null when there is no such board, or nothing is known that the view could show. */
  view(id: string, view: BoardView): Board | null {
    if (!isDerived(view)) return this.board(id);
    const { clock, history } = this.#deps;
    const key = viewId(id, view);
    const nowMs = clock.monotonic();
    const kept = this.#views.get(key);
    if (kept !== undefined && nowMs - kept.madeAtMs < VIEW_AGE_MS) return kept.board;
    const base = this.board(id);
    const period = view.period ?? 'month';
    const board =
      base && viewBoard(base, { ...view, period }, (entryId) => history.of(id)?.since(period, entryId) ?? null);
    keep(this.#views, key, { madeAtMs: nowMs, board });
    return board;
  }
}

function keep<T>(kept: Map<string, T>, key: string, value: T): void {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}
