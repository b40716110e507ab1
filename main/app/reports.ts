import type { Freshness } from '#core/domain/freshness';
import type { AppError } from '#core/kernel/app-error';
import type { Clock } from '#core/kernel/clock';
import { Disposer } from '#core/kernel/disposer';
import { STATES } from '#main/feed/connection/states';
import type { SourceConnection } from '#main/feed/source';
import { ledgerView, NOTHING_COUNTED, totalOf, type LedgerView } from '#main/outbox/ledger';
import { Outbox, type InspectedMessage } from '#main/outbox/outbox';
import { REPORT_KINDS, type ReportKind } from '#main/outbox/reports';
import { OutboxSender } from '#main/outbox/sender';
import type { LogFiles } from '#main/ports/files';
import type { Logger } from '#main/ports/logger';

/** A display tells how it is when that changes, and at least this often. */
const STATUS_PERIOD_MS = 60_000;
const DISPLAY_KEY = 'display';

/** What a backend may know of this display: never what is on other sources' boards. */
export interface DisplayStatus {
  readonly wall: string;
  readonly freshness: Freshness;
  readonly scene: string;
  readonly walls: number;
}

/** As much of a source as is needed here: its connections, the main one first. */
interface Asking {
  readonly connections: readonly AskingConnection[];
}
type AskingConnection = Pick<SourceConnection, 'name' | 'wantsReports' | 'report'> & {
  readonly state: Pick<SourceConnection['state'], 'name'>;
};

export interface ReportsDeps {
  readonly clock: Clock;
  readonly files: LogFiles;
  readonly log: Logger;
  readonly newId: () => string;
  readonly clean: (text: string) => string;
  readonly feed: { readonly source: (id: string) => Asking | null };
  readonly status: (sourceId: string) => DisplayStatus;
}

/** Source ids hold none. */
const OF_CONNECTION = '/';

/**
 * What this display tells the backends that asked for it: which celebrations were on screen, and how it is. A backend asks
 * by its answer to the dialect's greeting; one that does not is told nothing, and nothing waits for it.
 *
 * Each connection of a source asks for itself and has a queue of its own, so that one that is dead holds up no other. What
 * is told on several has the same id on all of them. The main connection's queue is called by the source's id.
 */
export class Reports {
  readonly #deps: ReportsDeps;
  /** By queue. */
  readonly #senders = new Map<string, OutboxSender>();
  /** Queues of the connections that have asked for reports in this run. */
  readonly #asked = new Set<string>();
  readonly #told = new Map<string, { readonly text: string; readonly atMs: number }>();
  readonly #held = new Disposer();
  #outbox: Outbox<ReportKind> | null = null;

  constructor(deps: ReportsDeps) {
    this.#deps = deps;
  }

  /** Reads what an earlier run left. Never rejects. */
  async open(): Promise<void> {
    const { files, clock, log, newId, clean } = this.#deps;
    const outbox = await Outbox.open<ReportKind>({ files, clock, log, newId, clean, kinds: REPORT_KINDS });
    if (this.#held.disposed) await outbox.close();
    else this.#outbox = outbox;
  }

  get ledger(): LedgerView {
    return this.#outbox?.total ?? ledgerView(NOTHING_COUNTED, 0);
  }

  /** Why the disk does not follow; null when it does. */
  get problem(): AppError | null {
    return this.#outbox?.problem ?? null;
  }

  /** Of one source, over all runs. */
  ledgerOf(sourceId: string): LedgerView {
    const outbox = this.#outbox;
    const ledgers = outbox === null ? [] : this.#queuesOf(sourceId).map((queue) => outbox.ledger(queue));
    return ledgers.length === 0 ? ledgerView(NOTHING_COUNTED, 0) : totalOf(ledgers);
  }

  /** What waits for a source, oldest first, and how often each was sent in this run. */
  waiting(sourceId: string, limit: number): (InspectedMessage & { readonly tries: number })[] {
    const waiting = this.#queuesOf(sourceId).flatMap((queue) => {
      const sender = this.#senders.get(queue);
      const messages = this.#outbox?.inspect(queue, limit) ?? [];
      return messages.map((message) => ({ ...message, tries: sender?.tries(message.seq) ?? 0 }));
    });
    return waiting.sort((a, b) => a.atMs - b.atMs).slice(0, limit);
  }

  /** Drops what waits for a source; returns how many messages. */
  clear(sourceId: string): number {
    return this.#queuesOf(sourceId).reduce((sum, queue) => sum + (this.#outbox?.clear(queue) ?? 0), 0);
  }

  /** State or wishes of a source changed. */
  sourceChanged(sourceId: string): void {
    const source = this.#deps.feed.source(sourceId);
    if (source === null) for (const queue of this.#queuesOf(sourceId)) this.#leave(queue);
    else for (const connection of source.connections) this.#connectionChanged(sourceId, source, connection);
  }

  /** A wall showed it. To be told once of each. */
  celebrationShown(sourceId: string, celebrationId: string): void {
    this.#tell(this.#askedBy(sourceId), 'celebration-shown', { celebrationId });
  }

  /** To be called every second or so. */
  tellStatus(): void {
    const nowMs = this.#deps.clock.monotonic();
    for (const sourceId of new Set([...this.#asked].map(sourceOf))) {
      const asked = this.#askedBy(sourceId);
      // Disabled: it left without a word.
      if (this.#deps.feed.source(sourceId) === null) {
        for (const queue of asked) this.#forgetWish(queue);
        continue;
      }
      const status = this.#deps.status(sourceId);
      const text = JSON.stringify(status);
      const due = asked.filter((queue) => {
        const told = this.#told.get(queue);
        return told?.text !== text || nowMs - told.atMs >= STATUS_PERIOD_MS;
      });
      for (const queue of due) this.#told.set(queue, { text, atMs: nowMs });
      this.#tell(due, 'display-status', status);
    }
  }

  /** The configuration has these sources now. */
  keepOnly(sourceIds: readonly string[]): void {
    const exists = (queue: string): boolean => {
      const sourceId = sourceOf(queue);
      const running = this.#deps.feed.source(sourceId);
      if (!sourceIds.includes(sourceId)) return false;
      return running === null || running.connections.some((one) => queueOf(sourceId, running, one) === queue);
    };
    for (const [queue, sender] of this.#senders) {
      if (exists(queue)) continue;
      sender.dispose();
      this.#senders.delete(queue);
      this.#forgetWish(queue);
    }
    this.#outbox?.keepOnly(exists);
  }

  async close(): Promise<void> {
    this.#held.dispose();
    for (const sender of this.#senders.values()) sender.dispose();
    this.#senders.clear();
    await this.#outbox?.close();
  }

  #connectionChanged(sourceId: string, source: Asking, connection: AskingConnection): void {
    const queue = queueOf(sourceId, source, connection);
    if (connection.wantsReports === true && STATES[connection.state.name].maySend) {
      this.#asked.add(queue);
      this.#senderOf(queue)?.resume();
    } else {
      this.#senders.get(queue)?.pause();
      // While it is not connected, or has not answered yet, what it asked for waits for it.
      if (connection.wantsReports === false) this.#forgetWish(queue);
    }
  }

  #leave(queue: string): void {
    this.#senders.get(queue)?.pause();
    this.#forgetWish(queue);
  }

  #forgetWish(queue: string): void {
    this.#asked.delete(queue);
    this.#told.delete(queue);
  }

  #askedBy(sourceId: string): readonly string[] {
    return [...this.#asked].filter((queue) => sourceOf(queue) === sourceId);
  }

  /** All that there are, also of connections that have not asked in this run. */
  #queuesOf(sourceId: string): readonly string[] {
    const known = new Set([...(this.#outbox?.sourceIds ?? []), ...this.#senders.keys(), ...this.#asked]);
    return [...known].filter((queue) => sourceOf(queue) === sourceId);
  }

  #tell(queues: readonly string[], kind: ReportKind, body: unknown): void {
    const messageId = this.#deps.newId();
    const key = REPORT_KINDS[kind] === 'latest-wins' ? { key: DISPLAY_KEY } : {};
    for (const queue of queues) this.#outbox?.enqueue(queue, { kind, body, messageId, ...key });
  }

  #senderOf(queue: string): OutboxSender | null {
    const known = this.#senders.get(queue);
    if (known) return known;
    if (!this.#outbox) return null;
    const { clock, feed } = this.#deps;
    const sourceId = sourceOf(queue);
    const sender = new OutboxSender({
      clock,
      outbox: this.#outbox,
      sourceId: queue,
      send: (message, onAck) => {
        const source = feed.source(sourceId);
        const connection = source?.connections.find((one) => queueOf(sourceId, source, one) === queue);
        return connection?.report(message, onAck) ?? false;
      },
    });
    this.#senders.set(queue, sender);
    return sender;
  }
}

function queueOf(sourceId: string, { connections: [main] }: Asking, { name }: { readonly name: string }): string {
  return name === main?.name ? sourceId : `${sourceId}${OF_CONNECTION}${name}`;
}

const sourceOf = (queue: string): string => queue.split(OF_CONNECTION, 1)[0] ?? queue;
