import type { AppError } from '#core/kernel/app-error';
import { appError } from '#core/kernel/app-error';
import type { Clock } from '#core/kernel/clock';
import { Disposer, disposable, type Disposable } from '#core/kernel/disposer';
import type { LogFiles } from '#main/ports/files';
import type { Logger } from '#main/ports/logger';
import { GroupCommit } from './group-commit';
import { ledgerView, NOTHING_COUNTED, totalOf, type DropReason, type LedgerView } from './ledger';
import { OutboxLog } from './log';
import type { Message } from './message';
import { DEFAULT_LIMITS, type Kinds, type Limits } from './policy';
import type { RecoveredSource } from './recovery';
import { SourceOutbox } from './source-outbox';

/** How often messages that are too old are looked for, and losses are logged. */
export const SWEEP_MS = 60_000;

export interface OutboxDeps<Kind extends string> {
  readonly files: LogFiles;
  readonly clock: Clock;
  readonly log: Logger;
  /** A new id that no other run makes. */
  readonly newId: () => string;
  /** Takes secrets out of a text that is shown. */
  readonly clean: (text: string) => string;
  readonly kinds: Kinds<Kind>;
  readonly limits?: Limits;
}

export type EnqueueResult =
  | {
      readonly accepted: true;
      readonly messageId: string;
      /** True once it survives a crash, or left the queue counted; false when the outbox was closed before. Never rejects. */
      readonly durable: Promise<boolean>;
    }
  | { readonly accepted: false; readonly reason: 'queue-full' | 'too-large' | 'not-json' | 'closed' };

/** A queued message as the settings window may show it. */
export interface InspectedMessage {
  readonly seq: number;
  readonly messageId: string;
  readonly kind: string;
  /** Ms since the epoch. */
  readonly atMs: number;
  readonly bytes: number;
  /** JSON text without secrets. */
  readonly body: string;
}

/**
 * What this app has to tell its backends: in order for each source, bounded, on disk, and counted. Everything answers at
 * once from memory; the disk follows in groups. Where a source has several connections, each of them is a source here,
 * with a name of its own.
 */
export class Outbox<Kind extends string> {
  readonly #deps: OutboxDeps<Kind>;
  readonly #sources = new Map<string, SourceOutbox>();
  readonly #disk: OutboxLog;
  readonly #commit: GroupCommit;
  readonly #listeners = new Set<(sourceId: string) => void>();
  readonly #timers = new Disposer();
  #problem: AppError | null = null;
  #lossesLogged = 0;
  #closed = false;

  /** Reads what an earlier run left. Never rejects: what cannot be read is logged, and kept where it is. */
  static async open<Kind extends string>(deps: OutboxDeps<Kind>): Promise<Outbox<Kind>> {
    const disk = new OutboxLog(deps.files, deps.log);
    const { sources } = await disk.load();
    return new Outbox(deps, disk, sources);
  }

  private constructor(deps: OutboxDeps<Kind>, disk: OutboxLog, recovered: readonly RecoveredSource[]) {
    this.#deps = deps;
    this.#disk = disk;
    this.#commit = new GroupCommit({
      clock: deps.clock,
      write: () => this.#write(),
      troubled: (cause) => {
        this.#onDisk(cause);
      },
    });
    for (const source of recovered) this.#sources.set(source.source, this.#make(source.source, source));
    this.#lossesLogged = losses(this.total);
    // A segment that is not whole is left behind at once.
    if (recovered.length > 0 && disk.wantsAll) void this.#commit.changed();
    this.#timers.add(
      deps.clock.every(SWEEP_MS, () => {
        this.#sweep();
      }),
    );
  }

  /** Why the disk does not follow; null when it does. Messages are sent all the same. */
  get problem(): AppError | null {
    return this.#problem;
  }

  get sourceIds(): readonly string[] {
    return [...this.#sources.keys()];
  }

  get total(): LedgerView {
    return totalOf([...this.#sources.values()].map((source) => source.ledger));
  }

  ledger(sourceId: string): LedgerView {
    return this.#sources.get(sourceId)?.ledger ?? ledgerView(NOTHING_COUNTED, 0);
  }

  /**
   * `key`, where the latest of a kind wins: what it is the latest of. `body`: anything that JSON can carry. `messageId`:
   * a new one without it; the same message in several queues has the same.
   */
  enqueue(sourceId: string, message: { kind: Kind; key?: string; body: unknown; messageId?: string }): EnqueueResult {
    if (this.#closed) return { accepted: false, reason: 'closed' };
    const body = jsonOrNull(message.body);
    if (body === null) return { accepted: false, reason: 'not-json' };
    let source = this.#withoutOld(sourceId);
    if (!source) this.#sources.set(sourceId, (source = this.#make(sourceId, null)));
    const messageId = message.messageId ?? this.#deps.newId();
    const admission = source.offer(messageId, message.kind, message.key ?? '', body);
    if (!admission.accepted) return admission;
    return { accepted: true, messageId, durable: this.#changed(sourceId) };
  }

  /** The first message behind `seq` (-1: the first of all) that is still worth sending. */
  after(sourceId: string, seq: number): Message | null {
    return this.#withoutOld(sourceId)?.after(seq) ?? null;
  }

  has(sourceId: string, seq: number): boolean {
    return this.#sources.get(sourceId)?.has(seq) ?? false;
  }

  /** The backend has it. Does nothing when it had left already. */
  acknowledge(sourceId: string, seq: number): void {
    if (this.#sources.get(sourceId)?.acknowledge(seq) === true) void this.#changed(sourceId);
  }

  /** Oldest first. */
  inspect(sourceId: string, limit: number): InspectedMessage[] {
    const shown: InspectedMessage[] = [];
    for (const { seq, id, kind, atMs, bytes, body } of this.#sources.get(sourceId)?.messages ?? []) {
      if (shown.length >= limit) break;
      shown.push({ seq, messageId: id, kind, atMs, bytes, body: this.#deps.clean(body) });
    }
    return shown;
  }

  /** Drops what waits for the source; returns how many messages. */
  clear(sourceId: string): number {
    return this.#drop(sourceId, 'cleared');
  }

  /** Drops what waits in queues of which this is not true: whom they are for does not exist any more. Their ledgers stay. */
  keepOnly(exists: (sourceId: string) => boolean): void {
    for (const id of this.#sources.keys()) if (!exists(id)) this.#drop(id, 'source-removed');
  }

  /** Called whenever a queue changed, with its source. */
  onChanged(listener: (sourceId: string) => void): Disposable {
    this.#listeners.add(listener);
    return disposable(() => this.#listeners.delete(listener));
  }

  /** Tries once to bring all to disk; true when all is there. */
  flush(): Promise<boolean> {
    return this.#commit.flush();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#timers.dispose();
    await this.#commit.close();
  }

  #make(sourceId: string, recovered: RecoveredSource | null): SourceOutbox {
    const { clock, kinds, limits } = this.#deps;
    return new SourceOutbox(sourceId, { clock, kinds, limits: limits ?? DEFAULT_LIMITS }, recovered);
  }

  /** A source, once it has let go of what is too old. */
  #withoutOld(sourceId: string): SourceOutbox | undefined {
    const source = this.#sources.get(sourceId);
    if (source?.expire() === true) void this.#changed(sourceId);
    return source;
  }

  #drop(sourceId: string, reason: DropReason): number {
    const dropped = this.#sources.get(sourceId)?.clear(reason) ?? 0;
    if (dropped > 0) void this.#changed(sourceId);
    return dropped;
  }

  #changed(sourceId: string): Promise<boolean> {
    const safe = this.#commit.changed();
    for (const listener of this.#listeners) listener(sourceId);
    return safe;
  }

  #write(): Promise<void> {
    const everything = this.#disk.wantsAll;
    const changed = [...this.#sources.values()].filter((source) => everything || source.dirty);
    const lines = changed.map((source) => source.lines(everything));
    return this.#disk.write(joined(lines));
  }

  #sweep(): void {
    for (const id of this.#sources.keys()) this.#withoutOld(id);
    const { dropped, expired, droppedBy } = this.total;
    if (dropped + expired === this.#lossesLogged) return;
    this.#lossesLogged = dropped + expired;
    this.#deps.log.warn('Messages to backends were lost so far', { ...droppedBy, expired });
  }

  #onDisk(cause: unknown): void {
    if (cause === null) this.#deps.log.info('Messages to backends are saved again');
    else if (this.#problem === null) this.#deps.log.warn('Messages to backends cannot be saved', { cause });
    this.#problem = cause === null ? null : CANNOT_SAVE;
  }
}

const CANNOT_SAVE = appError(
  'OUTBOX-1',
  'Messages to your servers cannot be saved on this computer. They are still sent, but a restart would lose them.',
  'Make room on the disk, and check that the app may write into its data folder.',
);

function losses({ dropped, expired }: LedgerView): number {
  return dropped + expired;
}

function* joined(all: readonly Iterable<string>[]): Generator<string> {
  for (const lines of all) yield* lines;
}

/** null for what JSON cannot carry. */
function jsonOrNull(value: unknown): string | null {
  try {
    const text: unknown = JSON.stringify(value);
    return typeof text === 'string' ? text : null;
  } catch {
    return null;
  }
}
