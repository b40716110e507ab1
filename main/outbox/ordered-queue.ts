import type { Message } from './message';

/** From the first to the last `seq`, both included. */
export type Range = readonly [number, number];

/** Fewer gaps than this are not worth closing. */
const GAPS_TOLERATED = 64;

/**
 * Messages in the order of their `seq`. Adding is O(1), finding and removing anywhere O(log n): what is removed leaves a
 * gap, and gaps are closed when they outnumber the messages.
 */
export class OrderedQueue {
  /** Same length as `#messages`; a gap keeps its number, so that the search still works. */
  #seqs: number[] = [];
  #messages: (Message | null)[] = [];
  #head = 0;
  #count = 0;
  #bytes = 0;
  readonly #byKey = new Map<string, Message>();

  get count(): number {
    return this.#count;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Throws RangeError for a message that does not belong at the end. */
  push(message: Message): void {
    if (message.seq <= (this.#seqs.at(-1) ?? -Infinity)) throw new RangeError('push: a message that is out of order');
    this.#seqs.push(message.seq);
    this.#messages.push(message);
    this.#count++;
    this.#bytes += message.bytes;
    if (message.key !== null) this.#byKey.set(keyOf(message.kind, message.key), message);
  }

  remove(seq: number): Message | null {
    const at = this.#firstFrom(seq);
    const message = this.#seqs[at] === seq ? this.#messages[at] : null;
    if (!message) return null;
    this.#messages[at] = null;
    this.#count--;
    this.#bytes -= message.bytes;
    if (message.key !== null) {
      const key = keyOf(message.kind, message.key);
      if (this.#byKey.get(key) === message) this.#byKey.delete(key);
    }
    while (this.#head < this.#messages.length && this.#messages[this.#head] === null) this.#head++;
    const gaps = this.#messages.length - this.#count;
    if (gaps > GAPS_TOLERATED && gaps > this.#count) this.#closeGaps();
    return message;
  }

  has(seq: number): boolean {
    const at = this.#firstFrom(seq);
    return this.#seqs[at] === seq && this.#messages[at] !== null;
  }

  /** The first message behind `seq`. */
  after(seq: number): Message | null {
    for (let at = Math.max(this.#head, this.#firstFrom(seq + 1)); at < this.#messages.length; at++) {
      const message = this.#messages[at];
      if (message) return message;
    }
    return null;
  }

  latest(kind: string, key: string): Message | null {
    return this.#byKey.get(keyOf(kind, key)) ?? null;
  }

  *[Symbol.iterator](): Generator<Message> {
    for (let message = this.after(-1); message; message = this.after(message.seq)) yield message;
  }

  /** A copy of what is behind `seq`. */
  copyAfter(seq: number): Message[] {
    return this.#messages.slice(Math.max(this.#head, this.#firstFrom(seq + 1))).filter((message) => message !== null);
  }

  /** The `seq` of all messages, in few words. */
  ranges(): Range[] {
    const ranges: [number, number][] = [];
    let last: [number, number] | undefined;
    for (let at = this.#head; at < this.#messages.length; at++) {
      const seq = this.#messages[at]?.seq;
      if (seq === undefined) continue;
      if (last?.[1] === seq - 1) last[1] = seq;
      else ranges.push((last = [seq, seq]));
    }
    return ranges;
  }

  #closeGaps(): void {
    const left = this.#messages.filter((message) => message !== null);
    this.#messages = left;
    this.#seqs = left.map((message) => message.seq);
    this.#head = 0;
  }

  /** Index of the first place whose number is `seq` or more. */
  #firstFrom(seq: number): number {
    let low = 0;
    let high = this.#seqs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#seqs[middle] ?? Infinity) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function keyOf(kind: string, key: string): string {
  return `${kind}\n${key}`;
}
