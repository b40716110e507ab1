import type { Clock } from '#core/kernel/clock';
import { Ledger, ledgerView, NOTHING_COUNTED, type DropReason, type LedgerView } from './ledger';
import { messageBytes, type Message } from './message';
import { OrderedQueue } from './ordered-queue';
import { admit, overflowOf, type Admission, type Kinds, type Leaving, type Limits } from './policy';
import type { RecoveredSource } from './recovery';
import { markLine, messageOf, putLine } from './segment';

export interface SourceOutboxDeps {
  readonly clock: Clock;
  readonly kinds: Kinds<string>;
  readonly limits: Limits;
}

/** What waits for one source, and the ledger of what does not wait any more. In memory; the disk is told by `lines`. */
export class SourceOutbox {
  readonly #source: string;
  readonly #deps: SourceOutboxDeps;
  readonly #queue = new OrderedQueue();
  readonly #ledger: Ledger;
  #next: number;
  #writtenBelow: number;
  #dirty = false;
  /** No message is too old before this, on the monotonic clock. */
  #nextExpiryMs = Infinity;

  constructor(source: string, deps: SourceOutboxDeps, recovered: RecoveredSource | null) {
    this.#source = source;
    this.#deps = deps;
    this.#ledger = new Ledger(recovered?.counts ?? NOTHING_COUNTED);
    this.#next = recovered?.next ?? 0;
    this.#writtenBelow = this.#next;
    const now = { wallMs: deps.clock.now(), monotonicMs: deps.clock.monotonic() };
    for (const put of recovered?.puts ?? []) this.#restore(messageOf(put, now));
  }

  /** Something changed since `lines` was last asked for. */
  get dirty(): boolean {
    return this.#dirty;
  }

  get ledger(): LedgerView {
    return ledgerView(this.#ledger.counts, this.#queue.count);
  }

  /** Oldest first. */
  get messages(): Iterable<Message> {
    return this.#queue;
  }

  /** `body`: JSON text. */
  offer(id: string, kind: string, key: string, body: string): Admission {
    const { clock, kinds, limits } = this.#deps;
    this.expire();
    const keyed = overflowOf(kinds, kind) === 'latest-wins' ? key : null;
    const bytes = messageBytes(body, keyed);
    const admission = admit(this.#queue, { kind, key: keyed, bytes }, limits, kinds);
    if (!admission.accepted) return admission;
    this.#ledger.accept();
    this.#leave(admission.leaving);
    const atMs = clock.now();
    const bornMs = clock.monotonic();
    this.#push({ seq: this.#next++, id, kind, key: keyed, atMs, bornMs, body, bytes });
    return admission;
  }

  after(seq: number): Message | null {
    this.expire();
    return this.#queue.after(seq);
  }

  has(seq: number): boolean {
    return this.#queue.has(seq);
  }

  /** false when it had left already. */
  acknowledge(seq: number): boolean {
    if (!this.#queue.remove(seq)) return false;
    this.#ledger.ack();
    this.#dirty = true;
    return true;
  }

  /** Drops all; returns how many. */
  clear(reason: DropReason): number {
    const all = this.#queue.copyAfter(-1);
    for (const message of all) this.#drop(message, reason);
    return all.length;
  }

  /** Lets go of what is too old. */
  expire(): void {
    const { clock, limits } = this.#deps;
    const nowMs = clock.monotonic();
    if (nowMs < this.#nextExpiryMs) return;
    this.#nextExpiryMs = Infinity;
    for (const message of this.#queue.copyAfter(-1)) {
      const dueMs = message.bornMs + limits.maxAgeMs;
      if (nowMs < dueMs) this.#nextExpiryMs = Math.min(this.#nextExpiryMs, dueMs);
      else {
        this.#queue.remove(message.seq);
        this.#ledger.expire();
        this.#dirty = true;
      }
    }
  }

  /**
   * What the disk must be told: everything, or what changed since the last time. It is as things stand now, though it is
   * encoded only as it is taken.
   */
  lines(everything: boolean): Iterable<string> {
    const messages = this.#queue.copyAfter(everything ? -1 : this.#writtenBelow - 1);
    const mark = { next: this.#next, queued: this.#queue.ranges(), counts: this.#ledger.counts };
    this.#writtenBelow = this.#next;
    this.#dirty = false;
    const source = this.#source;
    return (function* () {
      for (const message of messages) yield putLine(source, message);
      yield markLine(source, mark);
    })();
  }

  /** Bounds may have become narrower; a kind that refuses stays all the same. */
  #restore(message: Message): void {
    const admission = admit(this.#queue, message, this.#deps.limits, this.#deps.kinds);
    if (admission.accepted) this.#leave(admission.leaving);
    this.#push(message);
    if (!admission.accepted && overflowOf(this.#deps.kinds, message.kind) !== 'refuse')
      this.#drop(message, 'queue-full');
  }

  #push(message: Message): void {
    this.#queue.push(message);
    this.#nextExpiryMs = Math.min(this.#nextExpiryMs, message.bornMs + this.#deps.limits.maxAgeMs);
    this.#dirty = true;
  }

  #leave(leaving: readonly Leaving[]): void {
    for (const { message, reason } of leaving) this.#drop(message, reason);
  }

  #drop(message: Message, reason: DropReason): void {
    this.#queue.remove(message.seq);
    this.#ledger.drop(reason);
    this.#dirty = true;
  }
}
