import type { BoardView } from './board-view';

/**
 * A board is one ranking: a metric, for a scope, over a period. Boards are immutable; every change makes a new one.
 *
 * Two numbers place an entry. `slot` is its position, unique on the board (1 is the top); slots may have holes where the
 * backend tells only part of a ranking. `rank` is what people read: entries with equal values on neighbouring slots
 * share the rank of the first of them (1, 2, 2, 4), unless the backend is seen to break ties itself.
 */

/** `standard`: ties share a rank (1, 2, 2, 4). `ordinal`: the backend breaks ties (1, 2, 3, 4). */
export type RankingScheme = 'standard' | 'ordinal';

/** An entry's rank when it last began to move, and when: what "▲ 2" is measured from. */
export interface Trend {
  readonly fromRank: number;
  readonly atMs: number;
}

export interface Entry {
  readonly id: string;
  readonly name: string;
  /** null: the backend ranked this entry without telling a value. */
  readonly value: number | null;
  readonly rank: number;
  readonly slot: number;
  /** Secondary text, such as a team or a town. */
  readonly detail: string | null;
  /** A `data:` image, or null for initials. */
  readonly avatar: string | null;
  /** The value to reach, in the unit of `value`. */
  readonly target: number | null;
  readonly trend: Trend | null;
}

export interface Board {
  readonly id: string;
  readonly sourceId: string;
  readonly metric: string;
  /** null for the source's whole population; otherwise such as `team-5` or `contest-10`. */
  readonly scope: string | null;
  readonly title: string | null;
  /** ISO 4217 code when the values are money, null when they are plain numbers. */
  readonly currency: string | null;
  readonly scheme: RankingScheme;
  /** How it is seen, where that is not as it was told. */
  readonly view?: BoardView;
  /** In rank order: ascending slots. */
  readonly entries: readonly Entry[];
}

/** Board ids are `SOURCE:METRIC`, or `SOURCE:METRIC:SCOPE` (contract.md). */
export function boardId(sourceId: string, metric: string, scope: string | null): string {
  return scope === null ? `${sourceId}:${metric}` : `${sourceId}:${metric}:${scope}`;
}

/** The source that a board belongs to: no source's id holds a colon. */
export function sourceOfBoard(id: string): string {
  return id.slice(0, id.indexOf(':'));
}

export function emptyBoard(sourceId: string, metric: string, scope: string | null): Board {
  return {
    id: boardId(sourceId, metric, scope),
    sourceId,
    metric,
    scope,
    title: null,
    currency: null,
    scheme: 'standard',
    entries: [],
  };
}

/** The text whose SHA-256 is the board's digest: a line `rank TAB id TAB value LF` per entry, in rank order. */
export function digestText(board: Board): string {
  return board.entries.map((entry) => `${entry.rank}\t${entry.id}\t${String(entry.value)}\n`).join('');
}
