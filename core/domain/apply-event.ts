import type { Board, Entry, RankingScheme } from './board';
import type { EntryFacts, MovesEvent, Placement, SnapshotEntry, SnapshotEvent, ValuesEvent } from './events';
import { nextTrend, rankBySlot, slotShifter } from './ranking';

/**
 * A board after an event, and what kind of thing in the event contradicts what we held: a reason to ask for a snapshot. It goes
 * to the log, so it tells nobody's id or place.
 */
export interface Applied {
  readonly board: Board;
  readonly contradiction: string | null;
}

type Slotted = Omit<Entry, 'rank'>;

/** Replaces the board. Without ranks the order of the list decides if its values are in order, else the values do. */
export function applySnapshot(board: Board, event: SnapshotEvent, nowMs: number): Board {
  const before = new Map(board.entries.map((entry) => [entry.id, entry]));
  const rows = inRankOrder(dropRepeats(event.entries));
  const scheme = schemeOf(rows) ?? board.scheme;
  let slot = 0;
  const slotted = rows.map((row): Slotted => {
    slot = Math.max(slot + 1, row.rank ?? 0);
    return { ...withFacts(before.get(row.id), row), slot };
  });
  const told = new Map(rows.map((row) => [row.id, row.rank]));
  const entries = rankBySlot(slotted, scheme).map((entry) => ({ ...entry, rank: told.get(entry.id) ?? entry.rank }));
  return {
    ...board,
    title: event.title ?? board.title,
    currency: event.currency ?? board.currency,
    scheme,
    entries: withTrends(before, entries, nowMs),
  };
}

/**
 * Places the named entries at their new ranks; the others keep their order around them. An entry that ties takes its place
 * below those who were there before it.
 */
export function applyMoves(board: Board, event: MovesEvent, nowMs: number): Applied {
  const before = new Map(board.entries.map((entry) => [entry.id, entry]));
  const moves = lastOfEach(event.moves);
  const { slots, left } = destinations(moves, before);
  const shifted = slotShifter(left, [...slots.values()]);
  const slotted: Slotted[] = [
    ...moves.map((move) => ({ ...withFacts(before.get(move.id), move), slot: slots.get(move.id) ?? move.newRank })),
    ...board.entries.filter((entry) => !slots.has(entry.id)).map((entry) => ({ ...entry, slot: shifted(entry.slot) })),
  ].sort((a, b) => a.slot - b.slot);

  const { scheme, entries, disagreement } = rankAsTold(slotted, board.scheme, moves, before);
  return {
    board: { ...board, scheme, entries: withTrends(before, arrivalsBelow(entries, moves, before), nowMs) },
    contradiction: contradictionIn(moves, before) ?? disagreement ?? disorderIn(board.entries, entries),
  };
}

/**
 * Ranks by the scheme in force, or by the other one where only that gives the ranks that the backend tells. Someone whose
 * value stays gives way to a change that is not told yet, and so shows nothing about ties.
 */
function rankAsTold(
  slotted: readonly Slotted[],
  inForce: RankingScheme,
  moves: readonly Placement[],
  before: ReadonlyMap<string, Entry>,
): { scheme: RankingScheme; entries: Entry[]; disagreement: string | null } {
  const entries = rankBySlot(slotted, inForce);
  if (!isMisplaced(entries, moves)) return { scheme: inForce, entries, disagreement: null };
  const disagreement = 'the values held say otherwise than a rank that is told';
  if (moves.some((move) => move.value !== undefined && move.value !== before.get(move.id)?.value)) {
    const scheme = inForce === 'standard' ? 'ordinal' : 'standard';
    const others = rankBySlot(slotted, scheme);
    if (!isMisplaced(others, moves)) return { scheme, entries: others, disagreement };
  }
  return { scheme: inForce, entries, disagreement };
}

/** Within each shared rank: first those who are not told of, as they stood, then the others, in the order of the list. */
function arrivalsBelow(
  entries: readonly Entry[],
  moves: readonly Placement[],
  before: ReadonlyMap<string, Entry>,
): Entry[] {
  const turns = new Map(moves.map((move, index) => [move.id, index]));
  const settled: Entry[] = [];
  for (let from = 0, to = 0; from < entries.length; from = to) {
    while (to < entries.length && entries[to]?.rank === entries[from]?.rank) to++;
    const tied = entries.slice(from, to);
    let arriving = tied.filter((entry) => turns.has(entry.id));
    const [only] = arriving;
    // One who is told again with the value held before gives way to no one.
    if (arriving.length === 1 && only !== undefined && before.get(only.id)?.value === only.value) arriving = [];
    const come = new Set(arriving);
    const resting = tied.filter((entry) => !come.has(entry));
    resting.sort((a, b) => (before.get(a.id)?.slot ?? a.slot) - (before.get(b.id)?.slot ?? b.slot));
    arriving.sort((a, b) => (turns.get(a.id) ?? 0) - (turns.get(b.id) ?? 0));
    for (const [index, entry] of [...resting, ...arriving].entries()) {
      settled.push({ ...entry, slot: tied[index]?.slot ?? entry.slot });
    }
  }
  return settled;
}

function isMisplaced(entries: readonly Entry[], moves: readonly Placement[]): boolean {
  const ranks = new Map(entries.map((entry) => [entry.id, entry.rank]));
  return moves.some((move) => ranks.get(move.id) !== move.newRank);
}

/** Sets values; the highest value is first. An entry that ties takes its place below those who were there before it. */
export function applyValues(board: Board, event: ValuesEvent, nowMs: number): Board {
  const before = new Map(board.entries.map((entry) => [entry.id, entry]));
  const rows = new Map<string, Slotted>(board.entries.map((entry) => [entry.id, entry]));
  for (const facts of event.values) {
    const known = rows.get(facts.id);
    if (known?.value !== facts.value) rows.delete(facts.id);
    rows.set(facts.id, withFacts(known, facts));
  }
  const slotted = [...rows.values()]
    .sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity))
    .map((row, index) => ({ ...row, slot: index + 1 }));
  return { ...board, entries: withTrends(before, rankBySlot(slotted, board.scheme), nowMs) };
}

function destinations(
  moves: readonly Placement[],
  before: ReadonlyMap<string, Entry>,
): { slots: ReadonlyMap<string, number>; left: number[] } {
  const slots = new Map<string, number>();
  let slot = 0;
  const inOrder = [...moves].sort((a, b) => a.newRank - b.newRank || (b.value ?? 0) - (a.value ?? 0));
  for (const move of inOrder) {
    slot = Math.max(slot + 1, move.newRank);
    slots.set(move.id, slot);
  }
  return { slots, left: slotsLeft(moves, before) };
}

/**
 * Someone new to a partly known board leaves the place where the backend says it was, or was always where it is told to
 * be, unless someone known holds that place: only then is there one more on the board than before.
 */
function slotsLeft(moves: readonly Placement[], before: ReadonlyMap<string, Entry>): number[] {
  const occupied = new Set([...before.values()].map((entry) => entry.slot));
  return moves.map((move) => {
    const held = before.get(move.id)?.slot;
    if (held !== undefined) return held;
    const told = move.previousRank ?? move.newRank;
    if (occupied.has(told)) return Infinity;
    occupied.add(told);
    return told;
  });
}

function contradictionIn(moves: readonly Placement[], before: ReadonlyMap<string, Entry>): string | null {
  for (const move of moves) {
    const contradiction = originContradiction(move, before.get(move.id)?.rank, before.size);
    if (contradiction !== null) return contradiction;
  }
  return null;
}

/** Does the rank that an entry is said to come from disagree with the one that is held? */
export function originContradiction(move: Placement, heldRank: number | undefined, held: number): string | null {
  const { previousRank, newRank } = move;
  if (previousRank === undefined) return null;
  if (heldRank === undefined) {
    return held > 0 ? 'an entry that moved from a rank is not on the board' : null;
  }
  return heldRank !== previousRank && heldRank !== newRank ? 'an entry moved from a rank that it did not hold' : null;
}

/** A board in order that no longer is, or one without holes that now has one: the backend has not told everything yet. */
function disorderIn(before: readonly Entry[], after: readonly Entry[]): string | null {
  if (isInOrder(before) && !isInOrder(after)) return OUT_OF_ORDER;
  if (before.length === 0 || firstHole(before) !== null) return null;
  const hole = firstHole(after);
  return hole === null ? null : nobodyAt(hole);
}

export const OUT_OF_ORDER = 'an entry has a higher value than the one above it';
export const nobodyAt = (place: number): string => `nobody is told to be at place ${place}`;

function firstHole(entries: readonly Entry[]): number | null {
  const index = entries.findIndex((entry, at) => entry.slot !== at + 1);
  return index === -1 ? null : index + 1;
}

function isInOrder(entries: readonly Entry[]): boolean {
  let lowest = Infinity;
  for (const { value } of entries) {
    if (value === null) continue;
    if (value > lowest) return false;
    lowest = value;
  }
  return true;
}

function withFacts(known: Slotted | undefined, facts: EntryFacts): Slotted {
  return {
    id: facts.id,
    name: facts.name ?? known?.name ?? facts.id,
    value: facts.value ?? known?.value ?? null,
    slot: known?.slot ?? 0,
    detail: facts.detail ?? known?.detail ?? null,
    avatar: facts.avatar ?? known?.avatar ?? null,
    target: facts.target ?? known?.target ?? null,
    trend: known?.trend ?? null,
  };
}

function withTrends(before: ReadonlyMap<string, Entry>, after: readonly Entry[], nowMs: number): Entry[] {
  return after.map((entry) => {
    const held = before.get(entry.id);
    if (held === undefined) return { ...entry, trend: null };
    const trend = nextTrend(held.trend, held.rank, entry.rank, nowMs);
    return trend === entry.trend ? entry : { ...entry, trend };
  });
}

/** A list that names an entry twice means its last word. */
function lastOfEach<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

/** A snapshot that lists an entry twice ranks it where it comes first. */
function dropRepeats(rows: readonly SnapshotEntry[]): SnapshotEntry[] {
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(row.id) && seen.add(row.id));
}

function inRankOrder(rows: readonly SnapshotEntry[]): SnapshotEntry[] {
  if (rows.some((row) => row.rank !== undefined)) {
    return [...rows].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
  }
  const values = rows.map((row) => row.value ?? -Infinity);
  const falling = values.every((value, index) => index === 0 || value <= (values[index - 1] ?? value));
  const rising = values.every((value, index) => index === 0 || value >= (values[index - 1] ?? value));
  return falling || rising ? [...rows] : [...rows].sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity));
}

/** How the backend ranks equal values, as far as this list shows it. */
function schemeOf(rows: readonly SnapshotEntry[]): RankingScheme | null {
  let seen: RankingScheme | null = null;
  for (const [index, row] of rows.entries()) {
    const above = rows[index - 1];
    if (above?.rank === undefined || row.rank === undefined) continue;
    if (row.value === undefined || row.value !== above.value) continue;
    if (row.rank !== above.rank) return 'ordinal';
    seen = 'standard';
  }
  return seen;
}
