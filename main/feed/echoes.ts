import type { DomainEvent } from '#core/domain/events';
import type { Instant } from '#core/kernel/clock';

/** Copies of one message come over several connections within this time. */
export const ECHO_MS = 2_000;
const REMEMBERED = 500;

type Gains = Extract<DomainEvent, { kind: 'gains' }>;

interface Told {
  lastMs: number;
  /** How often it has counted. */
  counted: number;
  /** How often each connection has told it. */
  readonly byConnection: Map<string, number>;
}

/**
 * Some backends tell one display the same over each of its connections. What is shown is known by its id, and a value
 * may be set twice; what is won by the piece would be added up twice. So it counts as often as the one connection told it that
 * told it most.
 */
export class Echoes {
  readonly #told = new Map<string, Told>();

  /** The events without what another connection has told already: the same list, where there is none. */
  without(connection: string, events: readonly DomainEvent[], at: Instant): readonly DomainEvent[] {
    if (!events.some(isGains)) return events;
    const kept = events.filter((event) => !isGains(event) || this.#counts(connection, event, at.monotonicMs));
    return kept.length === events.length ? events : kept;
  }

  #counts(connection: string, { metric, scope, gains }: Gains, nowMs: number): boolean {
    const key = JSON.stringify([metric, scope, gains]);
    const before = this.#told.get(key);
    const told =
      before !== undefined && nowMs - before.lastMs < ECHO_MS
        ? before
        : { lastMs: nowMs, counted: 0, byConnection: new Map<string, number>() };
    const times = (told.byConnection.get(connection) ?? 0) + 1;
    told.byConnection.set(connection, times);
    told.lastMs = nowMs;
    this.#remember(key, told);
    if (times <= told.counted) return false;
    told.counted = times;
    return true;
  }

  #remember(key: string, told: Told): void {
    this.#told.delete(key);
    this.#told.set(key, told);
    const [oldest] = this.#told.keys();
    if (this.#told.size > REMEMBERED && oldest !== undefined) this.#told.delete(oldest);
  }
}

const isGains = (event: DomainEvent): event is Gains => event.kind === 'gains';
