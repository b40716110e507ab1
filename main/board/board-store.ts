import { applyMoves, applySnapshot, applyValues } from '#core/domain/apply-event';
import { boardId, emptyBoard, type Board } from '#core/domain/board';
import type { BoardRef, DomainEvent, MovesEvent, SnapshotEvent, ValuesEvent } from '#core/domain/events';

/** The name of a source's main board until the backend says a better one. */
const UNNAMED_METRIC = 'score';
/** More boards than this from one source is an accident; the rest is refused. */
const BOARDS_PER_SOURCE = 50;
/** Entries held on one board; what stands below is forgotten. */
const ENTRIES_PER_BOARD = 10_000;

type BoardEvent = SnapshotEvent | MovesEvent | ValuesEvent;

export interface BoardChange {
  readonly before: Board;
  readonly after: Board;
  /** Why what we hold may be wrong: a reason to ask for a snapshot. */
  readonly contradiction: string | null;
}

export function isBoardEvent(event: DomainEvent): event is BoardEvent {
  return event.kind === 'snapshot' || event.kind === 'moves' || event.kind === 'values';
}

/** All boards of all sources. Knows which board a message means and which board of a source is its main one. */
export class BoardStore {
  readonly #boards = new Map<string, Board>();
  /** The board of a source that a message without a metric means. */
  readonly #main = new Map<string, string>();
  /** Main boards whose name is ours, not the backend's. */
  readonly #unnamed = new Set<string>();

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

  contestBoard(sourceId: string): Board | null {
    return this.boards.find((board) => board.sourceId === sourceId && board.scope?.startsWith('contest-')) ?? null;
  }

  /** null when the source has too many boards already. */
  apply(sourceId: string, event: BoardEvent, nowMs: number): BoardChange | null {
    const held = this.#boardFor(sourceId, event);
    if (held === null) return null;
    const { board, contradiction } = applied(held, event, nowMs);
    const after =
      board.entries.length > ENTRIES_PER_BOARD
        ? { ...board, entries: board.entries.slice(0, ENTRIES_PER_BOARD) }
        : board;
    this.#boards.set(after.id, after);
    return { before: held, after, contradiction };
  }

  /** Boards of an earlier run, the main one of each source first. */
  restore(boards: readonly Board[], mainIds: readonly string[]): void {
    for (const board of boards) this.#boards.set(board.id, board);
    for (const id of mainIds) {
      const board = this.#boards.get(id);
      if (board) this.#main.set(board.sourceId, id);
    }
  }

  get mainIds(): readonly string[] {
    return [...this.#main.values()];
  }

  forgetSource(sourceId: string): void {
    for (const board of this.boards) {
      if (board.sourceId === sourceId) this.#boards.delete(board.id);
    }
    this.#main.delete(sourceId);
    this.#unnamed.delete(sourceId);
  }

  #boardFor(sourceId: string, event: BoardEvent): Board | null {
    const metric = this.#metricOf(sourceId, event);
    const id = boardId(sourceId, metric, event.scope);
    const isRanking = event.scope === null && event.kind !== 'values';
    const held = this.#boards.get(id);
    if (!held && this.#countOf(sourceId) >= BOARDS_PER_SOURCE) return null;
    if (isRanking && !this.#main.has(sourceId)) {
      this.#main.set(sourceId, id);
      if (event.metric === null) this.#unnamed.add(sourceId);
    }
    return held ?? emptyBoard(sourceId, metric, event.scope);
  }

  /** The first metric that a backend names becomes the name of a main board that had none. */
  #metricOf(sourceId: string, event: BoardRef & { readonly kind: string }): string {
    const mainId = this.#main.get(sourceId);
    const main = mainId === undefined ? null : this.board(mainId);
    if (event.metric === null) return main?.metric ?? UNNAMED_METRIC;
    if (main && event.scope === null && event.kind !== 'values' && this.#unnamed.delete(sourceId)) {
      this.#boards.delete(main.id);
      const named = { ...main, metric: event.metric, id: boardId(sourceId, event.metric, null) };
      this.#boards.set(named.id, named);
      this.#main.set(sourceId, named.id);
    }
    return event.metric;
  }

  #countOf(sourceId: string): number {
    return this.boards.filter((board) => board.sourceId === sourceId).length;
  }
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
