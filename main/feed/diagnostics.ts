import { shownRefusal } from './dialects/refusal';
import { MessageLog, type KindReport, type Logged } from './message-log';
import { MinuteRate } from './minute-rate';
import { visible } from './visible';

/** What a source has received and what became of it: received = applied + rejected + unknown + duplicates. */
export interface Counts {
  readonly received: number;
  readonly applied: number;
  readonly rejected: number;
  readonly unknown: number;
  /** Messages that told nothing new: they have been here before, or what they say of a board is out of date. */
  readonly duplicates: number;
}

export interface RejectionRecord {
  readonly atMs: number;
  readonly event: string;
  readonly reason: string;
}

const KEPT_REJECTIONS = 20;
const KEPT_ROOMS = 10;
const LONGEST_EVENT_NAME = 60;

/** Counts of one source, and the latest of what went wrong. Bounded, whatever a backend sends. */
export class Diagnostics {
  #received = 0;
  #applied = 0;
  #rejected = 0;
  #unknown = 0;
  #duplicates = 0;
  #rejections: RejectionRecord[] = [];
  #refusedRooms: string[] = [];
  #limited = 0;
  readonly #rate = new MinuteRate();
  readonly #clean: ((text: string) => string) | null;
  readonly #log: MessageLog;

  /** @param clean takes secrets out of a text; without it, nothing of what messages hold is kept */
  constructor(clean: ((text: string) => string) | null = null) {
    this.#clean = clean;
    this.#log = new MessageLog(clean);
  }

  get counts(): Counts {
    return {
      received: this.#received,
      applied: this.#applied,
      rejected: this.#rejected,
      unknown: this.#unknown,
      duplicates: this.#duplicates,
    };
  }

  /** Newest first. */
  get rejections(): readonly RejectionRecord[] {
    return this.#rejections;
  }

  /** Why rooms were refused, as people may read it. */
  get refusedRooms(): readonly string[] {
    return [...new Set(this.#refusedRooms.map((told) => shownRefusal(told, this.#clean)))];
  }

  /** Celebrations, notices and lines that were held back, as the source told too many of them. */
  get limited(): number {
    return this.#limited;
  }

  /** The kinds of messages that came, with the last of each. */
  kinds(nowMs: number): KindReport[] {
    return this.#log.reports(nowMs);
  }

  /** @param heldBack how much of what it told came too often; `all`: nothing else was in it */
  applied(message: Logged, nowMs: number, isPrivate = false, heldBack = 0, all = false): void {
    this.#received++;
    this.#applied++;
    this.#limited += heldBack;
    this.#rate.add(1, nowMs);
    this.#log.note(all ? 'limited' : 'applied', message, nowMs, isPrivate);
  }

  unknown(message: Logged, nowMs: number): void {
    this.#received++;
    this.#unknown++;
    this.#rate.add(1, nowMs);
    this.#log.note('unknown', message, nowMs, false);
  }

  duplicate(message: Logged, nowMs: number, isPrivate = false): void {
    this.#received++;
    this.#duplicates++;
    this.#rate.add(1, nowMs);
    this.#log.note('duplicate', message, nowMs, isPrivate);
  }

  /** @param reasons one for each part of the message that cannot mean anything */
  rejected(message: Logged, reasons: readonly string[], nowMs: number, isPrivate = false): void {
    this.#received += reasons.length;
    this.#rejected += reasons.length;
    this.#rate.add(reasons.length, nowMs);
    const records = reasons
      .slice(0, KEPT_REJECTIONS)
      .map((reason) => ({ atMs: nowMs, event: visible(message.event.slice(0, LONGEST_EVENT_NAME)), reason }));
    this.#rejections = [...records, ...this.#rejections].slice(0, KEPT_REJECTIONS);
    this.#log.note('rejected', message, nowMs, isPrivate, reasons[0] ?? null);
  }

  /** Answers with what is worth a line in the log; null for what is not new, or not among the first of this connection. */
  roomRefused(told: string): string | null {
    if (this.#refusedRooms.includes(told)) return null;
    const isFew = this.#refusedRooms.length < KEPT_ROOMS;
    this.#refusedRooms = [...this.#refusedRooms, told].slice(-KEPT_ROOMS);
    return isFew ? shownRefusal(told, this.#clean) : null;
  }

  /** A new connection asks for its rooms anew. */
  forgetRefusedRooms(): void {
    this.#refusedRooms = [];
  }

  eventsLastMinute(nowMs: number): number {
    return this.#rate.sum(nowMs);
  }
}
