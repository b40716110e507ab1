import type { Board, Entry } from '#core/domain/board';
import { periodEnd, PERIODS, periodStart, type Period } from '#core/domain/periods';
import { RankTracks, type RankPoint } from './rank-tracks';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Entries of a board that are followed, from the top. */
const ENTRIES_FOLLOWED = 500;
/** Looked at again within this time, nothing has happened in between that was not seen. */
const UNBROKEN_MS = 15 * MINUTE_MS;
/** Values that have lost more than this part together, as at the end of a month, have begun anew. */
const BEGUN_ANEW_BELOW = 0.5;
/** What was seen last is the end of a period only if it was seen no longer than this before it. */
const END_SEEN_WITHIN_MS: Readonly<Record<Period, number>> = {
  day: 16 * HOUR_MS,
  week: 72 * HOUR_MS,
  month: 96 * HOUR_MS,
  quarter: 168 * HOUR_MS,
};

/** What is known of an entry since a period began. */
export interface Since {
  /** What it has won in the period, as far as that was seen. */
  readonly gained: number;
  /** Where it stood when the period began, or when it was seen first in it. */
  readonly fromRank: number;
  /** What it had then. */
  readonly fromValue: number | null;
}

/** Who won most in a period that has ended. */
export interface PeriodEnd {
  readonly period: Period;
  readonly fromMs: number;
  readonly best: Followed;
  readonly gained: number;
}

/** The last that was seen of an entry. */
export type Followed = Pick<Entry, 'id' | 'name' | 'detail' | 'rank' | 'value'>;

interface Memory {
  facts: Followed;
  readonly since: Record<Period, Since>;
}

/** What a board was like since its periods began, as it is kept on disk. */
export interface BoardHistoryState {
  readonly seenAtMs: number;
  readonly began: Readonly<Record<Period, number>>;
  readonly entries: readonly (Followed & { readonly since: Readonly<Record<Period, Since>> })[];
  readonly tracks: readonly (readonly [id: string, points: readonly RankPoint[]])[];
  /** When the day's tracks begin. */
  readonly tracksFromMs: number;
}

/**
 * Follows one board: what each entry has won in the day, week, month and quarter, where it stood when they began, and how the
 * ranks of the day went. Only what was seen counts: what happened while nobody looked is nobody's gain of today.
 */
export class BoardHistory {
  readonly #memories = new Map<string, Memory>();
  readonly #tracks = new RankTracks();
  #began: Record<Period, number> | null = null;
  #seenAtMs = 0;

  constructor(state?: BoardHistoryState) {
    if (state === undefined) return;
    this.#seenAtMs = state.seenAtMs;
    this.#began = { ...state.began };
    for (const { since, ...facts } of state.entries) this.#memories.set(facts.id, { facts, since: { ...since } });
    this.#tracks.restore(state.tracks, state.tracksFromMs);
  }

  /** null before the first look. */
  beganMs(period: Period): number | null {
    return this.#began?.[period] ?? null;
  }

  get seenAtMs(): number {
    return this.#seenAtMs;
  }

  since(period: Period, entryId: string): Since | null {
    return this.#memories.get(entryId)?.since[period] ?? null;
  }

  /** Changes of rank in the day, oldest first; empty for who never was near the top. */
  track(entryId: string): readonly RankPoint[] {
    return this.#tracks.of(entryId);
  }

  get tracksFromMs(): number {
    return this.#tracks.fromMs;
  }

  /** Looks at the board as it is now. Answers with the periods that have ended since the last look. */
  look(board: Board, atMs: number): readonly PeriodEnd[] {
    const ended = this.#turnPeriods(atMs);
    const entries = board.entries.slice(0, ENTRIES_FOLLOWED);
    const anew = this.#hasBegunAnew(entries);
    const listed = new Set(entries.map((entry) => entry.id));
    for (const id of this.#memories.keys()) if (!listed.has(id)) this.#memories.delete(id);
    for (const entry of entries) this.#follow(entry, anew);
    this.#tracks.look(entries, atMs);
    this.#seenAtMs = atMs;
    return ended;
  }

  /** The same board as at the last look. Answers false when a period has ended meanwhile: then it has to be looked at. */
  stillSeen(atMs: number): boolean {
    if (this.#began?.day !== periodStart('day', atMs)) return false;
    this.#seenAtMs = atMs;
    return true;
  }

  state(): BoardHistoryState | null {
    if (this.#began === null) return null;
    return {
      seenAtMs: this.#seenAtMs,
      began: { ...this.#began },
      entries: [...this.#memories.values()].map(({ facts, since }) => ({ ...facts, since: { ...since } })),
      tracks: this.#tracks.all,
      tracksFromMs: this.#tracks.fromMs,
    };
  }

  #turnPeriods(atMs: number): readonly PeriodEnd[] {
    const now = startsOf(atMs);
    const before = this.#began;
    this.#began = now;
    if (before === null) return [];
    const ended: PeriodEnd[] = [];
    for (const period of PERIODS) {
      if (now[period] === before[period]) continue;
      const end = this.#endOf(period, before[period]);
      if (end !== null) ended.push(end);
      this.#restart(period, atMs);
      if (period === 'day') this.#tracks.clear();
    }
    return ended;
  }

  /** A clock that was set back ends no period. */
  #endOf(period: Period, fromMs: number): PeriodEnd | null {
    const untilMs = periodEnd(period, fromMs);
    if (this.#seenAtMs < untilMs - END_SEEN_WITHIN_MS[period] || this.#seenAtMs < fromMs) return null;
    let best: Memory | null = null;
    const gainedBy = ({ since }: Memory): number => since[period].gained;
    for (const memory of this.#memories.values()) if (gainedBy(memory) > (best ? gainedBy(best) : 0)) best = memory;
    return best && { period, fromMs, best: best.facts, gained: gainedBy(best) };
  }

  /** From what was seen last, if nothing can have happened since; otherwise from what is seen next. */
  #restart(period: Period, atMs: number): void {
    const unbroken = Math.abs(atMs - this.#seenAtMs) <= UNBROKEN_MS;
    for (const [id, { facts, since }] of this.#memories) {
      if (unbroken) since[period] = { gained: 0, fromRank: facts.rank, fromValue: facts.value };
      else this.#memories.delete(id);
    }
  }

  #hasBegunAnew(entries: readonly Entry[]): boolean {
    let before = 0;
    let now = 0;
    for (const { id, value } of entries) {
      const known = this.#memories.get(id)?.facts.value ?? null;
      if (known === null || value === null) continue;
      before += known;
      now += value;
    }
    return before > 0 && now < before * BEGUN_ANEW_BELOW;
  }

  #follow(entry: Entry, anew: boolean): void {
    const { id, name, detail, rank, value } = entry;
    const facts = { id, name, detail, rank, value };
    const memory = this.#memories.get(id);
    if (memory === undefined) {
      const start: Since = { gained: 0, fromRank: rank, fromValue: value };
      this.#memories.set(id, { facts, since: { day: start, week: start, month: start, quarter: start } });
      return;
    }
    const gain = value === null || memory.facts.value === null ? 0 : value - (anew ? 0 : memory.facts.value);
    memory.facts = facts;
    if (gain === 0) return;
    for (const period of PERIODS) {
      const since = memory.since[period];
      memory.since[period] = { ...since, gained: since.gained + gain };
    }
  }
}

function startsOf(atMs: number): Record<Period, number> {
  return {
    day: periodStart('day', atMs),
    week: periodStart('week', atMs),
    month: periodStart('month', atMs),
    quarter: periodStart('quarter', atMs),
  };
}
