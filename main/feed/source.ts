import type { SourceConfig } from '#core/config/schema';
import type { DomainEvent } from '#core/domain/events';
import type { Clock, Instant } from '#core/kernel/clock';
import type { Random } from '#core/kernel/random';
import type { Logger } from '#main/ports/logger';
import type { Tokens } from './auth/tokens';
import type { Hints } from './connection/hints';
import type { ConnectionState } from './connection/machine';
import { trouble, type Reason } from './connection/reasons';
import { STATES } from './connection/states';
import { Diagnostics } from './diagnostics';
import type { ConnectionPlan, Dialect, WireMessage } from './dialects/dialect';
import { Intake } from './intake';
import { Link } from './link';
import type { Fetch } from './snapshot-reader';
import { Sequencer } from './sync/sequencer';
import { Streams } from './sync/streams';
import { Sync } from './sync/sync';
import type { TransportFactory } from './transports/transport';

/** So many messages, none of which is understood, are no accident. */
const STRANGE_MESSAGES = 10;
/** What every family tells in the same words says nothing of the family. */
const OF_ANY_FAMILY: ReadonlySet<DomainEvent['kind']> = new Set(['notice', 'private']);

/**
 * Where a source's events go, when they came, and over which of its connections (null: they were read). Answers with a
 * reason to doubt what we hold, or null.
 */
export interface SourceSink {
  apply(sourceId: string, events: readonly DomainEvent[], at: Instant, link: string | null): string | null;
  /** State, counts or freshness changed. */
  changed(sourceId: string): void;
  /** Ids of the jobs that have not ended. Absent where nobody keeps any. */
  openJobs?(sourceId: string): readonly string[];
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
  /** Absent where the backend gives no new tokens. */
  readonly tokens?: Tokens;
  /** Shared by all sources. */
  readonly hints?: Hints;
  /** Takes secrets out of a text; absent, the diagnostics keep nothing of what messages hold. */
  readonly clean?: (text: string) => string;
}

/** One of a source's connections, each with a state of its own. */
export type SourceConnection = Pick<Link, 'name' | 'state' | 'missing' | 'wantsReports' | 'report'>;

/** One configured backend: its connections, dialect, snapshots and counts, kept together. */
export class Source {
  readonly config: SourceConfig;
  readonly diagnostics: Diagnostics;
  readonly #deps: SourceDeps;
  readonly #intake: Intake;
  readonly #main: Link;
  readonly #others: readonly Link[];
  readonly #streams: Streams;
  readonly #sync: Sync;
  /** Has it told anything that only its own family tells? */
  #familiar = false;

  constructor(config: SourceConfig, deps: SourceDeps) {
    this.config = config;
    this.#deps = deps;
    this.diagnostics = new Diagnostics(deps.clean);
    const { dialect, clock, log } = deps;
    const boardAddress = config.snapshotUrl !== undefined;
    this.#streams = new Streams({ clock, boardAddress });
    const sequencer = new Sequencer(this.#streams, boardAddress);
    this.#intake = new Intake({
      config,
      dialect,
      clock,
      log,
      diagnostics: this.diagnostics,
      streams: this.#streams,
      sequencer,
      apply: (events, at, link) => deps.sink.apply(config.id, events, at, link),
    });
    this.#sync = new Sync({
      ...deps,
      config,
      intake: this.#intake,
      sequencer,
      streams: this.#streams,
      connected: () => STATES[this.state.name].maySend,
      synced: () => {
        this.#main.connection.synced();
      },
      heard: () => {
        this.#main.connection.heard();
      },
      changed: () => {
        deps.sink.changed(config.id);
      },
    });
    const [main, ...others] = dialect.connect(config).connections;
    this.#main = this.#link(main, true);
    this.#others = others.map((plan) => this.#link(plan, false));
  }

  get state(): ConnectionState {
    return this.#main.state;
  }

  /** Every connection, the main one first. */
  get connections(): readonly SourceConnection[] {
    return this.#links;
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

  /** What is told over one of the connections: when it was last confirmed, and the state of the connection; null: no such. */
  heardOn(name: string): { readonly confirmed: Instant | null; readonly state: ConnectionState } | null {
    const link = this.#links.find((one) => one.name === name);
    return link === undefined ? null : { confirmed: this.#intake.confirmedOn(name), state: link.state };
  }

  /** Since when messages are known to be missing that nothing has made up for; null while none are. */
  get incompleteSince(): Instant | null {
    return this.#streams.openSince;
  }

  /** Gaps in the numbers of messages, and those of them after which the board was whole again. */
  get gaps(): { readonly found: number; readonly healed: number } {
    return { found: this.#streams.gaps, healed: this.#streams.healed };
  }

  get lastEventAtMs(): number | null {
    return this.#intake.lastEventAtMs;
  }

  /** What is wrong now: the connection, also while it is tried again, or else the snapshot address or a room. */
  get problem(): Reason | null {
    const { reason } = this.state;
    if (reason.trouble !== null) return reason;
    const [room] = this.diagnostics.refusedRooms;
    const refused = room === undefined ? null : trouble('room-refused', `the server refused a room: ${room}`);
    return this.#main.lesserWay ?? this.#stranger ?? this.#sync.problem ?? refused;
  }

  /** A server of another family may well open the same kind of connection. */
  get #stranger(): Reason | null {
    // What a mapping does not explain may be meant so.
    if (this.#familiar || this.#intake.boardToldAtMs !== null || this.config.dialect === 'custom') return null;
    const { unknown, rejected } = this.diagnostics.counts;
    if (unknown < STRANGE_MESSAGES || rejected > 0) return null;
    return trouble('wrong-family', 'it is connected, but what it tells is of another kind');
  }

  start(): void {
    this.#sync.start();
    for (const link of this.#links) link.start();
  }

  reconnect(): void {
    for (const link of this.#links) link.connection.reconnect();
  }

  stop(): void {
    this.#sync.stop();
    for (const link of this.#links) link.stop();
  }

  get #links(): readonly Link[] {
    return [this.#main, ...this.#others];
  }

  #link(plan: ConnectionPlan, main: boolean): Link {
    const link: Link = new Link({
      ...this.#deps,
      plan,
      openJobs: () => this.#deps.sink.openJobs?.(this.config.id) ?? [],
      needsSync: main && this.config.snapshotUrl !== undefined,
      listener: {
        changed: (state) => {
          this.#onState(link, state, main);
        },
        sync: () => {
          this.#sync.readBoard();
        },
        message: (message, at) => {
          this.#onMessage(link, message, at);
        },
        wishChanged: () => {
          this.#deps.sink.changed(this.config.id);
        },
        greeted: (body) => {
          this.#sync.greeted(link, body);
        },
        fallback: (reason) => {
          const detail = reason?.detail ?? 'the live connection is back';
          this.#deps.log.info('Source connection', { source: this.config.id, connection: plan.name, detail });
          this.#deps.sink.changed(this.config.id);
        },
      },
    });
    return link;
  }

  #onState(link: Link, state: ConnectionState, main: boolean): void {
    const { log, sink } = this.#deps;
    const { name, reason } = state;
    log.info('Source state', { source: this.config.id, connection: link.name, state: name, reason: reason.detail });
    if (STATES[name].maySend) this.#sync.connected(link);
    else this.#sync.disconnected(link);
    if (main && !STATES[name].maySend) this.#sync.giveUp();
    if (main && name === 'connecting') this.diagnostics.forgetRefusedRooms();
    sink.changed(this.config.id);
  }

  #onMessage(link: Link, message: WireMessage, at: Instant): void {
    const taken = this.#intake.take(message, at, link);
    if (!this.#familiar && taken.kind === 'applied') {
      this.#familiar = taken.events.some(({ kind }) => !OF_ANY_FAMILY.has(kind));
    }
    if (taken.kind === 'applied' || taken.kind === 'seen') link.connection.heard();
    else if (taken.kind === 'answer') link.answered(taken.body);
    else if (taken.kind === 'ack') link.acknowledged(taken.messageId);
    else if (taken.kind === 'asked') link.say(taken.reply);
    this.#sync.taken(link, taken);
    this.#deps.sink.changed(this.config.id);
  }
}
