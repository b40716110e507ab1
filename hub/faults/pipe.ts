import type { Socket } from 'node:net';
import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import { integerBetween, type Random } from '#core/kernel/random';
import type { CutKind, Fault, FaultDirection } from './fault';

/** Bytes of a stream, or its end. */
type Content = Buffer | CutKind;

interface Parcel {
  content: Content;
  readonly dueMs: number;
}

interface PipeEvents {
  /** The first bytes vanished. */
  swallowed(): void;
  stalled(forMs: number): void;
  /** A reset has come through: the connection is over. */
  reset(): void;
}

/** What one direction keeps, in a freeze or before a slow reader, until it stops reading. */
const MOST_HELD_BYTES = 2 * 1024 * 1024;
/** What keeping a parcel costs besides its bytes. */
const PARCEL_BYTES = 128;

/** As TCP's retransmission timer: its minimum, and that doubled twice and a bit. */
const SHORTEST_STALL_MS = 200;
const LONGEST_STALL_MS = 1_500;

/** One direction of a connection. Hands on what it takes, in order, as the fault in force allows. */
export class Pipe implements Disposable {
  readonly #direction: Exclude<FaultDirection, 'both'>;
  readonly #from: Socket;
  readonly #to: Socket;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #events: PipeEvents;
  #fault: Fault | null = null;
  #queue: Parcel[] = [];
  #heldBytes = 0;
  #open = false;
  #hasHole = false;
  #hasLostEnd = false;
  #disposed = false;
  #timer: Disposable | null = null;
  #turn: NodeJS.Immediate | null = null;

  constructor(
    direction: Exclude<FaultDirection, 'both'>,
    ends: { readonly from: Socket; readonly to: Socket },
    { clock, random }: { readonly clock: Clock; readonly random: Random },
    events: PipeEvents,
  ) {
    this.#direction = direction;
    this.#from = ends.from;
    this.#to = ends.to;
    this.#clock = clock;
    this.#random = random;
    this.#events = events;
    this.#from.on('data', this.take);
    this.#to.on('drain', this.#release);
    this.#to.on('close', this.#release);
  }

  /** Something of this direction has vanished: its stream can never be whole again. */
  get broken(): boolean {
    return this.#hasHole || this.#hasLostEnd;
  }

  /** From now on there is somebody to hand on to; until then everything is kept. */
  open(): void {
    this.#open = true;
    this.#release();
  }

  /** What is kept is treated as if it arrived now. */
  change(fault: Fault | null): void {
    this.#fault = fault;
    const kept = this.#queue;
    this.#queue = [];
    this.#heldBytes = 0;
    for (const { content } of kept) this.take(content);
    if (this.#hasLostEnd && !this.#swallows()) {
      this.#hasLostEnd = false;
      this.take('rst');
    }
    this.#release();
  }

  readonly take = (content: Content): void => {
    if (this.#disposed) return;
    if (this.#swallows()) this.#lose(content);
    else if (!this.#hasHole) this.#keep(content);
    // Behind a hole only the end of the connection can be told.
    else if (isEnd(content)) this.#keep('rst');
    this.#release();
  };

  dispose(): void {
    this.#disposed = true;
    this.#queue = [];
    this.#timer?.dispose();
    if (this.#turn !== null) clearImmediate(this.#turn);
    this.#from.off('data', this.take);
    this.#to.off('drain', this.#release);
    this.#to.off('close', this.#release);
  }

  #swallows(): boolean {
    const fault = this.#fault;
    return fault?.kind === 'blackhole' && (fault.direction === 'both' || fault.direction === this.#direction);
  }

  #lose(content: Content): void {
    if (isEnd(content)) {
      this.#hasLostEnd = true;
    } else if (!this.#hasHole) {
      this.#hasHole = true;
      this.#events.swallowed();
    }
  }

  #keep(content: Content): void {
    // Whatever is due before those ahead of it waits for them in the queue.
    this.#queue.push({ content, dueMs: this.#clock.monotonic() + this.#waitMs(content) });
    this.#heldBytes += PARCEL_BYTES + content.length;
  }

  #waitMs(content: Content): number {
    const fault = this.#fault;
    if (fault?.kind === 'delay') return fault.delayMs + this.#random.next() * (fault.jitterMs ?? 0);
    if (fault?.kind !== 'loss' || isEnd(content) || this.#random.next() >= fault.share) return 0;
    const stallMs = integerBetween(this.#random, SHORTEST_STALL_MS, LONGEST_STALL_MS);
    this.#events.stalled(stallMs);
    return stallMs;
  }

  readonly #release = (): void => {
    this.#timer?.dispose();
    this.#timer = null;
    const nowMs = this.#clock.monotonic();
    for (let head = this.#next(); head !== undefined; head = this.#next()) {
      if (head.dueMs > nowMs) {
        this.#timer = this.#clock.after(head.dueMs - nowMs, this.#release);
        break;
      }
      this.#deliver(head);
    }
    this.#readOrRest();
  };

  /** The next parcel, unless something other than its time holds it up. */
  #next(): Parcel | undefined {
    const heldUp = !this.#open || this.#turn !== null || this.#fault?.kind === 'freeze' || this.#to.writableNeedDrain;
    return heldUp ? undefined : this.#queue[0];
  }

  #deliver(parcel: Parcel): void {
    const { content } = parcel;
    if (this.#fault?.kind === 'slice' && !isEnd(content) && content.length > this.#fault.bytes) {
      this.#heldBytes -= this.#fault.bytes;
      parcel.content = content.subarray(this.#fault.bytes);
      this.#hand(content.subarray(0, this.#fault.bytes));
    } else {
      this.#queue.shift();
      this.#heldBytes -= PARCEL_BYTES + content.length;
      this.#hand(content);
    }
    if (this.#fault?.kind !== 'slice' || this.#disposed) return;
    this.#turn = setImmediate(() => {
      this.#turn = null;
      this.#release();
    });
  }

  #hand(content: Content): void {
    if (content === 'rst') this.#events.reset();
    else if (content === 'fin') this.#to.end();
    else if (!this.#to.destroyed) this.#to.write(content);
  }

  #readOrRest(): void {
    if (this.#heldBytes > MOST_HELD_BYTES) this.#from.pause();
    else if (this.#from.isPaused()) this.#from.resume();
  }
}

function isEnd(content: Content): content is CutKind {
  return typeof content === 'string';
}
