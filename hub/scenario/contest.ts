import { integerBetween, pick, type Random } from '#core/kernel/random';
import type { Journal } from './journal';
import { PEOPLE, personOf } from './people';
import { shuffled } from './random-choice';
import { Standings } from './standings';

/** Two days and a few hours. */
const CONTEST_MS = 51 * 3_600_000;
const NAMES = ['Autumn sprint', 'Winter warm-up', 'Spring rush', 'Summer final'] as const;
const FIRST_ID = 10;
const GOAL_POINTS = 5_000;

/** A contest for points, with a deadline; the next one begins when it is over. */
export class Contest {
  readonly #random: Random;
  readonly #journal: Journal;
  #count = 0;
  #endsAtMs: number;
  #waiting: number[];
  #standings = new Standings([]);

  constructor(random: Random, journal: Journal) {
    this.#random = random;
    this.#journal = journal;
    this.#endsAtMs = journal.nowMs + CONTEST_MS;
    this.#waiting = this.#everybody();
  }

  /** Somebody enters the contest, as long as there is anybody who has not. */
  enter(): void {
    if (this.#journal.nowMs >= this.#endsAtMs) this.#begin();
    const userId = this.#waiting.shift();
    if (userId === undefined) return;
    this.#standings.set(userId, integerBetween(this.#random, 1, 5));
    this.#tell('contest:new-entry', userId);
  }

  /** Somebody scores. */
  score(): void {
    if (this.#standings.rows.length === 0) return;
    const { userId, value } = pick(this.#random, this.#standings.rows);
    this.#standings.set(userId, value + integerBetween(this.#random, 1, 5));
    this.#tell('contest:entry-update', userId);
  }

  /** Somebody takes the lead; null while there are too few in the contest. */
  takeLead(): { readonly userId: number; readonly points: number; readonly contestName: string } | null {
    const rows = this.#standings.rows;
    const [leader, second, third] = rows;
    if (leader === undefined || second === undefined || third === undefined) return null;
    const { userId } = pick(this.#random, [second, third]);
    const points = leader.value + integerBetween(this.#random, 1, 4);
    this.#standings.set(userId, points);
    this.#tell('contest:entry-update', userId);
    return { userId, points, contestName: this.#name };
  }

  get #name(): string {
    return NAMES[this.#count % NAMES.length] ?? NAMES[0];
  }

  #begin(): void {
    this.#count++;
    this.#endsAtMs = this.#journal.nowMs + CONTEST_MS;
    this.#standings = new Standings([]);
    this.#waiting = this.#everybody();
  }

  #everybody(): number[] {
    const ids = PEOPLE.map(({ id }) => id);
    return shuffled(this.#random, ids);
  }

  #tell(event: string, userId: number): void {
    const entry = this.#standings.rows.find((row) => row.userId === userId);
    if (entry === undefined) return;
    this.#journal.toAll('/leaderboard', event, {
      id: this.#journal.newId(),
      contestId: FIRST_ID + this.#count,
      contestName: this.#name,
      endsAt: new Date(this.#endsAtMs).toISOString(),
      goal: GOAL_POINTS,
      userId,
      userName: personOf(userId).name,
      teamName: personOf(userId).team.name,
      metric: 'points',
      rank: entry.rank,
      value: entry.value,
    });
  }
}
