import type { BoardEvent } from '#core/domain/events';
import type { Position } from './position';

/** Messages kept while a snapshot is on its way; with more than these it has to be asked for again. */
export const LONGEST_TAIL = 2_000;

interface Kept {
  readonly position: Position;
  readonly events: readonly BoardEvent[];
}

/** What messages did to the boards while a snapshot was on its way: it can be done again on top of the snapshot. */
export class Tail {
  readonly #kept: Kept[] = [];

  add(position: Position, events: readonly BoardEvent[]): void {
    if (this.#kept.length <= LONGEST_TAIL) this.#kept.push({ position, events });
  }

  /** The events after this position up to the number `last`, in order; null when not every message of those is here. */
  after({ stream, epoch, seq }: Position, last: number): readonly BoardEvent[] | null {
    const following = this.#kept
      .filter(({ position: one }) => one.stream === stream && one.epoch === epoch && one.seq > seq && one.seq <= last)
      .sort((a, b) => a.position.seq - b.position.seq);
    return following.length === last - seq ? following.flatMap(({ events }) => events) : null;
  }
}
