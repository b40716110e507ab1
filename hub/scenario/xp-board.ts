import { integerBetween, type Random } from '#core/kernel/random';
import type { BoardTruth } from '../wire-types';
import { personOf, PEOPLE } from './people';
import { portraitOf } from './portraits';
import { Standings, truthOf, type RankChange, type StandingsChange } from './standings';

const METRIC = 'xp';
/** Who has more than this begins a new term: numbers stay those of people who learn. */
const CEILING = 60_000;

/** Experience points of a group of learners, in the form of `leaderboard_update`. */
export class XpBoard {
  readonly #standings: Standings;

  constructor(random: Random, learners: number) {
    const chosen = PEOPLE.slice(0, learners);
    this.#standings = new Standings(
      chosen.map(({ id }, index) => ({
        userId: id,
        value: 1_800 + Math.round(7_400 * (1 - index / chosen.length) ** 1.2) + integerBetween(random, 0, 420),
      })),
    );
  }

  get truth(): BoardTruth {
    return truthOf(METRIC, this.#standings);
  }

  get rows(): Standings['rows'] {
    return this.#standings.rows;
  }

  /** The whole board. */
  whole(): object {
    return {
      leaderboardId: 'global',
      metric: METRIC,
      title: 'Experience',
      entries: this.#standings.rows.map(({ userId, rank, value }) => ({
        ...identity(userId),
        avatarUrl: portraitOf(userId),
        rank,
        value,
      })),
    };
  }

  /** What somebody gained, as an increment of the board. */
  gain(userId: number, amount: number): { readonly change: StandingsChange; readonly update: object } {
    const change = this.#standings.set(userId, this.#roomFor(userId, amount));
    return { change, update: { leaderboardId: 'global', metric: METRIC, updates: change.named.map(told) } };
  }

  #roomFor(userId: number, amount: number): number {
    const value = this.#standings.valueOf(userId) + amount;
    return value <= CEILING ? value : Math.max(0, value - CEILING);
  }
}

/** Ids of the WebSocket families are texts. */
export function identity(userId: number): { readonly userId: string; readonly userName: string } {
  return { userId: String(userId), userName: personOf(userId).name };
}

function told({ userId, previousRank, newRank, value }: RankChange): object {
  return { ...identity(userId), previousRank, newRank, value };
}

/** Each level takes more points than the one before. */
export function levelOf(xp: number): number {
  return 1 + Math.floor(Math.sqrt(xp / 100));
}

export function missingForNextLevel(xp: number): number {
  return levelOf(xp) ** 2 * 100 - xp;
}
