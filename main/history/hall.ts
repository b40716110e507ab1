import type { Board } from '#core/domain/board';
import type { Period } from '#core/domain/periods';
import type { BoardHistory, Followed, PeriodEnd } from './board-history';

/** Champions of a board's periods that are kept, of each length. */
const CHAMPIONS_KEPT = 12;

/** Who won most in a period of a board. */
export interface Champion {
  readonly boardId: string;
  readonly period: Period;
  readonly fromMs: number;
  readonly who: Followed;
  /** What was won in the period, in the unit of the board. */
  readonly gained: number;
}

export type RecordKind = 'highest-value' | 'best-day' | 'biggest-climb';

/** The most that was ever seen on a board. */
export interface BoardRecord {
  readonly boardId: string;
  readonly kind: RecordKind;
  readonly who: Followed;
  readonly amount: number;
  readonly atMs: number;
}

export interface HallState {
  readonly champions: readonly Champion[];
  readonly records: readonly BoardRecord[];
}

/** A climb of fewer places is no record. */
const RECORD_CLIMB_PLACES = 3;

/** What is worth remembering of past days. */
export class Hall {
  #champions: readonly Champion[] = [];
  readonly #records = new Map<string, BoardRecord>();

  restore({ champions, records }: HallState): void {
    this.#champions = champions;
    for (const record of records) this.#records.set(keyOf(record), record);
  }

  /** The period that ended last first. */
  championsOf(boardId: string): readonly Champion[] {
    return this.#champions.filter((one) => one.boardId === boardId).sort((a, b) => b.fromMs - a.fromMs);
  }

  recordsOf(boardId: string): readonly BoardRecord[] {
    return [...this.#records.values()].filter((one) => one.boardId === boardId);
  }

  ended(boardId: string, ends: readonly PeriodEnd[]): void {
    for (const { period, fromMs, best, gained } of ends) {
      const champion = { boardId, period, fromMs, who: best, gained };
      const others = this.#champions.filter((one) => one.boardId !== boardId || one.period !== period);
      const kept = this.#champions
        .filter((one) => one.boardId === boardId && one.period === period && one.fromMs !== fromMs)
        .sort((a, b) => b.fromMs - a.fromMs)
        .slice(0, CHAMPIONS_KEPT - 1);
      this.#champions = [...others, champion, ...kept];
    }
  }

  look(board: Board, history: BoardHistory, atMs: number): void {
    for (const who of board.entries) {
      if (who.value !== null) this.#offer({ boardId: board.id, kind: 'highest-value', who, amount: who.value, atMs });
      const today = history.since('day', who.id);
      if (today === null) continue;
      this.#offer({ boardId: board.id, kind: 'best-day', who, amount: today.gained, atMs });
      const climbed = today.fromRank - who.rank;
      if (climbed >= RECORD_CLIMB_PLACES) {
        this.#offer({ boardId: board.id, kind: 'biggest-climb', who, amount: climbed, atMs });
      }
    }
  }

  forget(isGone: (boardId: string) => boolean): void {
    this.#champions = this.#champions.filter(({ boardId }) => !isGone(boardId));
    for (const [key, { boardId }] of this.#records) if (isGone(boardId)) this.#records.delete(key);
  }

  state(): HallState {
    return { champions: this.#champions, records: [...this.#records.values()] };
  }

  #offer(offer: BoardRecord): void {
    if (offer.amount <= (this.#records.get(keyOf(offer))?.amount ?? 0)) return;
    const { id, name, detail, rank, value } = offer.who;
    this.#records.set(keyOf(offer), { ...offer, who: { id, name, detail, rank, value } });
  }
}

const keyOf = ({ boardId, kind }: BoardRecord): string => `${kind} ${boardId}`;
