import type { SourceConfig } from '#core/config/schema';
import { isBoardEvent, type DomainEvent } from '#core/domain/events';
import { instant, later, type Clock, type Instant } from '#core/kernel/clock';
import type { Logger } from '#main/ports/logger';
import type { Diagnostics } from './diagnostics';
import type { Decoded, Dialect, WireMessage } from './dialects/dialect';
import { Echoes } from './echoes';
import { MomentLimits } from './moment-limits';
import type { Logged } from './message-log';
import type { Sequencer } from './sync/sequencer';
import type { Streams } from './sync/streams';
import { UnreadableMessage } from './transports/transport';

/** What diagnostics call the answer of `snapshotUrl`. */
const SNAPSHOT = 'snapshot';
/** A message that fails may come many times a second. */
const FAILURE_LOG_PAUSE_MS = 10_000;

export interface IntakeDeps {
  readonly config: SourceConfig;
  readonly dialect: Dialect;
  readonly clock: Clock;
  readonly log: Logger;
  readonly diagnostics: Diagnostics;
  readonly streams: Streams;
  readonly sequencer: Sequencer;
  /**
   * Answers with a reason to doubt what we hold, or null.
   *
   * @param link the connection over which it was told; null: it was read
   */
  readonly apply: (events: readonly DomainEvent[], at: Instant, link: string | null) => string | null;
}

/** What a message came to. `seen`: nothing in it is new. */
export type Taken =
  | { readonly kind: 'applied'; readonly events: readonly DomainEvent[]; readonly doubt: string | null }
  | Extract<Decoded, { kind: 'answer' | 'ack' | 'asked' }>
  | { readonly kind: 'seen' }
  | { readonly kind: 'nothing' };

/** The connection over which a message came. */
export interface Carrier {
  readonly name: string;
  /** Would an error on this channel be the refusal of a room? */
  awaitsRoom(channel: string): boolean;
}

interface Came {
  readonly at: Instant;
  readonly link: string;
}

const SEEN: Taken = { kind: 'seen' };
const NOTHING: Taken = { kind: 'nothing' };
const NO_EVENTS: readonly DomainEvent[] = [];

/** The edge at which messages are checked, counted and applied. Whatever a backend sends, it never throws. */
export class Intake {
  readonly #deps: IntakeDeps;
  /** Of each connection: a flood on one leaves the others what is theirs. */
  readonly #limits = new Map<string, MomentLimits>();
  readonly #echoes = new Echoes();
  #confirmed: Instant | null = null;
  /** What is told over one connection says nothing of what another would have told. */
  readonly #confirmedOn = new Map<string, Instant>();
  /** The same for all of them at once. */
  #wholeConfirmed: Instant | null = null;
  #boardToldAtMs: number | null = null;
  #lastEventAtMs: number | null = null;
  /** Since the last line about them in the log. */
  #failures = 0;
  #failureLoggedMs = -Infinity;

  constructor(deps: IntakeDeps) {
    this.#deps = deps;
  }

  /** When the backend last confirmed the data. */
  get confirmed(): Instant | null {
    return this.#confirmed;
  }

  /** When it last confirmed what it tells over one connection. */
  confirmedOn(link: string): Instant | null {
    return later(this.#confirmedOn.get(link) ?? null, this.#wholeConfirmed);
  }

  /** When a board was last told of, ms since the epoch. */
  get boardToldAtMs(): number | null {
    return this.#boardToldAtMs;
  }

  get lastEventAtMs(): number | null {
    return this.#lastEventAtMs;
  }

  /** @param at when it came */
  take(message: WireMessage, at: Instant, link: Carrier): Taken {
    const { config, diagnostics, sequencer, log } = this.#deps;
    const nowMs = at.wallMs;
    const [unreadable] = message.args;
    if (unreadable instanceof UnreadableMessage) {
      diagnostics.rejected(message, [unreadable.reason], nowMs);
      return NOTHING;
    }
    const decoded = this.#decode(message, nowMs);
    if (decoded?.kind === 'answer' || decoded?.kind === 'ack' || decoded?.kind === 'asked') return decoded;
    const events = decoded?.kind === 'understood' ? decoded.events : NO_EVENTS;
    const verdict = sequencer.judge(message.args[0], events);
    if (decoded === null) return NOTHING;
    const came = { at, link: link.name };
    if (verdict === 'seen') return this.#seen(events, message, came);
    switch (decoded.kind) {
      case 'unknown':
        diagnostics.unknown(message, nowMs);
        return NOTHING;
      case 'refused-room': {
        if (!link.awaitsRoom(message.channel)) {
          diagnostics.applied(message, nowMs);
          return NOTHING;
        }
        const refusal = diagnostics.roomRefused(decoded.message);
        if (refusal !== null) log.warn('The server refused a room', { source: config.id, message: refusal });
        return NOTHING;
      }
      case 'understood': {
        if (decoded.rejections.length > 0) {
          diagnostics.rejected(message, decoded.rejections, nowMs, events.some(isPrivate));
        }
        // An empty list is good news without any: nobody moved.
        if (events.length === 0 && decoded.rejections.length > 0) return NOTHING;
        if (verdict !== 'outdated') return this.#apply(events, message, came);
        // The boards are of a later time, but what else it tells was not told before.
        const moments = events.filter((one) => !isBoardEvent(one));
        return moments.length === 0 ? this.#seen(events, message, came) : this.#apply(moments, message, came);
      }
    }
  }

  /** The backend has said that all it has told has come here. */
  confirm(at = instant(this.#deps.clock)): void {
    this.#confirmed = at;
    this.#wholeConfirmed = at;
  }

  /** Reads what the snapshot address answered. `older`: it would take back what messages have told. */
  takeSnapshot(body: unknown): 'taken' | 'older' | 'no-board' {
    const { config, dialect, clock, diagnostics, sequencer, apply } = this.#deps;
    const at = instant(clock);
    const nowMs = at.wallMs;
    const answer = { event: SNAPSHOT, args: [body] };
    const taken = this.#safely(answer, nowMs, () => {
      const decoded = dialect.decodeSnapshot(body, { config, nowMs });
      if (decoded.kind !== 'understood') return 'no-board';
      if (decoded.rejections.length > 0) diagnostics.rejected(answer, decoded.rejections, nowMs);
      if (decoded.events.length === 0) return 'no-board';
      const placed = sequencer.place(body);
      if (placed === null) return 'older';
      apply([...decoded.events, ...placed.following], at, null);
      placed.taken();
      return 'taken';
    });
    if (taken !== 'taken') return taken ?? 'no-board';
    this.#boardToldAtMs = nowMs;
    if (this.#deps.streams.intact) this.confirm(at);
    return taken;
  }

  #limitsOf(channel: string): MomentLimits {
    const known = this.#limits.get(channel);
    if (known !== undefined) return known;
    const limits = new MomentLimits(this.#deps.clock);
    this.#limits.set(channel, limits);
    return limits;
  }

  #decode(message: WireMessage, nowMs: number): Decoded | null {
    const { config, dialect } = this.#deps;
    try {
      return dialect.decode(message, { config, nowMs });
    } catch (cause) {
      this.#failed(message, nowMs, cause);
      return null;
    }
  }

  #seen(events: readonly DomainEvent[], message: Logged, came: Came): Taken {
    this.#deps.diagnostics.duplicate(message, came.at.wallMs, events.some(isPrivate));
    this.#confirmBy(events, came);
    return SEEN;
  }

  #apply(events: readonly DomainEvent[], message: WireMessage, came: Came): Taken {
    const { apply, diagnostics } = this.#deps;
    const { at, link } = came;
    const nowMs = at.wallMs;
    const once = this.#echoes.without(message.channel, events, at);
    const allowed = this.#limitsOf(message.channel).allowed(once);
    let doubt: string | null;
    try {
      doubt = apply(allowed, at, link);
    } catch (cause) {
      this.#failed(message, nowMs, cause);
      return NOTHING;
    }
    const heldBack = once.length - allowed.length;
    diagnostics.applied(message, nowMs, events.some(isPrivate), heldBack, heldBack > 0 && allowed.length === 0);
    this.#lastEventAtMs = nowMs;
    this.#confirmBy(events, came);
    if (events.some(isBoardEvent)) this.#boardToldAtMs = nowMs;
    return { kind: 'applied', events, doubt };
  }

  /**
   * Private talk proves that the server lives, not that what the wall shows is right; and whatever is heard, a board with
   * a known gap is not confirmed.
   */
  #confirmBy(events: readonly DomainEvent[], { at, link }: Came): void {
    if (!events.some(isPublic) || !this.#deps.streams.intact) return;
    this.#confirmed = at;
    this.#confirmedOn.set(link, at);
  }

  #safely<T>(message: Logged, nowMs: number, act: () => T): T | null {
    try {
      return act();
    } catch (cause) {
      this.#failed(message, nowMs, cause);
      return null;
    }
  }

  /** A fault of ours in one message must not end the rest: it is counted as rejected, and logged. */
  #failed(message: Logged, nowMs: number, cause: unknown): void {
    const { config, clock, diagnostics, log } = this.#deps;
    diagnostics.rejected(message, ['the wall failed to take this message in'], nowMs);
    this.#failures++;
    const monotonicMs = clock.monotonic();
    if (monotonicMs - this.#failureLoggedMs < FAILURE_LOG_PAUSE_MS) return;
    const error = cause instanceof Error ? cause.message : 'unknown';
    const facts = { source: config.id, event: message.event, error, failures: this.#failures };
    log.error('A message could not be taken in', facts);
    this.#failureLoggedMs = monotonicMs;
    this.#failures = 0;
  }
}

const isPrivate = (event: DomainEvent): boolean => event.kind === 'private';
const isPublic = (event: DomainEvent): boolean => event.kind !== 'private';
