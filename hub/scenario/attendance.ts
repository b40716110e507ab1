import { pick, type Random } from '#core/kernel/random';

/** Somebody came into a room, or went. */
export interface Coming<R> {
  readonly room: R;
  readonly userId: number;
  readonly comes: boolean;
}

const FEWEST = 2;

/** Who is in which room. Everybody is in one at most. */
export class Attendance<R> {
  readonly #random: Random;
  readonly #people: readonly number[];
  readonly #most: number;
  readonly #rooms: readonly { readonly room: R; readonly since: Map<number, number> }[];

  /** @param most more than so many are never in one room */
  constructor(random: Random, people: readonly number[], rooms: readonly R[], most: number) {
    this.#random = random;
    this.#people = people;
    this.#most = most;
    this.#rooms = rooms.map((room) => ({ room, since: new Map<number, number>() }));
  }

  /** Who is in a room, and since when, in ms since the epoch. */
  in(room: R): ReadonlyMap<number, number> {
    return this.#rooms.find((one) => one.room === room)?.since ?? new Map<number, number>();
  }

  /** Somebody who is in a room now; null while all are empty. */
  somebody(): { readonly room: R; readonly userId: number } | null {
    const taken = this.#rooms.filter(({ since }) => since.size > 0);
    if (taken.length === 0) return null;
    const { room, since } = pick(this.#random, taken);
    return { room, userId: pick(this.#random, [...since.keys()]) };
  }

  /** Somebody comes or goes. */
  change(nowMs: number): Coming<R> {
    const free = this.#people.filter((userId) => !this.#rooms.some(({ since }) => since.has(userId)));
    const { room, since } = pick(
      this.#random,
      free.length > 0 ? this.#rooms : this.#rooms.filter((one) => one.since.size > 0),
    );
    const mayCome = free.length > 0 && since.size < this.#most;
    const comes = mayCome && (since.size < FEWEST || this.#random.next() < 0.6);
    const userId = pick(this.#random, comes ? free : [...since.keys()]);
    if (comes) since.set(userId, nowMs);
    else since.delete(userId);
    return { room, userId, comes };
  }
}
