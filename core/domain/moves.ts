import type { Board, Entry } from './board';

/** An entry's change of rank between two boards. */
export interface Move {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** Every entry that is on both boards and changed its rank. */
export function movesBetween(before: readonly Pick<Entry, 'id' | 'rank'>[], after: readonly Entry[]): Move[] {
  const ranks = new Map(before.map((entry) => [entry.id, entry.rank]));
  const moves: Move[] = [];
  for (const entry of after) {
    const from = ranks.get(entry.id);
    if (from !== undefined && from !== entry.rank) moves.push({ id: entry.id, from, to: entry.rank });
  }
  return moves;
}

/** Who passed whom, worth a line on the wall. */
export interface Overtake {
  readonly climber: Entry;
  /** Those that were above before and are below now, nearest first. */
  readonly passed: readonly Entry[];
  /** Alone at the top: a shared first place is no change of number one. */
  readonly newNumberOne: boolean;
}

/** Below this rank an overtake is not news. */
const NEWSWORTHY_RANK = 10;

/** The most telling overtake of a change: the climber with the best rank after it. */
export function leadingOvertake(before: Board, after: Board): Overtake | null {
  const was = new Map(before.entries.map((entry) => [entry.id, entry.rank]));
  return leadingOvertakeIn(after, (id) => was.get(id));
}

/** @param rankBefore undefined for one who was not on the board */
export function leadingOvertakeIn(after: Board, rankBefore: (id: string) => number | undefined): Overtake | null {
  const climber = after.entries.find((entry) => {
    const rank = rankBefore(entry.id);
    return rank !== undefined && mayBeNews(entry.rank) && entry.rank < rank;
  });
  if (climber === undefined) return null;
  const climbedFrom = rankBefore(climber.id) ?? Infinity;
  const passed = after.entries
    .filter((entry) => entry.rank > climber.rank && (rankBefore(entry.id) ?? Infinity) < climbedFrom)
    .sort((a, b) => a.rank - b.rank);
  if (passed.length === 0) return null;
  return { climber, passed, newNumberOne: climber.rank === 1 && after.entries[1]?.rank !== 1 };
}

/** Is a climb to this rank worth a line at all? */
export function mayBeNews(rank: number): boolean {
  return rank <= NEWSWORTHY_RANK;
}
