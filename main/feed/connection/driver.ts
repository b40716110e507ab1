import { instant, type Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import type { Random } from '#core/kernel/random';
import type { Transport, TransportListener } from '../transports/transport';
import { retryDelayMs } from './backoff';
import { Liveness } from './liveness';
import { INITIAL, transition, type ConnectionEffect, type ConnectionEvent, type ConnectionState } from './machine';
import { trouble } from './reasons';

/** An attempt that has not connected by then has failed. */
export const CONNECT_TIMEOUT_MS = 10_000;
/** The attempt counter falls to zero after this uptime and one valid message. */
export const PROVEN_AFTER_MS = 10_000;

export interface ConnectionListener {
  changed(state: ConnectionState): void;
  /** The connection is open: join rooms, and read the board if `needsSync` said so. */
  sync(): void;
  channelOpened(channel: string): void;
  message(channel: string, event: string, args: readonly unknown[]): void;
  /** Ask the backend for an answer, if it gives any: at the opening, and in silence. */
  probe(answered: () => void): void;
}

export interface ConnectionDeps {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  readonly needsSync: boolean;
  readonly listener: ConnectionListener;
}

/**
 * Runs the effects of the pure machine. Callbacks of an attempt that is no longer the current one are recognised by
 * their generation and ignored.
 */
export class Connection {
  #state: ConnectionState = INITIAL;
  #generation = 0;
  #retry: Disposable | null = null;
  #retryAtMs: number | null = null;
  #timeout: Disposable | null = null;
  #proof: Disposable | null = null;
  #liveness: Liveness | null = null;
  #proofDue = false;
  #hadMessage = false;
  #reconnects = 0;
  readonly #deps: ConnectionDeps;

  constructor(deps: ConnectionDeps) {
    this.#deps = deps;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Wall-clock time of the next attempt; null when none is planned. */
  get nextAttemptAtMs(): number | null {
    return this.#retryAtMs;
  }

  /** Connections after the first. */
  get reconnects(): number {
    return this.#reconnects;
  }

  /** Round trip of the last answer in this connection, ms; null when there was none. */
  get latencyMs(): number | null {
    return this.#liveness?.latencyMs ?? null;
  }

  start(): void {
    this.#dispatch({ type: 'start' });
  }

  stop(): void {
    this.#dispatch({ type: 'stop' });
  }

  reconnect(): void {
    this.#dispatch({ type: 'reconnect' });
  }

  synced(): void {
    this.#dispatch({ type: 'synced' });
  }

  /** A message was understood: half of what proves a connection. */
  heard(): void {
    this.#hadMessage = true;
    this.#proveIfDue();
  }

  #dispatch(event: ConnectionEvent): void {
    const before = this.#state;
    const { clock } = this.#deps;
    const [next, effects] = transition(before, event, instant(clock));
    this.#state = next;
    if (next.name !== before.name || event.type === 'reconnect') this.#clearTimers();
    if (next.name === 'live' && before.name !== 'live' && before.connectedBefore) this.#reconnects++;
    for (const effect of effects) this.#run(effect);
    // An effect may have failed on the spot; what it led to has been told already.
    if (next !== before && next === this.#state) this.#deps.listener.changed(next);
  }

  #run(effect: ConnectionEffect): void {
    const { clock, random, transport, listener } = this.#deps;
    switch (effect.type) {
      case 'open':
        this.#timeout = clock.after(CONNECT_TIMEOUT_MS, () => {
          this.#dispatch({ type: 'lost', reason: trouble('server-not-answering', 'no connection in time') });
        });
        transport.open(this.#listenerOf(++this.#generation));
        return;
      case 'close':
        this.#generation++;
        this.#proof?.dispose();
        this.#liveness?.dispose();
        this.#liveness = null;
        transport.close();
        return;
      case 'sync':
        listener.sync();
        return;
      case 'prove':
        this.#proofDue = false;
        this.#hadMessage = false;
        this.#proof?.dispose();
        this.#proof = clock.after(PROVEN_AFTER_MS, () => {
          this.#proofDue = true;
          this.#proveIfDue();
        });
        this.#watchOver();
        return;
      case 'schedule-retry': {
        const delayMs = retryDelayMs(effect.pace, effect.attempt, random);
        this.#retryAtMs = clock.now() + delayMs;
        this.#retry = clock.after(delayMs, () => {
          this.#retryAtMs = null;
          this.#dispatch({ type: 'retry-due' });
        });
      }
    }
  }

  /** A link that is dead need not say so. */
  #watchOver(): void {
    const { clock, transport, listener } = this.#deps;
    this.#liveness?.dispose();
    this.#liveness = new Liveness({
      clock,
      pingIntervalMs: transport.pingIntervalMs,
      probe: (answered) => {
        listener.probe(answered);
      },
      dead: () => {
        // Saying goodbye would forbid the server to keep what is missed meanwhile.
        transport.cut();
        this.#dispatch({ type: 'lost', reason: trouble('server-not-answering', 'nothing was heard from the server') });
      },
    });
  }

  #proveIfDue(): void {
    if (!this.#proofDue || !this.#hadMessage) return;
    this.#proofDue = false;
    this.#dispatch({ type: 'proven' });
  }

  #clearTimers(): void {
    this.#retry?.dispose();
    this.#timeout?.dispose();
    this.#retry = null;
    this.#timeout = null;
    this.#retryAtMs = null;
  }

  #listenerOf(generation: number): TransportListener {
    const ifCurrent = (act: () => void): void => {
      if (generation === this.#generation) act();
    };
    const { listener, needsSync } = this.#deps;
    return {
      opened: () => {
        ifCurrent(() => {
          this.#dispatch({ type: 'opened', needsSync });
        });
      },
      channelOpened: (channel) => {
        ifCurrent(() => {
          listener.channelOpened(channel);
        });
      },
      message: (channel, event, args) => {
        ifCurrent(() => {
          this.#liveness?.heard();
          listener.message(channel, event, args);
        });
      },
      alive: () => {
        ifCurrent(() => {
          this.#liveness?.heard();
        });
      },
      lost: (reason) => {
        ifCurrent(() => {
          this.#dispatch({ type: 'lost', reason });
        });
      },
      refused: (reason) => {
        ifCurrent(() => {
          this.#dispatch({ type: 'refused', reason });
        });
      },
    };
  }
}
