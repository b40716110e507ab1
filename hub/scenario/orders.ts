import { integerBetween, pick, type Random } from '#core/kernel/random';
import { between } from './random-choice';
import type { Standings } from './standings';

export interface Order {
  readonly userId: number;
  /** Euros; negative for a cancelled order. */
  readonly amount: number;
  readonly takesTheLead: boolean;
}

/** After this time without a change of rank the next order makes one. */
const STANDSTILL_MS = 4_000;

const CHASE_MS: readonly [number, number] = [55_000, 100_000];
const REST_BETWEEN_CHASES_MS: readonly [number, number] = [110_000, 210_000];
const COMEBACK_EVERY_MS: readonly [number, number] = [60_000, 110_000];

/** What number one sells at most when somebody comes too close. */
const LARGEST_ANSWER = 1_200;

/** The whole board's euros above which orders are cancelled: only a load far beyond an office's gets there. */
export const TOTAL_CEILING = 3_800_000;

/** Values below this one are left alone by cancellations. */
const FLOOR = 30_000;

interface Chase {
  readonly challengerId: number;
  readonly strikeAtMs: number;
}

/** Decides who sells what next, so that the board tells a story: overtakes, comebacks, and a chase for number one. */
export class Orders {
  readonly #random: Random;
  readonly #standings: Standings;
  #chase: Chase | null = null;
  #nextChaseMs = 15_000;
  #nextComebackMs = 35_000;
  #lastChangeMs = 0;

  constructor(random: Random, standings: Standings) {
    this.#random = random;
    this.#standings = standings;
  }

  /** To be told whenever ranks have changed, by whatever order. */
  ranksChanged(atMs: number): void {
    this.#lastChangeMs = atMs;
  }

  next(atMs: number, mayTakeTheLead: boolean): Order {
    if (this.#standings.total > TOTAL_CEILING) return this.#cancellation();
    const chase = this.#currentChase(atMs);
    if (chase !== null && mayTakeTheLead && atMs >= chase.strikeAtMs) return this.#strike(chase, atMs);
    if (atMs - this.#lastChangeMs >= STANDSTILL_MS) return this.#overtake();

    const chance = this.#random.next();
    if (chase !== null && chance < 0.22) return this.#closeIn(chase);
    if (atMs >= this.#nextComebackMs) return this.#comeback(atMs);
    return chance < 0.66 ? this.#overtake() : this.#ordinary();
  }

  /** The most that somebody may gain without becoming number one; Infinity for number one. */
  headroom(userId: number): number {
    const leader = this.#standings.rows[0];
    if (leader === undefined || leader.userId === userId) return Infinity;
    return Math.max(0, leader.value - 1 - this.#standings.valueOf(userId));
  }

  #currentChase(atMs: number): Chase | null {
    const leaderId = this.#standings.rows[0]?.userId;
    if (this.#chase !== null && this.#chase.challengerId === leaderId) this.#chase = null;
    if (this.#chase === null && atMs >= this.#nextChaseMs) {
      const challenger = pick(this.#random, this.#standings.rows.slice(1, 5));
      this.#chase = { challengerId: challenger.userId, strikeAtMs: atMs + between(this.#random, CHASE_MS) };
    }
    return this.#chase;
  }

  #strike(chase: Chase, atMs: number): Order {
    this.#chase = null;
    this.#nextChaseMs = atMs + between(this.#random, REST_BETWEEN_CHASES_MS);
    const amount = this.headroom(chase.challengerId) + 1 + integerBetween(this.#random, 60, 950);
    return { userId: chase.challengerId, amount, takesTheLead: true };
  }

  #closeIn(chase: Chase): Order {
    const share = 0.3 + 0.3 * this.#random.next();
    return this.#order(chase.challengerId, Math.max(90, Math.round(this.headroom(chase.challengerId) * share)));
  }

  /** Somebody passes the one above, and now and then only draws level. */
  #overtake(): Order {
    const rows = this.#standings.rows;
    const candidates = rows.flatMap((row, index) => {
      const above = rows[index - 1];
      if (above === undefined || index < 2) return [];
      const gap = above.value - row.value;
      const furthest = Math.min(1_300, this.headroom(row.userId) - gap);
      const weight = (index < 12 ? 3 : 1) / (1 + gap / 2_000) ** 2;
      return furthest < 1 ? [] : [{ userId: row.userId, gap, furthest, weight }];
    });
    let ticket = this.#random.next() * candidates.reduce((sum, candidate) => sum + candidate.weight, 0);
    const chosen = candidates.find((candidate) => (ticket -= candidate.weight) <= 0) ?? candidates[0];
    if (chosen === undefined) return this.#ordinary();
    const drawsLevel = chosen.gap > 0 && this.#random.next() < 0.04;
    const lead = drawsLevel ? 0 : integerBetween(this.#random, 1, chosen.furthest);
    return this.#order(chosen.userId, chosen.gap + lead);
  }

  #comeback(atMs: number): Order {
    this.#nextComebackMs = atMs + between(this.#random, COMEBACK_EVERY_MS);
    const rows = this.#standings.rows;
    const hopeful = pick(this.#random, rows.slice(Math.ceil(rows.length / 2)));
    return this.#order(hopeful.userId, integerBetween(this.#random, 7_000, 13_500));
  }

  /** The better somebody stands, the more orders come in, so that the field does not close up behind number one. */
  #ordinary(): Order {
    const rows = this.#standings.rows;
    const { userId, value } = rows[Math.floor(rows.length * this.#random.next() ** 1.6)] ?? pick(this.#random, rows);
    return this.#order(userId, integerBetween(this.#random, 140, 400 + Math.round(value / 100)));
  }

  #cancellation(): Order {
    const rows = this.#standings.rows;
    const { userId, value } = pick(this.#random, rows.slice(0, Math.ceil(rows.length / 2)));
    const amount = -Math.min(integerBetween(this.#random, 200, 4_000), Math.max(0, value - FLOOR));
    return { userId, amount, takesTheLead: false };
  }

  /** An order that would make a number one without a chase goes to number one instead: the leader answers. */
  #order(userId: number, amount: number): Order {
    const [leader] = this.#standings.rows;
    if (amount <= this.headroom(userId) || leader === undefined) return { userId, amount, takesTheLead: false };
    return { userId: leader.userId, amount: Math.min(amount, LARGEST_ANSWER), takesTheLead: false };
  }
}
