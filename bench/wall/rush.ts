import { integerBetween, type Random } from '#core/kernel/random';
import { rankOf, type Row } from '../kit/ranks';

const FIRST = 40_000;
const GAP = 300;
const STEP = [1, 400] as const;
/** The time of an event says nothing here. */
const TOLD_AT = '2026-11-20T09:00:00.000Z';

/** As the leaderboard family writes it. */
export interface RankingUpdate {
  readonly userId: number;
  readonly userName: string;
  readonly previousRank: number;
  readonly newRank: number;
  readonly metric: 'yearlyRevenue';
  readonly value: number;
  readonly timestamp: string;
}

/** People who sell all the time, so that values only grow: what is on screen says which events it contains. */
export class Rush {
  readonly #random: Random;
  readonly #values: Map<number, number>;

  constructor(random: Random, people: number) {
    this.#random = random;
    this.#values = new Map(Array.from({ length: people }, (_, index) => [index + 1, FIRST + (people - index) * GAP]));
  }

  /** As the family tells a whole board. */
  get board(): object {
    const rankings = this.#rows().map((row) => ({ ...row, userName: nameOf(row.userId) }));
    return { metric: 'yearlyRevenue', rankings };
  }

  /** Someone sells something. */
  next(): RankingUpdate {
    const userId = integerBetween(this.#random, 1, this.#values.size);
    return this.#set(userId, (this.#values.get(userId) ?? 0) + integerBetween(this.#random, ...STEP));
  }

  /** Whoever is fifth, or last of fewer, becomes number one. */
  overtake(): RankingUpdate {
    const rows = this.#rows();
    const climber = rows[4] ?? rows.at(-1);
    const [first] = rows;
    if (climber === undefined || first === undefined) throw new RangeError('nobody is there');
    return this.#set(climber.userId, first.value + STEP[1]);
  }

  #set(userId: number, value: number): RankingUpdate {
    const previousRank = rankOf(this.#values, this.#values.get(userId) ?? 0);
    this.#values.set(userId, value);
    const newRank = rankOf(this.#values, value);
    return {
      userId,
      userName: nameOf(userId),
      previousRank,
      newRank,
      metric: 'yearlyRevenue',
      value,
      timestamp: TOLD_AT,
    };
  }

  #rows(): Row[] {
    return [...this.#values]
      .map(([userId, value]) => ({ userId, value, rank: rankOf(this.#values, value) }))
      .sort((a, b) => a.rank - b.rank || a.userId - b.userId);
  }
}

function nameOf(userId: number): string {
  return `Wall Person ${userId}`;
}
