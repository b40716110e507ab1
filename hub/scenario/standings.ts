import type { BoardTruth } from '../wire-types';

/** One person's place before and after a change. */
export interface RankChange {
  readonly userId: number;
  readonly previousRank: number;
  readonly newRank: number;
  readonly value: number;
}

export interface StandingsChange {
  readonly mover: RankChange;
  /** Whom a client must be told of to arrive at the same standings, best rank first; always contains the mover. */
  readonly named: readonly RankChange[];
  /** Everybody whose rank is another one now. */
  readonly changed: readonly RankChange[];
}

interface Row {
  readonly userId: number;
  readonly value: number;
}

type RankedRow = Row & { readonly rank: number };

/** Standings as the truth of a board. */
export function truthOf(boardId: string, { rows }: Standings): BoardTruth {
  return { boardId, rows: rows.map(({ userId, value, rank }) => ({ id: String(userId), value, rank })) };
}

/** Values in descending order; equal values share a rank (1, 2, 2, 4), and who comes later stands below. */
export class Standings {
  #rows: readonly Row[] = [];
  #ranked: readonly RankedRow[] | null = null;

  constructor(rows: readonly Row[]) {
    this.replace(rows);
  }

  /** In rank order. */
  get rows(): readonly RankedRow[] {
    if (this.#ranked === null) {
      const ranks = ranksOf(this.#rows);
      this.#ranked = this.#rows.map((row) => ({ ...row, rank: ranks.get(row.userId) ?? 0 }));
    }
    return this.#ranked;
  }

  get total(): number {
    return this.#rows.reduce((sum, row) => sum + row.value, 0);
  }

  /** Throws RangeError for somebody who is not on the board. */
  valueOf(userId: number): number {
    const row = this.#rows.find((candidate) => candidate.userId === userId);
    if (row === undefined) throw new RangeError(`${userId} is not on the board`);
    return row.value;
  }

  replace(rows: readonly Row[]): void {
    this.#rows = [...rows].sort((a, b) => b.value - a.value);
    this.#ranked = null;
  }

  /** Sets a value; somebody new joins the board. */
  set(userId: number, value: number): StandingsChange {
    const before = this.#rows;
    const held = before.findIndex((row) => row.userId === userId);
    const from = held === -1 ? before.length : held;
    const rest = before.filter((row) => row.userId !== userId);
    const below = rest.findIndex((row) => row.value < value);
    // A value that stays is no new arrival among its equals.
    const to = before[held]?.value === value ? held : below === -1 ? rest.length : below;
    const after = [...rest.slice(0, to), { userId, value }, ...rest.slice(to)];
    this.#rows = after;
    this.#ranked = null;
    return describe(before, after, userId, Math.min(from, to), Math.max(from, to));
  }
}

/** Ties are why more than the mover is named: from a shift alone a client cannot know who shares a rank. */
function describe(
  before: readonly Row[],
  after: readonly Row[],
  moverId: number,
  first: number,
  last: number,
): StandingsChange {
  const was = ranksOf(before);
  const is = ranksOf(after);
  const changeOf = (row: Row): RankChange => ({
    userId: row.userId,
    previousRank: was.get(row.userId) ?? before.length + 1,
    newRank: is.get(row.userId) ?? 0,
    value: row.value,
  });
  const everyone = after.map(changeOf);
  const mover = everyone.find((change) => change.userId === moverId);
  if (mover === undefined) throw new RangeError(`${moverId} is not on the board`);

  let [top, bottom] = [first, last];
  const tied = (rows: readonly Row[], index: number): boolean =>
    rows[index] !== undefined && rows[index].value === rows[index + 1]?.value;
  while (tied(before, top - 1) || tied(after, top - 1)) top--;
  while (tied(before, bottom) || tied(after, bottom)) bottom++;
  let anyTie = false;
  for (let index = top; index < bottom; index++) anyTie ||= tied(before, index) || tied(after, index);

  return {
    mover,
    named: anyTie ? everyone.slice(top, bottom + 1) : [mover],
    changed: everyone.filter((change) => change.previousRank !== change.newRank),
  };
}

function ranksOf(rows: readonly Row[]): ReadonlyMap<number, number> {
  const ranks = new Map<number, number>();
  let rank = 0;
  for (const [index, row] of rows.entries()) {
    if (rows[index - 1]?.value !== row.value) rank = index + 1;
    ranks.set(row.userId, rank);
  }
  return ranks;
}
