import type { Clock } from '#core/kernel/clock';
import { Ledger, ledgerView, NOTHING_COUNTED, type DropReason, type LedgerView } from './ledger';
import { messageBytes, type Message } from './message';
import { OrderedQueue } from './ordered-queue';
import { admit, overflowOf, type Admission, type Kinds, type Limits } from './policy';
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
    const keyed = overflowOf(kinds, kind) === 'latest-wins' ? key : null;
    const bytes = messageBytes(body, keyed);
    const admission = admit(this.#queue, { kind, key: keyed, bytes }, limits, kinds);
    if (!admission.accepted) return admission;
    this.#ledger.accept();
    for (const { message, reason } of admission.leaving) this.#drop(message, reason);
    const atMs = clock.now();
    const bornMs = clock.monotonic();
    this.#push({ seq: this.#next++, id, kind, key: keyed, atMs, bornMs, body, bytes });
    this.#dirty = true;
    return admission;
  }

  after(seq: number): Message | null {
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

  /** Lets go of what is too old; true when something was. */
  expire(): boolean {
    const { clock, limits } = this.#deps;
    const nowMs = clock.monotonic();
    if (nowMs < this.#nextExpiryMs) return false;
    this.#nextExpiryMs = Infinity;
    const before = this.#queue.count;
    for (const message of this.#queue.copyAfter(-1)) {
      const dueMs = message.bornMs + limits.maxAgeMs;
      if (nowMs < dueMs) this.#nextExpiryMs = Math.min(this.#nextExpiryMs, dueMs);
      else {
        this.#queue.remove(message.seq);
        this.#ledger.expire();
        this.#dirty = true;
      }
    }
    return this.#queue.count < before;
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

  /**
   * Bounds are left to the next message that comes: after a crash, messages may be back that had made room for others,
   * and those others were promised to be safe.
   */
  #restore(message: Message): void {
    const old = message.key === null ? null : this.#queue.latest(message.kind, message.key);
    if (old) this.#drop(old, 'superseded');
    this.#push(message);
  }

  #push(message: Message): void {
    this.#queue.push(message);
    this.#nextExpiryMs = Math.min(this.#nextExpiryMs, message.bornMs + this.#deps.limits.maxAgeMs);
  }

  #drop(message: Message, reason: DropReason): void {
    this.#queue.remove(message.seq);
    this.#ledger.drop(reason);
    this.#dirty = true;
  }
}
