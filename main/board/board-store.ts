import { applyMoves, applySnapshot, applyValues } from '#core/domain/apply-event';
import { boardId, emptyBoard, type Board } from '#core/domain/board';
import type { BoardEvent, BoardRef } from '#core/domain/events';

/** The name of a source's main board until the backend says a better one. */
const UNNAMED_METRIC = 'score';
/** Old contests and months pile up: of more boards than this, the one that was silent for longest is forgotten. */
const BOARDS_PER_SOURCE = 50;
/** Entries held on one board; what stands below is forgotten. */
const ENTRIES_PER_BOARD = 10_000;

const CONTEST_SCOPE = 'contest-';

export interface BoardChange {
  readonly before: Board;
  readonly after: Board;
  /** Why what we hold may be wrong: a reason to ask for a snapshot. */
  readonly contradiction: string | null;
}

/** Which boards are the main ones of their sources, and which of them have a name of ours. */
export interface MainBoards {
  readonly mainIds: readonly string[];
  readonly unnamedIds: readonly string[];
}

/** All boards of all sources. Knows which board a message means and which board of a source is its main one. */
export class BoardStore {
  readonly #boards = new Map<string, Board>();
  /** The board of a source that a message without a metric means. */
  readonly #main = new Map<string, string>();
  /** Sources whose main board bears our name for it, not the backend's. */
  readonly #unnamed = new Set<string>();
  /** Sources whose main board comes from an earlier run, and has not been heard of in this one. */
  readonly #inherited = new Set<string>();
  /** Board ids, the one that was silent for longest first. */
  readonly #recent = new Set<string>();

  get boards(): readonly Board[] {
    return [...this.#boards.values()];
  }

  board(id: string): Board | null {
    return this.#boards.get(id) ?? null;
  }

  mainBoard(sourceId: string): Board | null {
    const id = this.#main.get(sourceId);
    if (id !== undefined) return this.board(id);
    return this.boards.find((board) => board.sourceId === sourceId) ?? null;
  }

  /** The board of this contest, or of the one that was heard of last where it is not known which. */
  contestBoard(sourceId: string, contestId: string | null): Board | null {
    const ids = [...this.#recent].reverse();
    const boards = ids.flatMap((id) => this.board(id) ?? []).filter((board) => board.sourceId === sourceId);
    const wanted = contestId === null ? CONTEST_SCOPE : `${CONTEST_SCOPE}${contestId}`;
    return boards.find(({ scope }) => (contestId === null ? scope?.startsWith(wanted) : scope === wanted)) ?? null;
  }

  apply(sourceId: string, event: BoardEvent, nowMs: number): BoardChange {
    const held = this.#boardFor(sourceId, event);
    const { board, contradiction } = applied(held, event, nowMs);
    const after =
      board.entries.length > ENTRIES_PER_BOARD
        ? { ...board, entries: board.entries.slice(0, ENTRIES_PER_BOARD) }
        : board;
    this.#boards.set(after.id, after);
    this.#recent.delete(after.id);
    this.#recent.add(after.id);
    this.#forgetExcess(sourceId);
    return { before: held, after, contradiction };
  }

  /** Boards of an earlier run, and what they were in it. */
  restore(boards: readonly Board[], { mainIds, unnamedIds }: MainBoards): void {
    for (const board of boards) {
      this.#boards.set(board.id, board);
      this.#recent.add(board.id);
    }
    for (const id of mainIds) {
      const board = this.#boards.get(id);
      if (!board) continue;
      this.#main.set(board.sourceId, id);
      this.#inherited.add(board.sourceId);
      if (unnamedIds.includes(id)) this.#unnamed.add(board.sourceId);
    }
  }

  get mainBoards(): MainBoards {
    return {
      mainIds: [...this.#main.values()],
      unnamedIds: [...this.#unnamed].flatMap((sourceId) => this.#main.get(sourceId) ?? []),
    };
  }

  forgetSource(sourceId: string): void {
    for (const board of this.#boardsOf(sourceId)) this.#forget(board.id);
    this.#main.delete(sourceId);
    this.#unnamed.delete(sourceId);
    this.#inherited.delete(sourceId);
  }

  #boardFor(sourceId: string, event: BoardEvent): Board {
    const metric = this.#metricOf(sourceId, event);
    const id = boardId(sourceId, metric, event.scope);
    if (isRanking(event) && this.#becomesMain(sourceId, id, event)) {
      this.#main.set(sourceId, id);
      if (event.metric === null) this.#unnamed.add(sourceId);
      else this.#unnamed.delete(sourceId);
    }
    if (this.#main.get(sourceId) === id) this.#inherited.delete(sourceId);
    return this.#boards.get(id) ?? emptyBoard(sourceId, metric, event.scope);
  }

  /**
   * The first ranking told is the main one. One of an earlier run stays it, unless the first whole board that the backend
   * tells is another: last month's board would otherwise be on the wall for ever.
   */
  #becomesMain(sourceId: string, id: string, event: BoardEvent): boolean {
    const mainId = this.#main.get(sourceId);
    if (mainId === undefined) return true;
    return mainId !== id && event.kind === 'snapshot' && this.#inherited.has(sourceId);
  }

  /** The first metric that a backend names becomes the name of a main board that had none. */
  #metricOf(sourceId: string, event: BoardRef & { readonly kind: string }): string {
    const mainId = this.#main.get(sourceId);
    const main = mainId === undefined ? null : this.board(mainId);
    if (event.metric === null) return main?.metric ?? UNNAMED_METRIC;
    const namedId = boardId(sourceId, event.metric, null);
    const nameIsFree = namedId === mainId || !this.#boards.has(namedId);
    if (main && isRanking(event) && nameIsFree && this.#unnamed.delete(sourceId)) {
      this.#forget(main.id);
      this.#boards.set(namedId, { ...main, metric: event.metric, id: namedId });
      this.#main.set(sourceId, namedId);
    }
    return event.metric;
  }

  #forgetExcess(sourceId: string): void {
    if (this.#boardsOf(sourceId).length <= BOARDS_PER_SOURCE) return;
    const mainId = this.#main.get(sourceId);
    for (const id of this.#recent) {
      if (id === mainId || this.board(id)?.sourceId !== sourceId) continue;
      this.#forget(id);
      return;
    }
  }

  #forget(id: string): void {
    this.#boards.delete(id);
    this.#recent.delete(id);
  }

  #boardsOf(sourceId: string): readonly Board[] {
    return this.boards.filter((board) => board.sourceId === sourceId);
  }
}

/** Does it rank everybody? Values of a training, or a contest's ranks, make no main board. */
function isRanking(event: BoardRef & { readonly kind: string }): boolean {
  return event.scope === null && event.kind !== 'values';
}

function applied(board: Board, event: BoardEvent, nowMs: number): { board: Board; contradiction: string | null } {
  switch (event.kind) {
    case 'snapshot':
      return { board: applySnapshot(board, event, nowMs), contradiction: null };
    case 'moves':
      return applyMoves(board, event, nowMs);
    case 'values':
      return { board: applyValues(board, event, nowMs), contradiction: null };
  }
}
