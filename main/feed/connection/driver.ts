import { instant, type Clock, type Instant } from '#core/kernel/clock';
import { Disposer, type Disposable } from '#core/kernel/disposer';
import type { Random } from '#core/kernel/random';
import type { Tokens } from '../auth/tokens';
import { CONNECT_TIMEOUT_MS, type Transport, type TransportListener } from '../transports/transport';
import { retryDelayMs } from './backoff';
import { Entrance } from './entrance';
import { Habits } from './habits';
import type { Hints } from './hints';
import { Liveness } from './liveness';
import {
  INITIAL,
  transition,
  type ConnectionEffect,
  type ConnectionEvent,
  type ConnectionState,
  type TokenNeed,
} from './machine';
import { Proof } from './proof';
import { trouble, type Reason } from './reasons';
import { Verdicts } from './verdicts';

export interface ConnectionListener {
  changed(state: ConnectionState): void;
  /** The connection is open: join rooms, and read the board if `needsSync` said so. */
  sync(): void;
  channelOpened(channel: string): void;
  /** @param at when it came */
  message(channel: string, event: string, args: readonly unknown[], at: Instant): void;
  /** Ask the backend for an answer, if it gives any: at the opening, and in silence. */
  probe(answered: () => void): void;
  /** The transport has another way to hold the connection up; null: the proper one again. */
  fallback?(reason: Reason | null): void;
}

export interface ConnectionDeps {
  readonly transport: Transport;
  readonly tokens: Tokens;
  readonly hints: Pick<Hints, 'onHint'> & Partial<Pick<Hints, 'networkIsUp'>>;
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
  #retry: { readonly timer: Disposable; readonly atMs: number; readonly dueMs: number } | null = null;
  #timeout: Disposable | null = null;
  #liveness: Liveness | null = null;
  readonly #habits = new Habits();
  /** Hints and news of tokens, from the start to the stop. */
  #listening: Disposer | null = null;
  /** The token that the present attempt, or the last one, was made with. */
  #token: string | null = null;
  #tokenHold: Disposable | null = null;
  readonly #verdicts: Verdicts;
  readonly #entrance: Entrance;
  readonly #proof: Proof;
  /** Is the connection held up by another way than its own? */
  #lesser = false;
  #reconnects = 0;
  readonly #deps: ConnectionDeps;

  constructor(deps: ConnectionDeps) {
    this.#deps = deps;
    this.#verdicts = new Verdicts(deps);
    this.#entrance = new Entrance(deps.clock);
    this.#proof = new Proof(deps.clock, () => {
      deps.tokens.proved(this.#token);
      this.#verdicts.proved();
      this.#dispatch({ type: 'proven' });
    });
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Wall-clock time of the next attempt; null when none is planned. */
  get nextAttemptAtMs(): number | null {
    return this.#retry?.atMs ?? null;
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

  /** @param why when it was not an operator who asked */
  reconnect(why?: string): void {
    this.#dispatch({ type: 'reconnect', ...(why === undefined ? {} : { why }) });
  }

  synced(): void {
    this.#dispatch({ type: 'synced' });
  }

  /** A message was understood: half of what proves a connection. */
  heard(): void {
    this.#verdicts.heard(this.#token);
    this.#proof.heard();
  }

  #dispatch(event: ConnectionEvent): void {
    const before = this.#state;
    const { clock } = this.#deps;
    const [next, effects] = transition(before, event, instant(clock));
    this.#state = next;
    if (next.name !== before.name || event.type === 'reconnect') this.#clearTimers();
    this.#listenWhileStarted();
    if (next.name === 'live' && before.name !== 'live' && before.connectedBefore) this.#reconnects++;
    for (const effect of effects) this.#run(effect);
    // An effect may have failed on the spot; what it led to has been told already.
    if (next !== before && next === this.#state) this.#deps.listener.changed(next);
  }

  #run(effect: ConnectionEffect): void {
    const { clock, random, tokens, transport, listener } = this.#deps;
    switch (effect.type) {
      case 'open':
        this.#open(effect.token);
        return;
      case 'close':
        this.#generation++;
        this.#entrance.leave();
        this.#proof.end();
        this.#tokenHold?.dispose();
        this.#liveness?.dispose();
        this.#liveness = null;
        transport.close();
        return;
      case 'sync':
        listener.sync();
        return;
      case 'prove':
        this.#proof.begin();
        this.#tokenHold?.dispose();
        this.#tokenHold = tokens.hold();
        this.#watchOver();
        return;
      case 'probe':
        this.#liveness?.hint(effect.hint);
        return;
      case 'schedule-retry': {
        const delayMs = retryDelayMs(effect.pace, effect.attempt, random);
        const dueMs = clock.monotonic() + delayMs;
        if (effect.pace === 'soon' && this.#retry && this.#retry.dueMs <= dueMs) return;
        this.#retry?.timer.dispose();
        const timer = clock.after(delayMs, () => {
          this.#retry = null;
          this.#dispatch({ type: 'retry-due' });
        });
        this.#retry = { timer, atMs: clock.now() + delayMs, dueMs };
      }
    }
  }

  #open(need: TokenNeed): void {
    const { tokens, transport } = this.#deps;
    const generation = ++this.#generation;
    this.#lesser = false;
    const connect = (): void => {
      this.#expectConnection();
      this.#token = tokens.current();
      transport.open(this.#listenerOf(generation));
    };
    const token = tokens.current();
    const wanting = need === 'held' ? tokens.ended() : tokens.renewable && token === this.#token;
    if (!wanting) {
      this.#verdicts.attempt(null);
      connect();
      return;
    }
    this.#expectConnection();
    void tokens.renew(token).then((renewed) => {
      if (generation !== this.#generation) return;
      this.#verdicts.attempt(renewed);
      if (renewed.ok || need !== 'new') connect();
      else this.#dispatch(this.#verdicts.final(renewed.error, this.#token));
    });
  }

  #expectConnection(): void {
    this.#timeout?.dispose();
    this.#timeout = this.#deps.clock.after(CONNECT_TIMEOUT_MS, () => {
      const known = this.#deps.transport.overdue?.() ?? null;
      if (known !== null) this.#dispatch(this.#verdicts.refused(known, this.#token));
      else this.#dispatch({ type: 'lost', reason: trouble('server-not-answering', 'no connection in time') });
    });
  }

  #onOpened(): void {
    if (this.#deps.transport.mayTurnAway !== true || this.#verdicts.isTrusted(this.#token)) {
      this.#dispatchOpened();
      return;
    }
    this.#timeout?.dispose();
    this.#entrance.wait(() => {
      this.#dispatchOpened();
    });
  }

  #dispatchOpened(): void {
    this.#entrance.passed();
    this.#verdicts.opened();
    this.#dispatch({ type: 'opened', needsSync: this.#deps.needsSync });
  }

  #listenWhileStarted(): void {
    const started = this.#state.name !== 'idle' && this.#state.name !== 'stopped';
    if (started === (this.#listening !== null)) return;
    this.#listening?.dispose();
    this.#listening = null;
    if (!started) return;
    const listening = new Disposer();
    listening.add(
      this.#deps.hints.onHint((hint) => {
        this.#dispatch({ type: 'hint', hint });
      }),
    );
    listening.add(
      this.#deps.tokens.onRenewed(() => {
        this.#dispatch({ type: 'token-renewed' });
      }),
    );
    this.#listening = listening;
  }

  /** A link that is dead need not say so. */
  #watchOver(): void {
    const { clock, transport, listener } = this.#deps;
    this.#liveness?.dispose();
    this.#liveness = new Liveness({
      clock,
      // What the socket has shown is not to be expected of its stand-in.
      habits: this.#lesser ? new Habits() : this.#habits,
      pingIntervalMs: transport.pingIntervalMs,
      behind: () => transport.behind === true,
      probe: (answered) => {
        listener.probe(answered);
      },
      dead: (silentMs) => {
        // Saying goodbye would forbid the server to keep what is missed meanwhile.
        transport.cut();
        const reason = trouble('server-not-answering', 'nothing was heard from the server');
        this.#dispatch({ type: 'lost', reason, silentMs });
      },
    });
  }

  #clearTimers(): void {
    this.#retry?.timer.dispose();
    this.#timeout?.dispose();
    this.#retry = null;
    this.#timeout = null;
  }

  #listenerOf(generation: number): TransportListener {
    const ifCurrent = (act: () => void): void => {
      if (generation === this.#generation) act();
    };
    const { clock, listener } = this.#deps;
    return {
      opened: () => {
        ifCurrent(() => {
          this.#onOpened();
        });
      },
      channelOpened: (channel) => {
        ifCurrent(() => {
          listener.channelOpened(channel);
        });
      },
      message: (channel, event, args) => {
        if (generation !== this.#generation) return;
        // Whoever is told anything has been let in.
        if (this.#entrance.waiting) this.#dispatchOpened();
        if (generation !== this.#generation) return;
        this.#entrance.heard();
        const at = instant(clock);
        this.#liveness?.heard(at.monotonicMs);
        listener.message(channel, event, args, at);
      },
      alive: () => {
        if (generation === this.#generation) this.#liveness?.heard();
      },
      lost: (reason) => {
        ifCurrent(() => {
          this.#dispatch(this.#verdicts.lost(reason, this.#token, this.#entrance.isNew));
        });
      },
      refused: (reason) => {
        ifCurrent(() => {
          this.#dispatch(this.#verdicts.refused(reason, this.#token));
        });
      },
      fallback: (reason) => {
        ifCurrent(() => {
          // Another way shows its life in another way.
          this.#lesser = reason !== null;
          if (this.#liveness) this.#watchOver();
          listener.fallback?.(reason);
        });
      },
    };
  }
}
