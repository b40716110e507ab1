import type { SourceConfig } from '#core/config/schema';
import { isBoardEvent, type DomainEvent } from '#core/domain/events';
import { instant, type Clock, type Instant } from '#core/kernel/clock';
import { Disposer } from '#core/kernel/disposer';
import type { Random } from '#core/kernel/random';
import type { OutgoingMessage } from '#main/outbox/sender';
import type { Logger } from '#main/ports/logger';
import { Connection } from './connection/driver';
import type { ConnectionState } from './connection/machine';
import { trouble, type Reason } from './connection/reasons';
import { STATES } from './connection/states';
import { Diagnostics } from './diagnostics';
import type { Decoded, Dialect, WireMessage } from './dialects/dialect';
import { isFields } from './dialects/fields';
import { SnapshotReader, type Fetch } from './snapshot-reader';
import type { Transport, TransportFactory } from './transports/transport';

/** A silent source with a snapshot address is asked again after this time: a silent feed is not a fresh one. */
export const SILENCE_CHECK_MS = 20_000;
/** Channels that the source can do without are tried again this often while they are missing. */
export const MISSING_CHANNELS_RETRY_MS = 300_000;
/** Private messages count as "conversations now" for this long. */
const CONVERSATION_WINDOW_MS = 120_000;
const CONVERSATION_LIMIT = 500;
/** What diagnostics call the answer of `snapshotUrl`. */
const SNAPSHOT = 'snapshot';

/** Where a source's events go. Answers with a reason to doubt what we hold, or null. */
export interface SourceSink {
  apply(sourceId: string, events: readonly DomainEvent[]): string | null;
  /** State, counts or freshness changed. */
  changed(sourceId: string): void;
}

export interface SourceDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly fetch: Fetch;
  readonly log: Logger;
  readonly sink: SourceSink;
  readonly dialect: Dialect;
  readonly transport: TransportFactory;
  readonly token: () => string | null;
}

/** One configured backend connection: connection, dialect, snapshots and counts, kept together. */
export class Source {
  readonly config: SourceConfig;
  readonly diagnostics = new Diagnostics();
  readonly #deps: SourceDeps;
  readonly #transport: Transport;
  readonly #connection: Connection;
  readonly #snapshots: SnapshotReader | null;
  readonly #timers = new Disposer();
  #wantsReports = false;
  #conversations: number[] = [];
  #confirmed: Instant | null = null;
  #boardToldAtMs: number | null = null;
  #lastEventAtMs: number | null = null;
  #snapshotProblem: Reason | null = null;

  constructor(config: SourceConfig, deps: SourceDeps) {
    this.config = config;
    this.#deps = deps;
    const plan = deps.dialect.connect(config);
    this.#transport = deps.transport({ url: config.url, channels: plan.channels, token: deps.token });
    this.#snapshots =
      config.snapshotUrl === undefined
        ? null
        : new SnapshotReader({
            url: config.snapshotUrl,
            token: deps.token,
            fetch: deps.fetch,
            clock: deps.clock,
            apply: (body) => {
              this.#onSnapshot(body);
            },
            failed: (reason) => {
              this.#onSnapshotFailed(reason);
            },
          });
    this.#connection = new Connection({
      transport: this.#transport,
      clock: deps.clock,
      random: deps.random,
      needsSync: this.#snapshots !== null,
      listener: {
        changed: (state) => {
          this.#onState(state);
        },
        sync: () => {
          this.#snapshots?.readNow();
        },
        channelOpened: (channel) => {
          for (const join of plan.joins) {
            if (join.channel === channel) this.#transport.send(join.channel, join.event, join.args);
          }
        },
        message: (channel, event, args) => {
          this.#onMessage(channel, event, args);
        },
        probe: (answered) => {
          this.#greet(plan.greeting, answered);
        },
      },
    });
  }

  get state(): ConnectionState {
    return this.#connection.state;
  }

  get nextAttemptAtMs(): number | null {
    return this.#connection.nextAttemptAtMs;
  }

  get reconnects(): number {
    return this.#connection.reconnects;
  }

  /** Round trip to the backend, ms; null when it has not answered in this connection. */
  get latencyMs(): number | null {
    return this.#connection.latencyMs;
  }

  /** When the backend last confirmed the data, ms since the epoch. */
  get confirmedAtMs(): number | null {
    return this.#confirmed?.wallMs ?? null;
  }

  /** The same on both clocks. */
  get confirmed(): Instant | null {
    return this.#confirmed;
  }

  get lastEventAtMs(): number | null {
    return this.#lastEventAtMs;
  }

  /** What is wrong now: the connection, also while it is tried again, or else the snapshot address. */
  get problem(): Reason | null {
    const { reason } = this.state;
    return reason.trouble === null ? this.#snapshotProblem : reason;
  }

  /** Has the backend, in this connection, asked to be told what this display does? */
  get wantsReports(): boolean {
    return this.#wantsReports;
  }

  /** Hands a report to the backend; false when it cannot be handed over now. */
  report(message: OutgoingMessage, onAck: () => void): boolean {
    const { channel, event, args } = this.#deps.dialect.encode(message);
    return this.#transport.send(channel, event, args, (answer) => {
      if (!isFields(answer) || answer['ok'] !== false) onAck();
    });
  }

  conversations(nowMs: number): number {
    this.#conversations = this.#conversations.filter((atMs) => nowMs - atMs < CONVERSATION_WINDOW_MS);
    return this.#conversations.length;
  }

  start(): void {
    const { clock } = this.#deps;
    this.#timers.add(
      clock.every(SILENCE_CHECK_MS, () => {
        this.#checkSilence();
      }),
    );
    this.#timers.add(
      clock.every(MISSING_CHANNELS_RETRY_MS, () => {
        if (STATES[this.state.name].maySend) this.#transport.openMissing();
      }),
    );
    this.#connection.start();
  }

  reconnect(): void {
    this.#connection.reconnect();
  }

  stop(): void {
    this.#timers.dispose();
    this.#snapshots?.cancel();
    this.#connection.stop();
  }

  #onState(state: ConnectionState): void {
    this.#deps.log.info('Source state', { source: this.config.id, state: state.name, reason: state.reason.detail });
    if (!STATES[state.name].maySend) {
      this.#snapshots?.cancel();
      this.#wantsReports = false;
    }
    if (state.name === 'connecting') this.diagnostics.forgetRefusedRooms();
    this.#deps.sink.changed(this.config.id);
  }

  #greet({ channel, event, args }: WireMessage, answered: () => void): void {
    this.#transport.send(channel, event, args, (answer) => {
      answered();
      const wanted = isFields(answer) && answer['reports'] === true;
      if (wanted === this.#wantsReports) return;
      this.#wantsReports = wanted;
      this.#deps.sink.changed(this.config.id);
    });
  }

  #onMessage(channel: string, event: string, args: readonly unknown[]): void {
    const nowMs = this.#deps.clock.now();
    const decoded = this.#safely(event, nowMs, () =>
      this.#deps.dialect.decode({ channel, event, args }, { config: this.config, nowMs }),
    );
    if (decoded !== null) this.#take(decoded, event, nowMs);
    this.#deps.sink.changed(this.config.id);
  }

  /** Counts, and applies what there is to apply. */
  #take(decoded: Decoded, event: string, nowMs: number): void {
    switch (decoded.kind) {
      case 'unknown':
        this.diagnostics.unknown(nowMs);
        return;
      case 'refused-room':
        this.diagnostics.roomRefused(decoded.message);
        this.#deps.log.warn('The server refused a room', { source: this.config.id, message: decoded.message });
        return;
      case 'understood':
        if (decoded.rejections.length > 0) this.diagnostics.rejected(event, decoded.rejections, nowMs);
        // An empty list is good news without any: nobody moved.
        if (decoded.events.length > 0 || decoded.rejections.length === 0) this.#apply(decoded.events, event, nowMs);
    }
  }

  #apply(events: readonly DomainEvent[], event: string, nowMs: number): void {
    const doubt = this.#safely(event, nowMs, () => ({ why: this.#deps.sink.apply(this.config.id, events) }));
    if (doubt === null) return;
    this.diagnostics.applied(1, nowMs);
    this.#lastEventAtMs = nowMs;
    this.#countConversations(events, nowMs);
    // Private talk proves that the server lives, not that what the wall shows is right.
    if (events.some((one) => one.kind !== 'private')) this.#confirmed = instant(this.#deps.clock);
    if (events.some(isBoardEvent)) this.#boardToldAtMs = nowMs;
    this.#connection.heard();
    if (events.some((one) => one.kind === 'snapshot')) this.#snapshots?.overtaken();
    const increments = events.some((one) => one.kind === 'moves' || one.kind === 'values');
    if (increments || doubt.why !== null) this.#snapshots?.askSoon();
  }

  /** A fault of ours in one message must not end the rest: it is counted as rejected, and logged. */
  #safely<T>(event: string, nowMs: number, act: () => T): T | null {
    try {
      return act();
    } catch (cause) {
      this.diagnostics.rejected(event, ['the wall failed to take this message in'], nowMs);
      const error = cause instanceof Error ? cause.message : 'unknown';
      this.#deps.log.error('A message could not be taken in', { source: this.config.id, event, error });
      return null;
    }
  }

  #countConversations(events: readonly DomainEvent[], nowMs: number): void {
    const heard = events.filter((event) => event.kind === 'private').length;
    if (heard === 0) return;
    this.#conversations = [...this.#conversations, ...Array<number>(heard).fill(nowMs)].slice(-CONVERSATION_LIMIT);
  }

  #onSnapshot(body: unknown): void {
    const nowMs = this.#deps.clock.now();
    const { dialect, sink } = this.#deps;
    const applied = this.#safely(SNAPSHOT, nowMs, () => {
      const decoded = dialect.decodeSnapshot(body, { config: this.config, nowMs });
      if (decoded.kind !== 'understood') return false;
      if (decoded.rejections.length > 0) this.diagnostics.rejected(SNAPSHOT, decoded.rejections, nowMs);
      if (decoded.events.length > 0) sink.apply(this.config.id, decoded.events);
      return decoded.events.length > 0;
    });
    if (applied !== true) {
      this.#onSnapshotFailed(trouble('not-a-scoreboard', 'the snapshot holds no list of entries'));
      return;
    }
    this.#snapshotProblem = null;
    this.#confirmed = instant(this.#deps.clock);
    this.#boardToldAtMs = nowMs;
    this.#connection.heard();
    this.#connection.synced();
    sink.changed(this.config.id);
  }

  /** The connection may be good all the same: the board then lives on increments. */
  #onSnapshotFailed(reason: Reason): void {
    const known = this.#snapshotProblem?.detail === reason.detail;
    this.#snapshotProblem = reason;
    if (!known) {
      this.#deps.log.warn('The snapshot could not be read', { source: this.config.id, reason: reason.detail });
    }
    this.#connection.synced();
    this.#deps.sink.changed(this.config.id);
  }

  #checkSilence(): void {
    if (!STATES[this.state.name].maySend || !this.#snapshots) return;
    const quietMs = this.#deps.clock.now() - (this.#boardToldAtMs ?? 0);
    if (quietMs >= SILENCE_CHECK_MS || quietMs < 0) this.#snapshots.readNow();
  }
}
