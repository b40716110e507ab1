import { boardId } from '#core/domain/board';
import type { BoardEvent, GainsEvent, ValuesEvent } from '#core/domain/events';
import type { BoardStore } from './board-store';

/** Boards of which it is remembered that the backend tells them itself. */
const REMEMBERED_BOARDS = 1_000;

/**
 * Adds up what is won by the piece, for backends that never tell a total. A board that the backend tells itself is left
 * alone: whether its numbers hold what was just won, nobody knows.
 */
export class Gains {
  readonly #store: BoardStore;
  readonly #toldIds = new Set<string>();
  #lastTold: string | null = null;

  constructor(store: BoardStore) {
    this.#store = store;
  }

  /** The backend has told this board itself. */
  told(id: string): void {
    if (id === this.#lastTold) return;
    this.#lastTold = id;
    if (this.#toldIds.size < REMEMBERED_BOARDS) this.#toldIds.add(id);
  }

  /** What the gains make of the values held; null where they are not to be added. */
  total(sourceId: string, event: GainsEvent): BoardEvent | null {
    const metric = event.metric ?? this.#store.mainMetric(sourceId);
    if (metric === null) return null;
    const id = boardId(sourceId, metric, event.scope);
    if (this.#toldIds.has(id)) return null;
    const sums = new Map<string, ValuesEvent['values'][number]>();
    for (const gain of event.gains) {
      const before = sums.get(gain.id)?.value ?? this.#store.valueOf(id, gain.id) ?? 0;
      sums.set(gain.id, { ...gain, value: before + gain.value });
    }
    return { kind: 'values', metric, scope: event.scope, values: [...sums.values()], atMs: event.atMs };
  }

  forgetSource(sourceId: string): void {
    this.#lastTold = null;
    for (const id of this.#toldIds) if (id.startsWith(`${sourceId}:`)) this.#toldIds.delete(id);
  }
}
