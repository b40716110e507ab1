import type { Entry, Trend } from './board';
import type { EntryFacts } from './events';

/** An entry under change. */
export interface Row {
  readonly id: string;
  name: string;
  value: number | null;
  rank: number;
  slot: number;
  detail: string | null;
  avatar: string | null;
  target: number | null;
  trend: Trend | null;
  /** Its rank before change number `changedIn`; NEWCOMER when it was not on the board. */
  rankBefore: number;
  changedIn: number;
  /** The same as an entry, until the next change. */
  entry: Entry | null;
}

/** No rank: it was not on the board. */
export const NEWCOMER = 0;

/** Before every change. */
const NEVER = -1;

export function rowOf(entry: Entry): Row {
  const { id, name, value, rank, slot, detail, avatar, target, trend } = entry;
  return {
    id,
    name,
    value,
    rank,
    slot,
    detail,
    avatar,
    target,
    trend,
    rankBefore: rank,
    changedIn: NEVER,
    entry,
  };
}

/** Somebody who was not on the board, and has no place yet. */
export function newcomer(id: string): Row {
  return {
    id,
    name: id,
    value: null,
    rank: NEWCOMER,
    slot: Infinity,
    detail: null,
    avatar: null,
    target: null,
    trend: null,
    rankBefore: NEWCOMER,
    changedIn: NEVER,
    entry: null,
  };
}

export function takeFacts(row: Row, { name, value, detail, avatar, target }: EntryFacts): void {
  if (name !== undefined) row.name = name;
  if (value !== undefined) row.value = value;
  if (detail !== undefined) row.detail = detail;
  if (avatar !== undefined) row.avatar = avatar;
  if (target !== undefined) row.target = target;
  row.entry = null;
}

export function entryOf(row: Row): Entry {
  const { id, name, value, rank, slot, detail, avatar, target, trend } = row;
  return { id, name, value, rank, slot, detail, avatar, target, trend };
}
