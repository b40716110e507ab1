import { instant, type Clock, type Instant } from '#core/kernel/clock';
import type { Position } from './position';
import { Stream, type Verdict } from './stream';

/** Streams that are followed at a time; those that were not heard of for longest are forgotten first. */
export const MOST_STREAMS = 200;

export interface StreamsDeps {
  readonly clock: Clock;
  /** A whole board can be asked for in any case, not only of the streams that have told one. */
  readonly boardAddress: boolean;
}

/**
 * Follows the numbered streams of one source: what each message is to us, and whether the boards are whole. Messages and
 * boards only ever lead forward; what is older than what is held is not applied (ADR 6).
 */
export class Streams {
  readonly #deps: StreamsDeps;
  readonly #streams = new Map<string, Stream>();
  readonly #open = new Set<Stream>();
  #latest: Stream | null = null;
  #latestName = '';
  #gaps = 0;
  #healed = 0;
  #openSince: Instant | null = null;

  constructor(deps: StreamsDeps) {
    this.#deps = deps;
  }

  /** Nothing is known to be missing. */
  get intact(): boolean {
    return this.#openSince === null;
  }

  /** Since when something is; null while nothing is. */
  get openSince(): Instant | null {
    return this.#openSince;
  }

  /** Gaps and new epochs, counted. */
  get gaps(): number {
    return this.#gaps;
  }

  /** Those of them after which the boards became whole again. */
  get healed(): number {
    return this.#healed;
  }

  /** A message of a stream has come. */
  judge({ stream: name, epoch, seq }: Position): Verdict {
    let stream = this.#latest;
    if (stream === null || this.#latestName !== name) {
      stream = this.#streams.get(name) ?? null;
      if (stream === null) {
        this.#follow(name, new Stream(this.#deps.clock, epoch, seq, seq));
        return 'next';
      }
      this.#latest = stream;
      this.#latestName = name;
      stream.used = true;
    }
    const verdict = stream.judge(epoch, seq);
    if (verdict === 'gap') {
      this.#gaps++;
      if (!stream.told && !this.#deps.boardAddress) stream.goOnWithout();
    }
    if (stream.listed !== stream.open) this.#settle(stream);
    return verdict;
  }

  /** A message has come that tells a whole board, at this position of the stream or as the answer to a join. */
  judgeBoard(position: Position): Verdict {
    const { epoch, seq } = position;
    const stream = this.#streams.get(position.stream);
    if (stream !== undefined && !stream.follows(epoch, seq)) {
      if (stream.reaches(epoch, seq)) {
        const verdict = this.judge(position);
        stream.told = true;
        return verdict;
      }
      if (!this.boardIsOlder(position)) return 'outdated';
    }
    this.boardTaken(position);
    return 'next';
  }

  /** Would a board at this position take nothing back? */
  reaches({ stream, epoch, seq }: Position): boolean {
    return this.#streams.get(stream)?.reaches(epoch, seq) ?? true;
  }

  /** The messages that follow a board at this position are those up to this number; null when it has no such place. */
  lastAfter({ stream: name, epoch }: Position): number | null {
    const stream = this.#streams.get(name);
    return stream?.epoch === epoch && stream.last === stream.top ? stream.last : null;
  }

  /** A board came that would take something back. True: that has been told often enough to be believed. */
  boardIsOlder({ stream: name }: Position): boolean {
    const stream = this.#streams.get(name);
    if (stream === undefined) return true;
    const believed = stream.boardIsOlder();
    this.#settle(stream);
    return believed;
  }

  /** The board is that of this position now, and of the messages that follow it up to `upTo`. */
  boardTaken({ stream: name, epoch, seq }: Position, upTo = seq): void {
    let stream = this.#streams.get(name);
    if (stream === undefined) {
      stream = new Stream(this.#deps.clock, epoch, -Infinity, upTo);
      this.#follow(name, stream);
    }
    stream.boardTaken(epoch, seq, upTo);
    this.#settle(stream);
  }

  /** Boards are asked for now: what comes next is the answer to all that is missing up to here. */
  asked(): void {
    for (const stream of this.#streams.values()) stream.askForBoard();
  }

  /** All boards were told, with these positions or without any. What is missing of others will not get better. */
  allTold(named: readonly Position[]): void {
    for (const [name, stream] of this.#streams) {
      if (!stream.open || !stream.asked || named.some((position) => position.stream === name)) continue;
      stream.settleForThis();
      this.#settle(stream);
    }
  }

  /** Do these heads say that what is held is all there is, of every stream that has told a board? */
  agrees(heads: readonly Position[]): boolean {
    let agreed = false;
    for (const [name, stream] of this.#streams) {
      if (!stream.told) continue;
      const head = heads.find((one) => one.stream === name);
      if (head?.epoch !== stream.epoch || head.seq !== stream.top) return false;
      agreed = true;
    }
    return agreed && this.intact;
  }

  /** How far we are where this head is; null when we are in another epoch, undefined when the head does not concern us. */
  heldAt({ stream: name, epoch }: Position): number | null | undefined {
    const stream = this.#streams.get(name);
    if (stream === undefined || stream.isOver(epoch)) return undefined;
    return stream.epoch === epoch ? stream.top : null;
  }

  /** The backend has come to this head, as was known since then, and the messages up to there have not come to us. */
  missed({ stream: name, epoch, seq }: Position, since: Instant): void {
    const stream = this.#streams.get(name);
    if (stream === undefined) return;
    if (!stream.open) {
      stream.gaps++;
      this.#gaps++;
    }
    stream.missed(epoch, seq);
    this.#openSince ??= since;
    this.#settle(stream);
  }

  #follow(name: string, stream: Stream): void {
    if (this.#streams.size >= MOST_STREAMS) this.#forgetOne();
    this.#streams.set(name, stream);
  }

  /** Whoever was heard of since the last time gets another turn. */
  #forgetOne(): void {
    for (const [name, stream] of this.#streams) {
      this.#streams.delete(name);
      if (stream.used) {
        stream.used = false;
        this.#streams.set(name, stream);
        continue;
      }
      if (this.#latest === stream) this.#latest = null;
      this.#open.delete(stream);
      if (this.#open.size === 0) this.#openSince = null;
      return;
    }
  }

  #settle(stream: Stream): void {
    stream.listed = stream.open;
    if (stream.open) {
      this.#open.add(stream);
      this.#openSince ??= instant(this.#deps.clock);
      return;
    }
    this.#healed += stream.gaps;
    stream.gaps = 0;
    this.#open.delete(stream);
    if (this.#open.size === 0) this.#openSince = null;
  }
}
