import {
  applyMoves,
  applySnapshot,
  applyValues,
  nobodyAt,
  originContradiction,
  OUT_OF_ORDER,
  type Applied,
} from './apply-event';
import type { Board, Entry } from './board';
import type { BoardEvent, EntryFacts, Placement } from './events';
import { leadingOvertake, type Overtake } from './moves';
import { RankedRows } from './ranked-rows';
import { newcomer, type Row } from './row';

/** What of an event's effect is not known before the whole event is gone through. */
const NOT_SIMPLE = Symbol('not simple');

/**
 * A board that takes events one after the other. The result is that of `applySnapshot`, `applyMoves` and `applyValues`,
 * to the letter; what most events are, a single entry on a board in good order, is done in place, and the board is made
 * only when somebody looks.
 */
export class BoardEditor {
  readonly #limit: number;
  #board: Board;
  #rows: RankedRows | null = null;
  /** Whom `#board` holds, where no rows can be made of it. */
  #byId: ReadonlyMap<string, Entry> | null = null;
  /** `#rows` are ahead of `#board`. */
  #ahead = false;
  /** The board before the last event, where that was not done in place. */
  #before: Board | null = null;

  /** @param limit entries held; what stands below is forgotten */
  constructor(board: Board, limit: number) {
    this.#board = board;
    this.#limit = limit;
  }

  get board(): Board {
    if (this.#ahead && this.#rows !== null) {
      this.#board = { ...this.#board, entries: this.#rows.entries() };
      this.#ahead = false;
    }
    return this.#board;
  }

  /** null for nobody on the board, and for somebody without a value. Does not make the board. */
  valueOf(id: string): number | null {
    return this.#find(id)?.value ?? null;
  }

  /** What is shown of somebody besides the place; null for nobody on the board. Does not make the board. */
  faceOf(id: string): { readonly name: string; readonly avatar: string | null } | null {
    return this.#find(id);
  }

  #find(id: string): Entry | Row | null {
    // Asked of whom it holds one by one, a board is gone through once.
    if (this.#byId === null) this.#rows ??= RankedRows.of(this.#board);
    if (this.#rows !== null) return this.#rows.row(id) ?? null;
    this.#byId ??= new Map(this.#board.entries.toReversed().map((entry) => [entry.id, entry]));
    return this.#byId.get(id) ?? null;
  }

  /** The best rank that somebody climbed to with the last event; null when nobody did. Does not make the board. */
  get climbedTo(): number | null {
    const before = this.#before;
    if (before === null) return this.#rows?.climbedTo ?? null;
    const was = new Map(before.entries.map((entry) => [entry.id, entry.rank]));
    return this.#board.entries.find((entry) => entry.rank < (was.get(entry.id) ?? 0))?.rank ?? null;
  }

  /** The most telling overtake of the last event. Does not make the board. */
  leadingOvertake(): Overtake | null {
    if (this.#before !== null) return leadingOvertake(this.#before, this.#board);
    return this.#rows?.leadingOvertake() ?? null;
  }

  /** Answers with what in the event contradicts what is held: a reason to ask for a snapshot; null for nothing. */
  apply(event: BoardEvent, nowMs: number): string | null {
    const contradiction = this.#applyInPlace(event, nowMs);
    if (contradiction === NOT_SIMPLE) return this.#applyWhole(event, nowMs);
    this.#before = null;
    this.#ahead = true;
    if (this.#rows !== null && this.#rows.length > this.#limit) this.#rows.dropLast();
    return contradiction;
  }

  #applyWhole(event: BoardEvent, nowMs: number): string | null {
    const before = this.board;
    const { board, contradiction } = applied(before, event, nowMs);
    // A snapshot is news of nobody's climbing.
    this.#before = event.kind === 'snapshot' ? null : before;
    this.#board =
      board.entries.length > this.#limit ? { ...board, entries: board.entries.slice(0, this.#limit) } : board;
    this.#rows = null;
    this.#byId = null;
    this.#ahead = false;
    return contradiction;
  }

  #applyInPlace(event: BoardEvent, nowMs: number): string | null | typeof NOT_SIMPLE {
    if (event.kind === 'moves') {
      const [move] = event.moves;
      return move === undefined || event.moves.length > 1 ? NOT_SIMPLE : this.#move(move, nowMs);
    }
    if (event.kind === 'values') {
      const [facts] = event.values;
      return facts === undefined || event.values.length > 1 ? NOT_SIMPLE : this.#setValue(facts, nowMs);
    }
    return NOT_SIMPLE;
  }

  #move(move: Placement, nowMs: number): string | null | typeof NOT_SIMPLE {
    if (!isPlace(move.newRank) || (move.previousRank !== undefined && !isPlace(move.previousRank))) return NOT_SIMPLE;
    if (move.value !== undefined && !Number.isFinite(move.value)) return NOT_SIMPLE;
    const rows = (this.#rows ??= RankedRows.of(this.#board));
    if (rows === null) return NOT_SIMPLE;
    const held = rows.row(move.id);
    const left = held?.slot ?? slotLeft(rows, move);
    const value = move.value ?? held?.value ?? null;
    if (rows.tiesAbove(move.newRank, left, value)) return NOT_SIMPLE;

    const size = rows.length;
    const origin = originContradiction(move, held?.rank, size);
    const { hasNoHoles, inOrder } = rows;
    const stays = held?.value === value;
    rows.begin(nowMs);
    const row = held ?? newcomer(move.id);
    const from = held === undefined ? size : rows.indexOf(held);
    const first = held === undefined ? Math.min(rows.indexOfSlot(left), size) : from;
    const to = rows.place(row, from, left, move.newRank, move);
    const doubt = origin ?? disorder(rows, inOrder, hasNoHoles && size > 0);
    const settled = settle(rows, to, stays ? left : Infinity);
    rows.rank(Math.min(first, to), Math.max(from, settled), nowMs);
    return doubt;
  }

  /** On a board in order, without holes, whose every value is known: then the others stay where they are. */
  #setValue(facts: EntryFacts & { readonly value: number }, nowMs: number): string | null | typeof NOT_SIMPLE {
    const { value } = facts;
    if (!Number.isFinite(value)) return NOT_SIMPLE;
    const rows = (this.#rows ??= RankedRows.of(this.#board));
    if (rows?.hasNoHoles !== true || !rows.inOrder || !rows.everyValueKnown) return NOT_SIMPLE;
    const held = rows.row(facts.id);
    rows.begin(nowMs);
    const row = held ?? newcomer(facts.id);
    const from = held === undefined ? rows.length : rows.indexOf(held);
    const below = rows.indexBelow(value);
    const to = held?.value === value ? from : below - (from < below ? 1 : 0);
    rows.place(row, from, row.slot, to + 1, facts);
    rows.rank(Math.min(from, to), Math.max(from, to), nowMs);
    return null;
  }
}

function applied(board: Board, event: BoardEvent, nowMs: number): Applied {
  switch (event.kind) {
    case 'snapshot':
      return { board: applySnapshot(board, event, nowMs), contradiction: null };
    case 'moves':
      return applyMoves(board, event, nowMs);
    case 'values':
      return { board: applyValues(board, event, nowMs), contradiction: null };
  }
}

function isPlace(rank: number): boolean {
  return Number.isSafeInteger(rank) && rank >= 1;
}

/** The slot that a newcomer leaves: the one where it is said to have been, unless someone known holds that. */
function slotLeft(rows: RankedRows, { previousRank, newRank }: Placement): number {
  const told = previousRank ?? newRank;
  return rows.isTaken(told) ? Infinity : told;
}

/** What is wrong now with a board that was in order, or had no holes. */
function disorder(rows: RankedRows, wasInOrder: boolean, hadNoHoles: boolean): string | null {
  if (wasInOrder && !rows.inOrder) return OUT_OF_ORDER;
  return hadNoHoles && !rows.hasNoHoles ? nobodyAt(rows.length) : null;
}

/**
 * Among those that it now ties with, a row takes its place below those who were there before it.
 *
 * @param stoodAt its slot before, when its value is the same as before: it then gives way to no one who stood below
 * @returns its index
 */
function settle(rows: RankedRows, index: number, stoodAt: number): number {
  const row = rows.at(index);
  const last = rows.lastTiedWith(index);
  if (row === undefined || last === index) return index;
  const room = Math.max(0, stoodAt - row.slot);
  const to = Math.min(last, index + room);
  rows.sink(index, to);
  return to;
}
