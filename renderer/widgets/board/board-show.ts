import type { StoreApi } from 'zustand/vanilla';
import type { Clock } from '#core/kernel/clock';
import { Disposer, type Disposable } from '#core/kernel/disposer';
import { wordsOf } from '../../language/registry';
import type { Direction } from '../../language/words';
import type { Choreography } from './choreography';
import { boardGeometry, PODIUM_SIZE, rowsPerPage, sameViewport, type BoardGeometry, type Viewport } from './geometry';
import type { BoardData, Readable } from './scope';
import { pageIndexAt, pageOf } from './paging';
import { SteadyRows } from './steady-rows';

/** How a board is laid out. */
export interface BoardPlan {
  /** Entries that do not stand in the list. */
  readonly podium: number;
  readonly rowsPerPage: (viewport: Viewport, rowsInAll: number) => number;
  readonly geometry: (viewport: Viewport, rowCount: number, direction: Direction) => BoardGeometry;
}

/** The podium and the rest, over the whole screen. */
const WHOLE_SCREEN: BoardPlan = { podium: PODIUM_SIZE, rowsPerPage, geometry: boardGeometry };

export interface BoardShowParts {
  readonly wall: Readable<BoardData>;
  readonly viewport: StoreApi<Viewport>;
  readonly choreography: Choreography;
  readonly clock: Clock;
  readonly plan?: BoardPlan;
}

/** A page turns once the board is at rest, but does not wait longer than this: on a busy board something always moves. */
const LONGEST_WAIT_MS = 4_000;

/** Turns what the wall knows into what the board shows: the current page of the current board, on this screen. */
export class BoardShow implements Disposable {
  readonly #parts: BoardShowParts;
  readonly #plan: BoardPlan;
  readonly #held = new Disposer();
  #geometry: BoardGeometry | null = null;
  #boardId: string | null = null;
  #sinceMs = 0;
  #turn: Disposable | null = null;
  readonly #rows = new SteadyRows();
  #settling: Disposable | null = null;
  /** The page on show. */
  #page = 0;
  /** When the turn that waits for rest was due; null when none does. */
  #waitingSinceMs: number | null = null;

  constructor(parts: BoardShowParts) {
    this.#parts = parts;
    this.#plan = parts.plan ?? WHOLE_SCREEN;
  }

  start(): void {
    const { wall, viewport } = this.#parts;
    const update = (): void => {
      this.#update();
    };
    const unsubscribers = [
      wall.subscribe((state, before) => {
        const same = state.order === before.order && state.board === before.board;
        if (!same || directionOf(state) !== directionOf(before)) update();
      }),
      viewport.subscribe(() => {
        this.#rows.forget();
        update();
      }),
      this.#parts.choreography.motion.subscribe(({ moving }) => {
        if (!moving && this.#waitingSinceMs !== null) this.#updateIn(0);
      }),
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
    this.#settling?.dispose();
    this.#held.dispose();
  }

  #update(): void {
    const { wall, viewport, choreography, clock } = this.#parts;
    const state = wall.getState();
    const { board, order } = state;
    this.#turn?.dispose();
    this.#settling?.dispose();
    if (board === null || order.length === 0) {
      this.#boardId = null;
      choreography.play(null);
      return;
    }
    if (board.id !== this.#boardId) {
      this.#boardId = board.id;
      this.#sinceMs = clock.monotonic();
      this.#page = 0;
      this.#waitingSinceMs = null;
      this.#rows.forget();
    }
    const screen = viewport.getState();
    const rows = Math.max(0, order.length - this.#plan.podium);
    const { count: perPage, forMs } = this.#rows.settle(this.#plan.rowsPerPage(screen, rows), clock.monotonic());
    if (forMs !== Infinity) {
      this.#settling = clock.after(forMs, () => {
        this.#update();
      });
    }
    const pages = pageOf(0, rows, perPage).count;
    this.#page = this.#pageDue(pages);
    const geometry = this.#geometryFor(screen, perPage, directionOf(state));
    choreography.play({ boardId: board.id, order, page: pageOf(this.#page, rows, perPage), geometry });
  }

  /** The page to show now, and a timer for the next one. A turn waits for rest, and the pages after it with it. */
  #pageDue(pages: number): number {
    const { choreography, clock } = this.#parts;
    const nowMs = clock.monotonic();
    const planned = pageIndexAt(nowMs - this.#sinceMs, pages);
    const held = Math.min(this.#page, pages - 1);
    if (planned.index !== held && choreography.motion.getState().moving) {
      this.#waitingSinceMs ??= nowMs;
      const leftMs = this.#waitingSinceMs + LONGEST_WAIT_MS - nowMs;
      if (leftMs > 0) {
        this.#updateIn(leftMs);
        return held;
      }
    }
    if (this.#waitingSinceMs !== null) this.#sinceMs += nowMs - this.#waitingSinceMs;
    this.#waitingSinceMs = null;
    const { index, forMs } = pageIndexAt(nowMs - this.#sinceMs, pages);
    // At a boundary, sums of times may leave less than a clock can tell.
    if (forMs !== Infinity) this.#updateIn(Math.max(1, forMs));
    return index;
  }

  #updateIn(delayMs: number): void {
    this.#turn?.dispose();
    this.#turn = this.#parts.clock.after(delayMs, () => {
      this.#update();
    });
  }

  #geometryFor(viewport: Viewport, rowCount: number, direction: Direction): BoardGeometry {
    const held = this.#geometry;
    if (held?.rowCount === rowCount && held.direction === direction && sameViewport(held.viewport, viewport))
      return held;
    this.#geometry = this.#plan.geometry(viewport, rowCount, direction);
    return this.#geometry;
  }
}

function directionOf({ status }: BoardData): Direction {
  return wordsOf(status?.language).direction;
}
