import { integerBetween, type Random } from '#core/kernel/random';
import { STREAMS, type BoardSnapshot, type BoardTruth, type RankingUpdate } from '../wire-types';
import type { Journal } from './journal';
import { PEOPLE, personOf } from './people';
import { portraitOf } from './portraits';
import { Standings, truthOf, type RankChange, type StandingsChange } from './standings';

const METRIC = 'revenue';
const TITLE = 'Revenue this month';
const CURRENCY = 'EUR';

/** The revenue board and how it is told: increments as they happen, and the whole of it on demand. */
export class RevenueBoard {
  readonly standings: Standings;
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
    this.standings = new Standings(monthStart(random));
  }

  /** A new month: everybody begins again. */
  restart(): void {
    this.standings.replace(monthStart(this.#random));
  }

  get truth(): BoardTruth {
    return truthOf(METRIC, this.standings);
  }

  snapshot(nowMs: number): BoardSnapshot {
    return {
      metric: METRIC,
      title: TITLE,
      currency: CURRENCY,
      asOf: new Date(nowMs).toISOString(),
      rankings: this.standings.rows.map(({ userId, rank, value }) => {
        const { name, team, target } = personOf(userId);
        return { userId, userName: name, teamName: team.name, avatarUrl: portraitOf(userId), rank, value, target };
      }),
    };
  }

  /** Books an order and tells everybody; the people whose rank changed are told in their own rooms too. */
  book(userId: number, amount: number, journal: Journal): StandingsChange {
    const change = this.standings.set(userId, this.standings.valueOf(userId) + amount);
    const updates = change.named.map((named) => rankingUpdate(named, journal.nowMs));
    const [only] = updates;
    journal.write({
      channel: '/leaderboard',
      rooms: [],
      event: 'rankings:update',
      payload: updates.length === 1 && only !== undefined ? only : { updates },
      stream: STREAMS.leaderboard,
    });
    for (const changed of change.changed) {
      const payload = rankingUpdate(changed, journal.nowMs);
      journal.write({ channel: '/leaderboard', rooms: [`user:${changed.userId}`], event: 'rank:changed', payload });
    }
    return change;
  }

  tellAll(journal: Journal): void {
    const payload = this.snapshot(journal.nowMs);
    journal.write({
      channel: '/leaderboard',
      rooms: [],
      event: 'leaderboard:refresh',
      payload,
      stream: STREAMS.leaderboard,
    });
  }
}

function rankingUpdate(change: RankChange, nowMs: number): RankingUpdate {
  const { name, team } = personOf(change.userId);
  return {
    userId: change.userId,
    userName: name,
    teamName: team.name,
    previousRank: change.previousRank,
    newRank: change.newRank,
    metric: METRIC,
    value: change.value,
    timestamp: new Date(nowMs).toISOString(),
  };
}

/** From about 176,000 down to 44,000, with neighbours close enough to pass each other. */
function monthStart(random: Random): { userId: number; value: number }[] {
  const last = PEOPLE.length - 1;
  return PEOPLE.map(({ id }, index) => ({
    userId: id,
    value: 44_000 + Math.round(132_000 * (1 - index / last) ** 1.12) + integerBetween(random, -4_200, 4_200),
  }));
}
