import { sourceOfBoard, type Board } from '#core/domain/board';
import type { Clock } from '#core/kernel/clock';
import type { Files } from '#main/ports/files';
import type { KeptFile } from '#main/ports/kept-file';
import type { Logger } from '#main/ports/logger';
import { BoardHistory } from './board-history';
import { Hall } from './hall';
import { historyFile, type HistoryState } from './history-file';

/** Of more boards than this, the one that was not seen for longest is forgotten. */
const BOARDS_FOLLOWED = 50;

export interface HistoryDeps {
  readonly clock: Clock;
  readonly files: Files;
  readonly log: Logger;
  /** Made-up boards are followed while the app runs, and not kept. */
  readonly isMadeUp: (sourceId: string) => boolean;
}

/** How boards came to be what they are: gains of periods, the day's ranks, champions and records. */
export class History {
  readonly hall = new Hall();
  readonly #deps: HistoryDeps;
  readonly #file: KeptFile<HistoryState>;
  readonly #boards = new Map<string, BoardHistory>();
  readonly #lastLook = new Map<string, Board>();

  constructor(deps: HistoryDeps) {
    this.#deps = deps;
    this.#file = historyFile({ ...deps, current: () => this.#state() });
  }

  load(): void {
    const state = this.#file.load();
    if (state === null) return;
    this.hall.restore(state);
    for (const { id, ...history } of state.boards) this.#boards.set(id, new BoardHistory(history));
  }

  /** null for a board that was not seen yet. */
  of(boardId: string): BoardHistory | null {
    return this.#boards.get(boardId) ?? null;
  }

  /** @param boards what is known to be true now: boards of an earlier run, and stale ones, are not looked at */
  look(boards: readonly Board[]): void {
    const atMs = this.#deps.clock.now();
    let changed = false;
    for (const board of boards) {
      const history = this.#boards.get(board.id) ?? new BoardHistory();
      const same = this.#lastLook.get(board.id) === board;
      // The one that was seen last stands last.
      this.#boards.delete(board.id);
      this.#boards.set(board.id, history);
      if (same && history.stillSeen(atMs)) continue;
      this.hall.ended(board.id, history.look(board, atMs));
      this.hall.look(board, history, atMs);
      this.#lastLook.set(board.id, board);
      changed = true;
    }
    this.#forgetExcess();
    if (changed) this.#file.changed();
  }

  forgetSource(sourceId: string): void {
    const isGone = (boardId: string): boolean => sourceOfBoard(boardId) === sourceId;
    for (const id of this.#boards.keys()) if (isGone(id)) this.#forget(id);
    this.hall.forget(isGone);
    this.#file.changed();
  }

  /** Before the app stops. */
  saveNow(): void {
    this.#file.saveNow();
  }

  #forgetExcess(): void {
    for (const id of this.#boards.keys()) {
      if (this.#boards.size <= BOARDS_FOLLOWED) return;
      this.#forget(id);
    }
  }

  #forget(boardId: string): void {
    this.#boards.delete(boardId);
    this.#lastLook.delete(boardId);
  }

  #state(): HistoryState {
    const isKept = (boardId: string): boolean => !this.#deps.isMadeUp(sourceOfBoard(boardId));
    const { champions, records } = this.hall.state();
    return {
      boards: [...this.#boards].flatMap(([id, history]) => {
        const state = isKept(id) ? history.state() : null;
        return state === null ? [] : [{ id, ...state }];
      }),
      champions: champions.filter(({ boardId }) => isKept(boardId)),
      records: records.filter(({ boardId }) => isKept(boardId)),
    };
  }
}
