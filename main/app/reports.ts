import type { Freshness } from '#core/domain/freshness';
import type { AppError } from '#core/kernel/app-error';
import type { Clock } from '#core/kernel/clock';
import { Disposer } from '#core/kernel/disposer';
import { STATES } from '#main/feed/connection/states';
import type { Source } from '#main/feed/source';
import { ledgerView, NOTHING_COUNTED, type LedgerView } from '#main/outbox/ledger';
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

/** As much of a source as is needed here. */
type Asking = Pick<Source, 'wantsReports' | 'report'> & { readonly state: Pick<Source['state'], 'name'> };

export interface ReportsDeps {
  readonly clock: Clock;
  readonly files: LogFiles;
  readonly log: Logger;
  readonly newId: () => string;
  readonly clean: (text: string) => string;
  readonly feed: { readonly source: (id: string) => Asking | null };
  readonly status: (sourceId: string) => DisplayStatus;
}

/**
 * What this display tells the backends that asked for it: which celebrations were on screen, and how it is. A backend asks
 * by its answer to the dialect's greeting; one that does not is told nothing, and nothing waits for it.
 */
export class Reports {
  readonly #deps: ReportsDeps;
  readonly #senders = new Map<string, OutboxSender>();
  /** Sources that have asked for reports in this run. */
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
    return this.#outbox?.ledger(sourceId) ?? ledgerView(NOTHING_COUNTED, 0);
  }

  /** What waits for a source, oldest first, and how often each was sent in this run. */
  waiting(sourceId: string, limit: number): (InspectedMessage & { readonly tries: number })[] {
    const sender = this.#senders.get(sourceId);
    const messages = this.#outbox?.inspect(sourceId, limit) ?? [];
    return messages.map((message) => ({ ...message, tries: sender?.tries(message.seq) ?? 0 }));
  }

  /** Drops what waits for a source; returns how many messages. */
  clear(sourceId: string): number {
    return this.#outbox?.clear(sourceId) ?? 0;
  }

  /** State or wishes of a source changed. */
  sourceChanged(sourceId: string): void {
    const source = this.#deps.feed.source(sourceId);
    if (source?.wantsReports === true && STATES[source.state.name].maySend) {
      this.#asked.add(sourceId);
      this.#senderOf(sourceId)?.resume();
    } else {
      this.#senders.get(sourceId)?.pause();
      // While it is not connected, or has not answered yet, what it asked for waits for it.
      if (source === null || source.wantsReports === false) this.#forgetWish(sourceId);
    }
  }

  /** A wall showed it. To be told once of each. */
  celebrationShown(sourceId: string, celebrationId: string): void {
    this.#tell(sourceId, 'celebration-shown', { celebrationId });
  }

  /** To be called every second or so. */
  tellStatus(): void {
    const nowMs = this.#deps.clock.monotonic();
    for (const sourceId of this.#asked) {
      // Disabled: it left without a word.
      if (this.#deps.feed.source(sourceId) === null) {
        this.#forgetWish(sourceId);
        continue;
      }
      const status = this.#deps.status(sourceId);
      const text = JSON.stringify(status);
      const told = this.#told.get(sourceId);
      if (told?.text === text && nowMs - told.atMs < STATUS_PERIOD_MS) continue;
      this.#told.set(sourceId, { text, atMs: nowMs });
      this.#tell(sourceId, 'display-status', status);
    }
  }

  /** The configuration has these sources now. */
  keepOnly(sourceIds: readonly string[]): void {
    const kept = new Set(sourceIds);
    for (const [id, sender] of this.#senders) {
      if (kept.has(id)) continue;
      sender.dispose();
      this.#senders.delete(id);
      this.#forgetWish(id);
    }
    this.#outbox?.keepOnly(kept);
  }

  async close(): Promise<void> {
    this.#held.dispose();
    for (const sender of this.#senders.values()) sender.dispose();
    this.#senders.clear();
    await this.#outbox?.close();
  }

  #forgetWish(sourceId: string): void {
    this.#asked.delete(sourceId);
    this.#told.delete(sourceId);
  }

  #tell(sourceId: string, kind: ReportKind, body: unknown): void {
    if (!this.#asked.has(sourceId)) return;
    const key = REPORT_KINDS[kind] === 'latest-wins' ? { key: DISPLAY_KEY } : {};
    this.#outbox?.enqueue(sourceId, { kind, body, ...key });
  }

  #senderOf(sourceId: string): OutboxSender | null {
    const known = this.#senders.get(sourceId);
    if (known) return known;
    if (!this.#outbox) return null;
    const sender = new OutboxSender({
      clock: this.#deps.clock,
      outbox: this.#outbox,
      sourceId,
      send: (message, onAck) => this.#deps.feed.source(sourceId)?.report(message, onAck) ?? false,
    });
    this.#senders.set(sourceId, sender);
    return sender;
  }
}
