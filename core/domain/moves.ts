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
  readonly climber: Standing;
  /** Those that were above before and are below now, nearest first. */
  readonly passed: readonly Standing[];
  /** Alone at the top: a shared first place is no change of number one. */
  readonly newNumberOne: boolean;
}

export type Standing = Pick<Entry, 'id' | 'name' | 'rank'>;

/** Below this rank an overtake is not news. */
const NEWSWORTHY_RANK = 10;

/** The most telling overtake of a change: the climber with the best rank after it. */
export function leadingOvertake(before: Board, after: Board): Overtake | null {
  const was = new Map(before.entries.map((entry) => [entry.id, entry.rank]));
  return leadingOvertakeIn(after.entries, ({ id }) => was.get(id));
}

/**
 * @param after in rank order
 * @param rankBefore undefined for one who was not on the board
 */
export function leadingOvertakeIn<S extends Standing>(
  after: readonly S[],
  rankBefore: (one: S) => number | undefined,
): Overtake | null {
  const climber = after.find((one) => mayBeNews(one.rank) && one.rank < (rankBefore(one) ?? -Infinity));
  if (climber === undefined) return null;
  const climbedFrom = rankBefore(climber) ?? Infinity;
  const passed = after
    .filter((one) => one.rank > climber.rank && (rankBefore(one) ?? Infinity) < climbedFrom)
    .sort((a, b) => a.rank - b.rank);
  if (passed.length === 0) return null;
  const newNumberOne = climber.rank === 1 && after[1]?.rank !== 1;
  return { climber: standing(climber), passed: passed.map(standing), newNumberOne };
}

const standing = ({ id, name, rank }: Standing): Standing => ({ id, name, rank });

/** Is a climb to this rank worth a line at all? */
export function mayBeNews(rank: number): boolean {
  return rank <= NEWSWORTHY_RANK;
}
