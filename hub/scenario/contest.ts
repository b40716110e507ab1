import { integerBetween, pick, type Random } from '#core/kernel/random';
import { STREAMS, type BoardSnapshot, type BoardTruth } from '../wire-types';
import type { Journal } from './journal';
import type { Limelight } from './limelight';
import { PEOPLE, personOf } from './people';
import { portraitOf } from './portraits';
import { shuffled } from './random-choice';
import { Standings, truthOf } from './standings';

/** Two days and a few hours. */
const CONTEST_MS = 51 * 3_600_000;
const NAMES = ['Autumn sprint', 'Winter warm-up', 'Spring rush', 'Summer final'] as const;
const FIRST_ID = 10;
const GOAL_POINTS = 5_000;
/** Whoever leads a contest of three or more has beaten somebody. */
const FEWEST_CHALLENGERS = 2;
const SHOWN_SECONDS = 14;

/** A contest for points, with a deadline; the next one begins when it is over. */
export class Contest {
  readonly #random: Random;
  readonly #journal: Journal;
  readonly #limelight: Limelight;
  #count = 0;
  #endsAtMs: number;
  #waiting: number[];
  #standings = new Standings([]);

  constructor(random: Random, journal: Journal, limelight: Limelight) {
    this.#random = random;
    this.#journal = journal;
    this.#limelight = limelight;
    this.#endsAtMs = journal.nowMs + CONTEST_MS;
    this.#waiting = this.#everybody();
  }

  /** Somebody enters the contest, as long as there is anybody who has not. */
  enter(): void {
    if (this.#journal.nowMs >= this.#endsAtMs) this.#begin();
    const userId = this.#waiting.shift();
    if (userId === undefined) return;
    this.#standings.set(userId, this.#freeFrom(integerBetween(this.#random, 1, 5)));
    this.#tell('contest:new-entry', userId);
  }

  /** Somebody scores. */
  score(): void {
    if (this.#standings.rows.length === 0) return;
    const { userId, value } = pick(this.#random, this.#standings.rows);
    this.#standings.set(userId, this.#freeFrom(value + integerBetween(this.#random, 1, 5)));
    this.#tell('contest:entry-update', userId);
  }

  /** Somebody takes the lead; null while there are too few in the contest. */
  takeLead(): { readonly userId: number; readonly points: number; readonly contestName: string } | null {
    const [leader, ...others] = this.#standings.rows;
    if (leader === undefined || others.length < FEWEST_CHALLENGERS) return null;
    const { userId } = pick(this.#random, this.#limelight.rested(others.slice(0, 4)));
    const points = leader.value + integerBetween(this.#random, 1, 4);
    this.#standings.set(userId, points);
    this.#tell('contest:entry-update', userId);
    return { userId, points, contestName: this.#name };
  }

  /** Displays show the contest for a while, whole, whatever they have heard of it before. */
  showOnDisplays(): void {
    if (this.#standings.rows.length === 0) return;
    this.#journal.toRooms('/leaderboard', ['tv-display'], 'tv:update', {
      id: this.#journal.newId(),
      scene: 'contest',
      durationSeconds: SHOWN_SECONDS,
      ...this.#facts(),
      title: this.#name,
      rankings: this.#rankings(),
    });
  }

  /** The board so far; null while nobody has entered. */
  get truth(): BoardTruth | null {
    const { contestId, metric } = this.#facts();
    return this.#standings.rows.length === 0 ? null : truthOf(`${metric}:contest-${contestId}`, this.#standings);
  }

  snapshot(nowMs: number): BoardSnapshot {
    const asOf = new Date(nowMs).toISOString();
    return { ...this.#facts(), title: this.#name, asOf, rankings: this.#rankings() };
  }

  #rankings(): BoardSnapshot['rankings'] {
    return this.#standings.rows.map(({ userId, rank, value }) => {
      const { name, team } = personOf(userId);
      return { userId, userName: name, teamName: team.name, avatarUrl: portraitOf(userId), rank, value };
    });
  }

  /** No two have the same points, so that an entry told alone says where it stands. */
  #freeFrom(points: number): number {
    const taken = new Set(this.#standings.rows.map(({ value }) => value));
    let free = points;
    while (taken.has(free)) free++;
    return free;
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
    this.#journal.numbered('/leaderboard', [], STREAMS.leaderboard, event, {
      id: this.#journal.newId(),
      ...this.#facts(),
      userId,
      userName: personOf(userId).name,
      teamName: personOf(userId).team.name,
      rank: entry.rank,
      value: entry.value,
    });
  }

  #facts() {
    return {
      contestId: FIRST_ID + this.#count,
      contestName: this.#name,
      endsAt: new Date(this.#endsAtMs).toISOString(),
      goal: GOAL_POINTS,
      metric: 'points',
    };
  }
}
