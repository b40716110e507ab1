import type { Clock } from '#core/kernel/clock';
import { Disposer, type Disposable } from '#core/kernel/disposer';
import type { Message } from './message';

/** Messages sent and not yet acknowledged, at most. */
export const WINDOW = 32;
/** More than this are not sent in one turn of the event loop; the next turn comes after a pause. */
export const SENT_PER_TURN = 64;
const TURN_PAUSE_MS = 1;
/** A message without an answer is sent again after this, then after twice as long each time. */
export const ACK_TIMEOUT_MS = 10_000;
export const ACK_TIMEOUT_LAST_MS = 300_000;
/** A transport that took nothing is asked again after this. */
export const BLOCKED_RETRY_MS = 1_000;

export interface OutgoingMessage {
  readonly messageId: string;
  readonly kind: string;
  /** When it happened, ms since the epoch. */
  readonly atMs: number;
  readonly body: unknown;
}

/** Hands a message to the backend; false when it cannot be handed over now. `onAck`: the backend says that it has it. */
export type Send = (message: OutgoingMessage, onAck: () => void) => boolean;

/** As much of the outbox as a sender needs. */
export interface Deliveries {
  after(sourceId: string, seq: number): Message | null;
  has(sourceId: string, seq: number): boolean;
  acknowledge(sourceId: string, seq: number): void;
  onChanged(listener: (sourceId: string) => void): Disposable;
}

export interface OutboxSenderDeps {
  readonly clock: Clock;
  readonly outbox: Deliveries;
  readonly sourceId: string;
  readonly send: Send;
  readonly windowSize?: number;
}

interface InFlight {
  readonly message: Message;
  attempts: number;
  dueMs: number;
}

/**
 * Sends what waits for one source while the source may send: in order, several in flight, each again until it is
 * acknowledged or leaves the outbox. After a new connection it starts again at the first without an answer.
 */
export class OutboxSender {
  readonly #deps: OutboxSenderDeps;
  readonly #window: number;
  readonly #held = new Disposer();
  /** By `seq`, in order. */
  readonly #inFlight = new Map<number, InFlight>();
  /** By `seq`: how often what still waits was sent in this run, over all connections. */
  readonly #tries = new Map<number, number>();
  #running = false;
  #pumping = false;
  /** Everything up to here was sent in this connection. */
  #sentUpTo = -1;
  #leftThisTurn = SENT_PER_TURN;
  #turn: Disposable | null = null;
  #timeout: Disposable | null = null;
  #timeoutAtMs = Infinity;

  constructor(deps: OutboxSenderDeps) {
    this.#deps = deps;
    this.#window = deps.windowSize ?? WINDOW;
    this.#held.add(
      deps.outbox.onChanged((sourceId) => {
        if (sourceId === deps.sourceId) this.#pump();
      }),
    );
  }

  /** Sent and not yet answered. */
  get inFlight(): number {
    return this.#inFlight.size;
  }

  /** How often a message that still waits was sent in this run. */
  tries(seq: number): number {
    return this.#tries.get(seq) ?? 0;
  }

  /** The source may send. Does nothing when it could before. */
  resume(): void {
    if (this.#running || this.#held.disposed) return;
    this.#running = true;
    this.#sentUpTo = -1;
    this.#forgetLeft();
    this.#pump();
  }

  /** The source may not send any more; what has no answer yet is sent again later. */
  pause(): void {
    this.#running = false;
    this.#inFlight.clear();
    this.#stopTimers();
  }

  dispose(): void {
    this.pause();
    this.#held.dispose();
  }

  #pump(): void {
    // An answer may come while a message is handed over.
    if (!this.#running || this.#pumping) return;
    this.#pumping = true;
    try {
      while (this.#sendNext());
    } finally {
      this.#pumping = false;
    }
  }

  /** False when nothing more can be sent now. */
  #sendNext(): boolean {
    const { outbox, sourceId, clock } = this.#deps;
    if (this.#inFlight.size >= this.#window) this.#forgetLeft();
    if (this.#inFlight.size >= this.#window) return false;
    const message = outbox.after(sourceId, this.#sentUpTo);
    if (message === null || !this.#mayThisTurn()) return false;
    const flight = { message, attempts: 1, dueMs: clock.monotonic() + ACK_TIMEOUT_MS };
    this.#inFlight.set(message.seq, flight);
    this.#sentUpTo = message.seq;
    const sent = this.#handOver(message);
    // Handing it over may have shown that the connection is gone.
    if (!this.#running) return false;
    this.#awaitAnswers(flight.dueMs);
    if (sent) return true;
    this.#inFlight.delete(message.seq);
    this.#sentUpTo = message.seq - 1;
    this.#leftThisTurn = 0;
    this.#nextTurn(BLOCKED_RETRY_MS);
    return false;
  }

  #handOver(message: Message): boolean {
    const { seq, id, kind, atMs, body } = message;
    const tries = this.tries(seq);
    // Before it is sent: the answer may come at once.
    this.#tries.set(seq, tries + 1);
    const sent = this.#deps.send({ messageId: id, kind, atMs, body: JSON.parse(body) as unknown }, () => {
      this.#onAck(seq);
    });
    if (!sent) this.#tries.set(seq, tries);
    return sent;
  }

  /** Also from a connection that is gone: the backend has it all the same. */
  #onAck(seq: number): void {
    this.#inFlight.delete(seq);
    this.#tries.delete(seq);
    // The outbox tells of the change, and that sends the next.
    this.#deps.outbox.acknowledge(this.#deps.sourceId, seq);
    this.#pump();
  }

  #awaitAnswers(firstDueMs: number): void {
    if (firstDueMs >= this.#timeoutAtMs) return;
    this.#timeout?.dispose();
    this.#timeoutAtMs = firstDueMs;
    this.#timeout = this.#deps.clock.after(firstDueMs - this.#deps.clock.monotonic(), () => {
      this.#timeoutAtMs = Infinity;
      this.#sendAgain();
    });
  }

  #sendAgain(): void {
    this.#forgetLeft();
    const nowMs = this.#deps.clock.monotonic();
    let firstDueMs = Infinity;
    for (const flight of [...this.#inFlight.values()]) {
      const { seq } = flight.message;
      if (flight.dueMs <= nowMs && this.#inFlight.has(seq)) {
        const sent = this.#handOver(flight.message);
        if (sent) flight.attempts++;
        flight.dueMs = nowMs + (sent ? answerTimeMs(flight.attempts) : BLOCKED_RETRY_MS);
      }
      if (this.#inFlight.has(seq)) firstDueMs = Math.min(firstDueMs, flight.dueMs);
    }
    if (firstDueMs < Infinity) this.#awaitAnswers(firstDueMs);
    this.#pump();
  }

  /** What was dropped or expired waits for no answer. */
  #forgetLeft(): void {
    for (const seq of [...this.#tries.keys()]) {
      if (this.#deps.outbox.has(this.#deps.sourceId, seq)) continue;
      this.#inFlight.delete(seq);
      this.#tries.delete(seq);
    }
  }

  #mayThisTurn(): boolean {
    if (this.#turn === null) {
      this.#leftThisTurn = SENT_PER_TURN;
      this.#nextTurn(TURN_PAUSE_MS);
    }
    return this.#leftThisTurn-- > 0;
  }

  #nextTurn(afterMs: number): void {
    this.#turn?.dispose();
    this.#turn = this.#deps.clock.after(afterMs, () => {
      this.#turn = null;
      this.#pump();
    });
  }

  #stopTimers(): void {
    this.#turn?.dispose();
    this.#turn = null;
    this.#timeout?.dispose();
    this.#timeout = null;
    this.#timeoutAtMs = Infinity;
  }
}

function answerTimeMs(attempts: number): number {
  return Math.min(ACK_TIMEOUT_LAST_MS, ACK_TIMEOUT_MS * 2 ** (attempts - 1));
}
