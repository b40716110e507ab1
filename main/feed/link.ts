import type { Clock, Instant } from '#core/kernel/clock';
import { Disposer } from '#core/kernel/disposer';
import type { Random } from '#core/kernel/random';
import type { OutgoingMessage } from '#main/outbox/sender';
import { storedTokens, type Tokens } from './auth/tokens';
import { Connection } from './connection/driver';
import { Hints } from './connection/hints';
import type { ConnectionState } from './connection/machine';
import type { Reason } from './connection/reasons';
import { STATES } from './connection/states';
import type { ConnectionPlan, Dialect, WireMessage } from './dialects/dialect';
import { isFields } from './dialects/fields';
import { transportPlanOf } from './transport-plan';
import type { Transport, TransportFactory } from './transports/transport';

/** Channels that the source can do without are tried again this often while they are missing. */
export const MISSING_CHANNELS_RETRY_MS = 300_000;
/** A server that refuses a room says so within this time: an error that comes later is about something else. */
export const ROOM_ANSWER_MS = 10_000;
/** Reports that were handed over and wait for a message that says they arrived, at most. */
const WAITING_REPORTS = 200;

export interface LinkListener {
  changed(state: ConnectionState): void;
  /** The board has to be read before the connection counts as live. */
  sync(): void;
  /** @param at when it came */
  message(message: WireMessage, at: Instant): void;
  /** What `wantsReports` says has changed, while it is connected. */
  wishChanged(): void;
  /** The backend answered the greeting. */
  greeted(body: unknown): void;
  /** What `lesserWay` says has changed. */
  fallback(reason: Reason | null): void;
}

export interface LinkDeps {
  readonly plan: ConnectionPlan;
  readonly dialect: Dialect;
  readonly transport: TransportFactory;
  readonly clock: Clock;
  readonly random: Random;
  readonly token: () => string | null;
  /** Absent where the backend gives no new tokens. */
  readonly tokens?: Tokens;
  /** Shared by all sources; absent, the link has its own, of this machine's sleep only. */
  readonly hints?: Hints;
  readonly openJobs: () => readonly string[];
  readonly needsSync: boolean;
  readonly listener: LinkListener;
}

/** One connection of a source: what is said on it when it opens, to keep it up, and to see that it lives. */
export class Link {
  readonly connection: Connection;
  readonly #deps: LinkDeps;
  readonly #transport: Transport;
  readonly #timers = new Disposer();
  readonly #waitingReports = new Map<string, () => void>();
  /** Monotonic ms, by channel. */
  readonly #joinedAtMs = new Map<string, number>();
  #greeted: (() => void) | null = null;
  #wantsReports: boolean | null = null;
  #lesserWay: Reason | null = null;

  constructor(deps: LinkDeps) {
    this.#deps = deps;
    const { plan, clock, random, listener } = deps;
    const tokens = deps.tokens ?? storedTokens(deps.token);
    this.#transport = deps.transport(transportPlanOf({ ...deps, token: () => tokens.current() }));
    this.connection = new Connection({
      transport: this.#transport,
      tokens,
      hints: deps.hints ?? new Hints(clock),
      clock,
      random,
      needsSync: deps.needsSync,
      listener: {
        changed: (state) => {
          if (!STATES[state.name].maySend) {
            this.#waitingReports.clear();
            this.#wantsReports = null;
            this.#lesserWay = null;
          }
          listener.changed(state);
        },
        sync: () => {
          listener.sync();
        },
        channelOpened: (channel) => {
          for (const join of plan.joins) if (join.channel === channel) this.#join(join);
        },
        message: (channel, event, args, at) => {
          listener.message({ channel, event, args }, at);
        },
        probe: (answered) => {
          this.#probe(answered);
        },
        fallback: (reason) => {
          this.#lesserWay = reason;
          listener.fallback(reason);
        },
      },
    });
  }

  get name(): string {
    return this.#deps.plan.name;
  }

  get state(): ConnectionState {
    return this.connection.state;
  }

  /** Channels that it has to do without, while it is connected. */
  get missing(): readonly string[] {
    return STATES[this.state.name].maySend ? (this.#transport.missing ?? []) : [];
  }

  /** Has the backend, on this connection, asked to be told what this display does? Null: it has not answered yet. */
  get wantsReports(): boolean | null {
    return this.#wantsReports;
  }

  /** Why the connection is held up by a lesser way than it should; null when it is not. */
  get lesserWay(): Reason | null {
    return this.#lesserWay;
  }

  start(): void {
    const { clock, plan } = this.#deps;
    this.#timers.add(
      clock.every(MISSING_CHANNELS_RETRY_MS, () => {
        if (STATES[this.state.name].maySend) this.#transport.openMissing();
      }),
    );
    const { keepAlive } = plan;
    if (keepAlive) {
      this.#timers.add(
        clock.every(keepAlive.everyMs, () => {
          if (STATES[this.state.name].maySend) this.say(keepAlive.message(clock.now()));
        }),
      );
    }
    this.connection.start();
  }

  stop(): void {
    this.#timers.dispose();
    this.connection.stop();
  }

  /** Says the joins again: a backend tells its boards when a room is joined. False when there are none. */
  rejoin(): boolean {
    for (const join of this.#deps.plan.joins) this.#join(join);
    return this.#deps.plan.joins.length > 0;
  }

  /** Has a room been asked for on this channel just now, so that an error there refuses it? */
  awaitsRoom(channel: string): boolean {
    const joinedAtMs = this.#joinedAtMs.get(channel);
    return joinedAtMs !== undefined && this.#deps.clock.monotonic() - joinedAtMs < ROOM_ANSWER_MS;
  }

  /** Connects anew: a backend may tell its boards only then. */
  renew(why: string): void {
    if (STATES[this.state.name].maySend) this.connection.reconnect(why);
  }

  /** Asks the backend how it is, besides the probes in silence. */
  greet(): void {
    if (STATES[this.state.name].maySend) this.#greet(() => undefined);
  }

  /** A message said that it answers the greeting. */
  answered(body: unknown): void {
    const greeted = this.#greeted;
    this.#greeted = null;
    greeted?.();
    this.#onGreeted(body);
  }

  /** A message said that the backend has this report. */
  acknowledged(messageId: string): void {
    const onAck = this.#waitingReports.get(messageId);
    this.#waitingReports.delete(messageId);
    onAck?.();
  }

  /** Hands a report to the backend; false when it cannot be handed over now. */
  report(message: OutgoingMessage, onAck: () => void): boolean {
    const { channel, event, args } = this.#deps.dialect.encode(message, this.name);
    const handedOver = this.#transport.send(channel, event, args, (answer) => {
      if (!isFields(answer) || answer['ok'] !== false) onAck();
    });
    if (!handedOver) return false;
    this.#waitingReports.set(message.messageId, onAck);
    for (const oldest of this.#waitingReports.keys()) {
      if (this.#waitingReports.size <= WAITING_REPORTS) break;
      this.#waitingReports.delete(oldest);
    }
    return true;
  }

  /** Says something now, or never. */
  say({ channel, event, args }: WireMessage): void {
    this.#transport.send(channel, event, args);
  }

  #probe(answered: () => void): void {
    this.#transport.ping?.(answered);
    this.#greeted = answered;
    this.#greet(answered);
  }

  #greet(answered: () => void): void {
    const { plan, clock } = this.#deps;
    const { channel, event, args } = plan.greeting(clock.now());
    this.#transport.send(channel, event, args, (answer) => {
      answered();
      this.#onGreeted(answer);
    });
  }

  #onGreeted(body: unknown): void {
    const { listener } = this.#deps;
    const wantedBefore = this.#wantsReports;
    this.#wantsReports = isFields(body) && body['reports'] === true;
    if (this.#wantsReports !== wantedBefore) listener.wishChanged();
    listener.greeted(body);
  }

  #join(join: WireMessage): void {
    this.#joinedAtMs.set(join.channel, this.#deps.clock.monotonic());
    this.say(join);
  }
}
