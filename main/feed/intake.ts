import type { SourceConfig } from '#core/config/schema';
import { isBoardEvent, type DomainEvent } from '#core/domain/events';
import { instant, type Clock, type Instant } from '#core/kernel/clock';
import type { Logger } from '#main/ports/logger';
import type { Diagnostics } from './diagnostics';
import type { Decoded, Dialect, WireMessage } from './dialects/dialect';
import { Unreadable } from './transports/transport';

/** Private messages count as "conversations now" for this long. */
const CONVERSATION_WINDOW_MS = 120_000;
const CONVERSATION_LIMIT = 500;
/** What diagnostics call the answer of `snapshotUrl`. */
const SNAPSHOT = 'snapshot';

export interface IntakeDeps {
  readonly config: SourceConfig;
  readonly dialect: Dialect;
  readonly clock: Clock;
  readonly log: Logger;
  readonly diagnostics: Diagnostics;
  /** Answers with a reason to doubt what we hold, or null. */
  readonly apply: (events: readonly DomainEvent[]) => string | null;
}

/** What a message came to. */
export type Taken =
  | { readonly kind: 'applied'; readonly events: readonly DomainEvent[]; readonly doubt: string | null }
  | Extract<Decoded, { kind: 'answer' | 'ack' }>
  | { readonly kind: 'nothing' };

const NOTHING: Taken = { kind: 'nothing' };

/** The edge at which messages are checked, counted and applied. Whatever a backend sends, it never throws. */
export class Intake {
  readonly #deps: IntakeDeps;
  #conversations: number[] = [];
  #confirmed: Instant | null = null;
  #boardToldAtMs: number | null = null;
  #lastEventAtMs: number | null = null;

  constructor(deps: IntakeDeps) {
    this.#deps = deps;
  }

  /** When the backend last confirmed the data. */
  get confirmed(): Instant | null {
    return this.#confirmed;
  }

  /** When a board was last told of, ms since the epoch. */
  get boardToldAtMs(): number | null {
    return this.#boardToldAtMs;
  }

  get lastEventAtMs(): number | null {
    return this.#lastEventAtMs;
  }

  conversations(nowMs: number): number {
    this.#conversations = this.#conversations.filter((atMs) => nowMs - atMs < CONVERSATION_WINDOW_MS);
    return this.#conversations.length;
  }

  take(message: WireMessage): Taken {
    const { config, dialect, clock, diagnostics, log } = this.#deps;
    const { event } = message;
    const nowMs = clock.now();
    const [unreadable] = message.args;
    if (unreadable instanceof Unreadable) {
      diagnostics.rejected(event, [unreadable.reason], nowMs);
      return NOTHING;
    }
    const decoded = this.#safely(event, nowMs, () => dialect.decode(message, { config, nowMs }));
    if (decoded === null) return NOTHING;
    switch (decoded.kind) {
      case 'unknown':
        diagnostics.unknown(nowMs);
        return NOTHING;
      case 'refused-room':
        diagnostics.roomRefused(decoded.message);
        log.warn('The server refused a room', { source: config.id, message: decoded.message });
        return NOTHING;
      case 'answer':
      case 'ack':
        return decoded;
      case 'understood':
        if (decoded.rejections.length > 0) diagnostics.rejected(event, decoded.rejections, nowMs);
        // An empty list is good news without any: nobody moved.
        if (decoded.events.length === 0 && decoded.rejections.length > 0) return NOTHING;
        return this.#apply(decoded.events, event, nowMs);
    }
  }

  /** Reads what the snapshot address answered; false when it holds no board. */
  takeSnapshot(body: unknown): boolean {
    const { config, dialect, clock, diagnostics, apply } = this.#deps;
    const nowMs = clock.now();
    const applied = this.#safely(SNAPSHOT, nowMs, () => {
      const decoded = dialect.decodeSnapshot(body, { config, nowMs });
      if (decoded.kind !== 'understood') return false;
      if (decoded.rejections.length > 0) diagnostics.rejected(SNAPSHOT, decoded.rejections, nowMs);
      if (decoded.events.length > 0) apply(decoded.events);
      return decoded.events.length > 0;
    });
    if (applied !== true) return false;
    this.#confirmed = instant(clock);
    this.#boardToldAtMs = nowMs;
    return true;
  }

  #apply(events: readonly DomainEvent[], event: string, nowMs: number): Taken {
    const { apply, clock, diagnostics } = this.#deps;
    const applied = this.#safely(event, nowMs, () => ({ doubt: apply(events) }));
    if (applied === null) return NOTHING;
    diagnostics.applied(1, nowMs);
    this.#lastEventAtMs = nowMs;
    this.#countConversations(events, nowMs);
    // Private talk proves that the server lives, not that what the wall shows is right.
    if (events.some((one) => one.kind !== 'private')) this.#confirmed = instant(clock);
    if (events.some(isBoardEvent)) this.#boardToldAtMs = nowMs;
    return { kind: 'applied', events, doubt: applied.doubt };
  }

  /** A fault of ours in one message must not end the rest: it is counted as rejected, and logged. */
  #safely<T>(event: string, nowMs: number, act: () => T): T | null {
    try {
      return act();
    } catch (cause) {
      const { config, diagnostics, log } = this.#deps;
      diagnostics.rejected(event, ['the wall failed to take this message in'], nowMs);
      const error = cause instanceof Error ? cause.message : 'unknown';
      log.error('A message could not be taken in', { source: config.id, event, error });
      return null;
    }
  }

  #countConversations(events: readonly DomainEvent[], nowMs: number): void {
    const heard = events.filter((event) => event.kind === 'private').length;
    if (heard === 0) return;
    this.#conversations = [...this.#conversations, ...Array<number>(heard).fill(nowMs)].slice(-CONVERSATION_LIMIT);
  }
}
