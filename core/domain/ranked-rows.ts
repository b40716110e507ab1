import type { Board, Entry } from './board';
import type { EntryFacts } from './events';
import { leadingOvertakeIn, type Overtake } from './moves';
import { nextTrend, TREND_WINDOW_MS } from './ranking';
import { entryOf, NEWCOMER, rowOf, takeFacts, type Row } from './row';

/**
 * The entries of a board in rank order, to be changed in place: a move costs what lies between the old place and the new
 * one, not the whole board. Slots ascend, and every rank is the one that `rankBySlot` gives.
 */
export class RankedRows {
  /** Ties share a rank. */
  readonly #sharing: boolean;
  readonly #rows: Row[] = [];
  readonly #byId = new Map<string, Row>();
  /** Values that are higher than the one above them, entries without a value aside. */
  #climbs = 0;
  #withoutValue = 0;
  /** No trend began earlier. */
  #oldestTrendMs = Infinity;
  #change = 0;
  /** The first that the last change brought higher. */
  #climber: Row | null = null;

  private constructor(sharing: boolean) {
    this.#sharing = sharing;
  }

  /** null when the board is not one whose ranks follow from slots and values, such as after a snapshot that says else. */
  static of(board: Board): RankedRows | null {
    const rows = new RankedRows(board.scheme === 'standard');
    return board.entries.every((entry) => rows.#append(entry)) ? rows : null;
  }

  get length(): number {
    return this.#rows.length;
  }

  row(id: string): Row | undefined {
    return this.#byId.get(id);
  }

  at(index: number): Row | undefined {
    return this.#rows[index];
  }

  entries(): Entry[] {
    return this.#rows.map((row) => (row.entry ??= entryOf(row)));
  }

  /** Everybody's place is known, from the first to the last. */
  get hasNoHoles(): boolean {
    return this.#rows.length === 0 || this.#rows.at(-1)?.slot === this.#rows.length;
  }

  /** No value is higher than the one above it. */
  get inOrder(): boolean {
    return this.#climbs === 0;
  }

  get everyValueKnown(): boolean {
    return this.#withoutValue === 0;
  }

  /** The best rank that somebody climbed to in the last change; null when nobody did. */
  get climbedTo(): number | null {
    return this.#climber?.rank ?? null;
  }

  /** The most telling overtake of the last change. */
  leadingOvertake(): Overtake | null {
    const change = this.#change;
    return leadingOvertakeIn(this.#rows, ({ rank, rankBefore, changedIn }) => {
      if (changedIn !== change) return rank;
      return rankBefore === NEWCOMER ? undefined : rankBefore;
    });
  }

  indexOf(row: Row): number {
    return this.#rows[row.slot - 1] === row ? row.slot - 1 : this.indexOfSlot(row.slot);
  }

  /** Of the first row at this slot or below it. */
  indexOfSlot(slot: number): number {
    if (this.hasNoHoles) return Math.min(slot - 1, this.#rows.length);
    return this.#firstWhere((row) => row.slot >= slot);
  }

  /** Of the first row with a lower value; for rows in order, all of which have one. */
  indexBelow(value: number): number {
    return this.#firstWhere((row) => (row.value ?? -Infinity) < value);
  }

  isTaken(slot: number): boolean {
    return this.#rows[this.indexOfSlot(slot)]?.slot === slot;
  }

  /** A new change: arrows whose time is over go. */
  begin(nowMs: number): void {
    this.#change++;
    this.#climber = null;
    if (nowMs - this.#oldestTrendMs < TREND_WINDOW_MS) return;
    this.#oldestTrendMs = Infinity;
    for (const row of this.#rows) {
      if (row.trend === null) continue;
      row.trend = nextTrend(row.trend, row.rank, row.rank, nowMs);
      if (row.trend === null) row.entry = null;
      else if (row.trend.atMs < this.#oldestTrendMs) this.#oldestTrendMs = row.trend.atMs;
    }
  }

  /**
   * Moves a row from its index, and from the slot that it leaves, to a slot; everybody between gives way.
   *
   * @param from the number of rows for a newcomer
   * @param left Infinity when it leaves none
   * @returns its new index
   */
  place(row: Row, from: number, left: number, slot: number, facts: EntryFacts): number {
    const rows = this.#rows;
    const newcomer = from === rows.length;
    if (newcomer) this.#byId.set(row.id, row);
    else this.#disregard(row, from);
    takeFacts(row, facts);
    const to = slot > left ? this.indexOfSlot(slot + 1) - (newcomer ? 0 : 1) : this.indexOfSlot(slot);
    if (slot > left) {
      for (let index = newcomer ? this.indexOfSlot(left) : from + 1; newcomer ? index < to : index <= to; index++) {
        const other = rows[index];
        if (other === undefined) break;
        other.slot--;
        other.entry = null;
        if (!newcomer) rows[index - 1] = other;
      }
    }
    for (let index = from; index > to; index--) {
      const other = rows[index - 1];
      if (other === undefined) break;
      rows[index] = other;
      if (other.slot >= left) continue;
      other.slot++;
      other.entry = null;
    }
    rows[to] = row;
    row.slot = slot;
    this.#regard(row, to);
    return to;
  }

  /** Moves a row below others that share its rank: nobody's value is another one there. */
  sink(from: number, to: number): void {
    const rows = this.#rows;
    const row = rows[from];
    if (row === undefined) return;
    for (let index = from; index < to; index++) {
      const other = rows[index + 1];
      if (other === undefined) break;
      other.slot--;
      other.entry = null;
      rows[index] = other;
    }
    rows[to] = row;
    row.slot += to - from;
  }

  /** The last row that shares a rank with the one at this index. */
  lastTiedWith(index: number): number {
    const row = this.#rows[index];
    if (row === undefined || row.value === null || !this.#sharing) return index;
    let last = index;
    while (this.#rows[last + 1]?.value === row.value && this.#rows[last + 1]?.slot === row.slot + last + 1 - index) {
      last++;
    }
    return last;
  }

  /** Would a value at this slot share the rank of the row above, once `left` is empty? */
  tiesAbove(slot: number, left: number, value: number | null): boolean {
    if (!this.#sharing || value === null) return false;
    const above = slot - 1 < left ? slot - 1 : slot;
    const row = this.#rows[this.indexOfSlot(above)];
    return row?.slot === above && row.value === value;
  }

  /** Derives the ranks of the rows between two indices, and of those below as far as they follow from them. */
  rank(first: number, last: number, nowMs: number): void {
    const rows = this.#rows;
    const sharing = this.#sharing;
    let above = first > 0 ? rows[first - 1] : undefined;
    for (let index = first; index < rows.length; index++) {
      const row = rows[index];
      if (row === undefined) break;
      const rank = sharing && above !== undefined && tied(above, row) ? above.rank : row.slot;
      if (rank !== row.rank) this.#setRank(row, rank, nowMs);
      else if (index > last) break;
      above = row;
    }
  }

  dropLast(): void {
    const row = this.#rows.at(-1);
    if (row === undefined) return;
    this.#disregard(row, this.#rows.length - 1);
    this.#rows.pop();
    this.#byId.delete(row.id);
    if (row === this.#climber) this.#climber = null;
  }

  #setRank(row: Row, rank: number, nowMs: number): void {
    const before = row.rank;
    row.rank = rank;
    row.rankBefore = before;
    row.changedIn = this.#change;
    row.entry = null;
    if (before === NEWCOMER) return;
    if (rank < before) this.#climber ??= row;
    if (row.trend !== null) return;
    row.trend = nextTrend(null, before, rank, nowMs);
    if (nowMs < this.#oldestTrendMs) this.#oldestTrendMs = nowMs;
  }

  #append(entry: Entry): boolean {
    const above = this.#rows.at(-1);
    const { id, value, slot, rank } = entry;
    if (!Number.isSafeInteger(slot) || slot <= (above?.slot ?? 0) || this.#byId.has(id)) return false;
    if (value !== null && !Number.isFinite(value)) return false;
    const row = rowOf(entry);
    if (rank !== (this.#sharing && above !== undefined && tied(above, row) ? above.rank : slot)) return false;
    this.#rows.push(row);
    this.#byId.set(id, row);
    this.#regard(row, this.#rows.length - 1);
    if (row.trend !== null && row.trend.atMs < this.#oldestTrendMs) this.#oldestTrendMs = row.trend.atMs;
    return true;
  }

  /** Counts a row that has come to stand at an index. */
  #regard(row: Row, index: number): void {
    if (row.value === null) this.#withoutValue++;
    else this.#climbs += this.#climbsAt(row.value, index);
  }

  #disregard(row: Row, index: number): void {
    if (row.value === null) this.#withoutValue--;
    else this.#climbs -= this.#climbsAt(row.value, index);
  }

  /** How many more climbs there are for a value's standing at this index. */
  #climbsAt(value: number, index: number): number {
    const above = this.#valued(index - 1, -1)?.value ?? null;
    const below = this.#valued(index + 1, 1)?.value ?? null;
    return climbs(above, value) + climbs(value, below) - climbs(above, below);
  }

  #valued(from: number, step: number): Row | undefined {
    for (let index = from; ; index += step) {
      const row = this.#rows[index];
      if (row === undefined || row.value !== null) return row;
    }
  }

  #firstWhere(holds: (row: Row) => boolean): number {
    let [low, high] = [0, this.#rows.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const row = this.#rows[middle];
      if (row === undefined || holds(row)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** The rule of `rankBySlot`, for rows alone: code that also sees entries and nulls is compiled to half the speed. */
function tied(above: Row, row: Row): boolean {
  return row.value !== null && above.value === row.value && above.slot === row.slot - 1;
}

function climbs(above: number | null, below: number | null): number {
  return above !== null && below !== null && below > above ? 1 : 0;
}
