import type { StoreApi } from 'zustand/vanilla';
import type { Clock } from '#core/kernel/clock';
import { Disposer, type Disposable } from '#core/kernel/disposer';
import type { WallState } from '../../wall/wall-state';
import type { Choreography } from './choreography';
import { boardGeometry, PODIUM_SIZE, rowsPerPage, sameViewport, type BoardGeometry, type Viewport } from './geometry';
import { pageIndexAt, pageOf } from './paging';

export interface BoardShowParts {
  readonly wall: StoreApi<WallState>;
  readonly viewport: StoreApi<Viewport>;
  readonly choreography: Choreography;
  readonly clock: Clock;
}

/** Turns what the wall knows into what the board shows: the current page of the current board, on this screen. */
export class BoardShow implements Disposable {
  readonly #parts: BoardShowParts;
  readonly #held = new Disposer();
  #geometry: BoardGeometry | null = null;
  #boardId: string | null = null;
  #sinceMs = 0;
  #turn: Disposable | null = null;

  constructor(parts: BoardShowParts) {
    this.#parts = parts;
  }

  start(): void {
    const { wall, viewport } = this.#parts;
    const update = (): void => {
      this.#update();
    };
    const unsubscribers = [
      wall.subscribe((state, before) => {
        if (state.order !== before.order || state.board !== before.board) update();
      }),
      viewport.subscribe(update),
    ];
    this.#held.add({
      dispose() {
        for (const unsubscribe of unsubscribers) unsubscribe();
      },
    });
    update();
  }

  dispose(): void {
    this.#turn?.dispose();
    this.#held.dispose();
  }

  #update(): void {
    const { wall, viewport, choreography, clock } = this.#parts;
    const { board, order } = wall.getState();
    this.#turn?.dispose();
    if (board === null || order.length === 0) {
      this.#boardId = null;
      choreography.play(null);
      return;
    }
    if (board.id !== this.#boardId) {
      this.#boardId = board.id;
      this.#sinceMs = clock.monotonic();
    }
    const screen = viewport.getState();
    const rows = Math.max(0, order.length - PODIUM_SIZE);
    const perPage = rowsPerPage(screen, rows);
    const pages = pageOf(0, rows, perPage).count;
    const { index, forMs } = pageIndexAt(clock.monotonic() - this.#sinceMs, pages);
    if (forMs !== Infinity) {
      this.#turn = clock.after(forMs, () => {
        this.#update();
      });
    }
    const geometry = this.#geometryFor(screen, perPage);
    choreography.play({ boardId: board.id, order, page: pageOf(index, rows, perPage), geometry });
  }

  #geometryFor(viewport: Viewport, rowCount: number): BoardGeometry {
    const held = this.#geometry;
    if (held !== null && held.rowCount === rowCount && sameViewport(held.viewport, viewport)) return held;
    this.#geometry = boardGeometry(viewport, rowCount);
    return this.#geometry;
  }
}
