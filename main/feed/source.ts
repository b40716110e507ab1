import type { SourceConfig } from '#core/config/schema';
import type { DomainEvent } from '#core/domain/events';
import type { Clock, Instant } from '#core/kernel/clock';
import { Disposer } from '#core/kernel/disposer';
import type { Random } from '#core/kernel/random';
import type { OutgoingMessage } from '#main/outbox/sender';
import type { Logger } from '#main/ports/logger';
import type { ConnectionState } from './connection/machine';
import { trouble, type Reason } from './connection/reasons';
import { STATES } from './connection/states';
import { Diagnostics } from './diagnostics';
import type { ConnectionPlan, Dialect, WireMessage } from './dialects/dialect';
import { isFields } from './dialects/fields';
import { Intake } from './intake';
import { Link } from './link';
import { SnapshotReader, type Fetch } from './snapshot-reader';
import type { TransportFactory } from './transports/transport';

/** A silent source with a snapshot address is asked again after this time: a silent feed is not a fresh one. */
export const SILENCE_CHECK_MS = 20_000;

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

/** One configured backend: its connections, dialect, snapshots and counts, kept together. */
export class Source {
  readonly config: SourceConfig;
  readonly diagnostics = new Diagnostics();
  readonly #deps: SourceDeps;
  readonly #intake: Intake;
  readonly #main: Link;
  readonly #others: readonly Link[];
  readonly #snapshots: SnapshotReader | null;
  readonly #timers = new Disposer();
  #wantsReports = false;
  #snapshotProblem: Reason | null = null;

  constructor(config: SourceConfig, deps: SourceDeps) {
    this.config = config;
    this.#deps = deps;
    const { dialect, clock, log } = deps;
    this.#intake = new Intake({
      config,
      dialect,
      clock,
      log,
      diagnostics: this.diagnostics,
      apply: (events) => deps.sink.apply(config.id, events),
    });
    this.#snapshots = config.snapshotUrl === undefined ? null : this.#reader(config.snapshotUrl);
    const [main, ...others] = dialect.connect(config).connections;
    this.#main = this.#link(main, true);
    this.#others = others.map((plan) => this.#link(plan, false));
  }

  get state(): ConnectionState {
    return this.#main.state;
  }

  /** Every connection, the main one first. */
  get connections(): readonly { readonly name: string; readonly state: ConnectionState }[] {
    return [this.#main, ...this.#others];
  }

  get nextAttemptAtMs(): number | null {
    return this.#main.connection.nextAttemptAtMs;
  }

  get reconnects(): number {
    return this.#main.connection.reconnects;
  }

  /** Round trip to the backend, ms; null when it has not answered in this connection. */
  get latencyMs(): number | null {
    return this.#main.connection.latencyMs;
  }

  /** When the backend last confirmed the data, ms since the epoch. */
  get confirmedAtMs(): number | null {
    return this.#intake.confirmed?.wallMs ?? null;
  }

  /** The same on both clocks. */
  get confirmed(): Instant | null {
    return this.#intake.confirmed;
  }

  get lastEventAtMs(): number | null {
    return this.#intake.lastEventAtMs;
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
    return this.#main.report(message, onAck);
  }

  conversations(nowMs: number): number {
    return this.#intake.conversations(nowMs);
  }

  start(): void {
    this.#timers.add(
      this.#deps.clock.every(SILENCE_CHECK_MS, () => {
        this.#checkSilence();
      }),
    );
    for (const link of this.#links) link.start();
  }

  reconnect(): void {
    for (const link of this.#links) link.connection.reconnect();
  }

  stop(): void {
    this.#timers.dispose();
    this.#snapshots?.cancel();
    for (const link of this.#links) link.stop();
  }

  get #links(): readonly Link[] {
    return [this.#main, ...this.#others];
  }

  #link(plan: ConnectionPlan, main: boolean): Link {
    const link: Link = new Link({
      ...this.#deps,
      plan,
      openJobs: () => [],
      needsSync: main && this.#snapshots !== null,
      listener: {
        changed: (state) => {
          this.#onState(plan.name, state, main);
        },
        sync: () => {
          this.#snapshots?.readNow();
        },
        message: (message) => {
          this.#onMessage(link, message);
        },
        greeted: (body) => {
          if (main) this.#onGreeted(body);
        },
      },
    });
    return link;
  }

  #reader(url: string): SnapshotReader {
    const { token, fetch, clock } = this.#deps;
    return new SnapshotReader({
      url,
      token,
      fetch,
      clock,
      apply: (body) => {
        this.#onSnapshot(body);
      },
      failed: (reason) => {
        this.#onSnapshotFailed(reason);
      },
    });
  }

  #onState(connection: string, state: ConnectionState, main: boolean): void {
    const { log, sink } = this.#deps;
    log.info('Source state', { source: this.config.id, connection, state: state.name, reason: state.reason.detail });
    if (main && !STATES[state.name].maySend) {
      this.#snapshots?.cancel();
      this.#wantsReports = false;
    }
    if (main && state.name === 'connecting') this.diagnostics.forgetRefusedRooms();
    sink.changed(this.config.id);
  }

  #onGreeted(body: unknown): void {
    const wanted = isFields(body) && body['reports'] === true;
    if (wanted === this.#wantsReports) return;
    this.#wantsReports = wanted;
    this.#deps.sink.changed(this.config.id);
  }

  #onMessage(link: Link, message: WireMessage): void {
    const taken = this.#intake.take(message);
    if (taken.kind === 'answer') link.answered(taken.body);
    if (taken.kind === 'ack') link.acknowledged(taken.messageId);
    if (taken.kind === 'applied') {
      const { events, doubt } = taken;
      link.connection.heard();
      if (events.some((one) => one.kind === 'snapshot')) this.#snapshots?.overtaken();
      const increments = events.some((one) => one.kind === 'moves' || one.kind === 'values');
      if (increments || doubt !== null) this.#snapshots?.askSoon();
    }
    this.#deps.sink.changed(this.config.id);
  }

  #onSnapshot(body: unknown): void {
    if (!this.#intake.takeSnapshot(body)) {
      this.#onSnapshotFailed(trouble('not-a-scoreboard', 'the snapshot holds no list of entries'));
      return;
    }
    this.#snapshotProblem = null;
    this.#main.connection.heard();
    this.#main.connection.synced();
    this.#deps.sink.changed(this.config.id);
  }

  /** The connection may be good all the same: the board then lives on increments. */
  #onSnapshotFailed(reason: Reason): void {
    const known = this.#snapshotProblem?.detail === reason.detail;
    this.#snapshotProblem = reason;
    if (!known) {
      this.#deps.log.warn('The snapshot could not be read', { source: this.config.id, reason: reason.detail });
    }
    this.#main.connection.synced();
    this.#deps.sink.changed(this.config.id);
  }

  #checkSilence(): void {
    if (!STATES[this.state.name].maySend || !this.#snapshots) return;
    const quietMs = this.#deps.clock.now() - (this.#intake.boardToldAtMs ?? 0);
    if (quietMs >= SILENCE_CHECK_MS || quietMs < 0) this.#snapshots.readNow();
  }
}
