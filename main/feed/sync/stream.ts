import type { Clock } from '#core/kernel/clock';
import { Holes } from './holes';

/** Epochs that are remembered as over, of a backend that begins anew again and again. */
const PAST_EPOCHS = 8;
/** For so long after a new epoch what comes of the one before is late; later, that history has come back. */
export const LATE_EPOCH_MS = 10_000;
/** A board from before what is held is not believed so many times in a row; then it is. */
export const OLDER_LIMIT = 3;
/** So many messages in a row from before what is held: the numbers may have begun anew without a new epoch. */
export const STRAYS_LIMIT = 20;

/**
 * What a numbered message is to us. `next`: to be applied. `gap`: the same, but something is missing before it.
 * `outdated`: not seen before, but the board is of a later time. `seen`: nothing in it is new.
 */
export type Verdict = 'next' | 'gap' | 'outdated' | 'seen';

/** One numbered stream: how far its messages and its boards have come, and whether the boards are whole. */
export class Stream {
  #epoch: string;
  /** Epochs that are over, the latest last. */
  #past: readonly { readonly epoch: string; readonly untilMs: number }[] = [];
  /** The highest number received. */
  #last: number;
  /** The boards are whole up to here. */
  #covered: number;
  /** The backend is known to have come so far. */
  #wanted = -Infinity;
  /** Not received below `last`. */
  readonly #holes = new Holes();
  /** A board has been asked for since the last gap. */
  #asked = false;
  /** Our own numbers are in doubt. */
  #questioned = false;
  #olderBoards = 0;
  #strays = 0;
  readonly #clock: Clock;

  /** Has a whole board been told with a position? Only then can another one be expected. */
  told = false;
  /** Gaps since it was whole. */
  gaps = 0;
  /** For the registry: is it in the list of those that are open, and has it been heard of lately? */
  listed = false;
  used = true;

  /** @param last -Infinity before the first message */
  constructor(clock: Clock, epoch: string, last: number, covered: number) {
    this.#clock = clock;
    this.#epoch = epoch;
    this.#last = last;
    this.#covered = covered;
    if (last !== -Infinity) this.#holes.add(-Infinity, last - 1);
  }

  get epoch(): string {
    return this.#epoch;
  }

  get last(): number {
    return this.#last;
  }

  get asked(): boolean {
    return this.#asked;
  }

  /** How far anything has come: messages or boards. */
  get top(): number {
    return Math.max(this.#last, this.#covered);
  }

  /** Something is missing, or not sure. */
  get open(): boolean {
    return this.#covered < this.#last || this.#covered < this.#wanted || this.#questioned;
  }

  judge(epoch: string, seq: number): Verdict {
    if (epoch !== this.#epoch) return this.#otherEpoch(epoch, seq);
    if (seq !== this.#last + 1) return this.#outOfTurn(seq);
    this.#last = seq;
    if (seq <= this.#covered) return 'outdated';
    if (this.#covered === seq - 1) this.#covered = seq;
    this.#trust();
    return 'next';
  }

  /** Is this an epoch that is over? */
  isOver(epoch: string): boolean {
    const past = this.#past.findLast((one) => one.epoch === epoch);
    return past !== undefined && this.#clock.monotonic() < past.untilMs;
  }

  /** Would a board at this position take nothing back? */
  reaches(epoch: string, seq: number): boolean {
    return epoch === this.#epoch ? seq >= this.top : !this.isOver(epoch);
  }

  /** Is a board at this position the next step, or an answer to the question for one? */
  follows(epoch: string, seq: number): boolean {
    return this.reaches(epoch, seq) && (this.#asked || (epoch === this.#epoch && seq <= this.top + 1));
  }

  /** A board came that would take something back. True: that has been told often enough to be believed. */
  boardIsOlder(): boolean {
    this.#olderBoards++;
    this.#questioned = true;
    return this.#olderBoards > OLDER_LIMIT;
  }

  /** The board is that of `seq` now, and of the messages that follow it up to `upTo`. */
  boardTaken(epoch: string, seq: number, upTo: number): void {
    if (epoch !== this.#epoch) {
      this.#begin(epoch, -Infinity);
    } else if (upTo < this.top) {
      // It is believed although we held more: our numbers were wrong.
      this.#last = seq;
      this.#wanted = -Infinity;
      this.#holes.clear();
    }
    this.#covered = upTo;
    this.told = true;
    this.#answered();
  }

  askForBoard(): void {
    this.#asked = true;
  }

  /** All that the backend has to tell was told, and of this stream there was nothing. It will not get better. */
  settleForThis(): void {
    this.#covered = Math.max(this.#covered, this.#last, this.#wanted);
    this.#answered();
  }

  /** It lives on increments alone: it never was whole, and nobody can make it so. */
  goOnWithout(): void {
    this.#covered = this.top;
    this.gaps = 0;
  }

  /** The backend has come to this head, and the messages up to there have not come to us. */
  missed(epoch: string, seq: number): void {
    this.#asked = false;
    if (epoch !== this.#epoch) this.#begin(epoch, -Infinity);
    if (seq > this.top) this.#wanted = Math.max(this.#wanted, seq);
    // A head behind what we hold.
    else this.#questioned = true;
  }

  #outOfTurn(seq: number): Verdict {
    if (seq <= this.#last) {
      if (++this.#strays >= STRAYS_LIMIT) this.#questioned = true;
      return this.#holes.take(seq) ? 'outdated' : 'seen';
    }
    this.#holes.add(this.#last + 1, seq - 1);
    this.#last = seq;
    if (seq <= this.#covered) return 'outdated';
    this.#trust();
    // A board has told what was missed.
    if (this.#covered !== seq - 1) return this.#gap();
    this.#covered = seq;
    return 'next';
  }

  #otherEpoch(epoch: string, seq: number): Verdict {
    if (this.isOver(epoch)) return 'seen';
    this.#begin(epoch, seq);
    this.#holes.add(-Infinity, seq - 1);
    return this.#gap();
  }

  #gap(): Verdict {
    this.gaps++;
    this.#asked = false;
    return 'gap';
  }

  #begin(epoch: string, last: number): void {
    const past = { epoch: this.#epoch, untilMs: this.#clock.monotonic() + LATE_EPOCH_MS };
    this.#past = [...this.#past.filter((one) => one.epoch !== epoch), past].slice(-PAST_EPOCHS);
    this.#epoch = epoch;
    this.#last = last;
    this.#covered = -Infinity;
    this.#wanted = -Infinity;
    this.#holes.clear();
    this.#trust();
  }

  #answered(): void {
    this.#asked = false;
    this.#trust();
  }

  #trust(): void {
    this.#questioned = false;
    this.#olderBoards = 0;
    this.#strays = 0;
  }
}
