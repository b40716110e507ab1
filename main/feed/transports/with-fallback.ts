import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import type { Random } from '#core/kernel/random';
import { OF_CERTIFICATE, trouble, type Reason } from '../connection/reasons';
import { CONNECT_TIMEOUT_MS, type Answered, type Transport, type TransportListener } from './transport';

/** So many attempts in a row without a socket, and the fallback stands in. */
const FAILED_ATTEMPTS = 2;
/** Meanwhile the socket is tried so often, more or less by a quarter. */
const SOCKET_EVERY_MS = 30_000;
const SPREAD = 0.25;
/** A server may open a socket and close it because of the token: what works is not given up for one that has not lasted this long. */
const SETTLE_MS = 2_000;

export interface WithFallbackDeps {
  readonly socket: Transport;
  readonly fallback: Transport &
    Required<Pick<Transport, 'ping'>> & {
      /** The server has been seen to be the right one. */
      trust?(): void;
      /** Has it been, by the fallback itself or by others? */
      readonly trusted?: boolean;
    };
  readonly clock: Clock;
  readonly random: Random;
}

/** What the fallback cannot help with either. */
const NO_HELP: ReadonlySet<Reason['trouble']> = new Set([
  'token-refused',
  'forbidden',
  ...OF_CERTIFICATE,
  'tls-missing',
  'tls-wanted',
]);
/** The server is away altogether, which says more than that it had no socket before. */
const AWAY: ReadonlySet<Reason['trouble']> = new Set(['server-unreachable', 'name-unknown', 'server-not-answering']);

interface End {
  readonly kind: 'lost' | 'refused';
  readonly reason: Reason;
}

/** Some proxies let a WebSocket hang until its deadline. */
const HANGS: End = { kind: 'lost', reason: trouble('no-websocket', 'no connection in time') };

/**
 * A socket, and what stands in for it while none is to be had. The socket is tried all the while; when it comes, it takes
 * over within the same connection, and the fallback is asked once more, so that nothing falls in between.
 */
export class WithFallback implements Transport {
  readonly #deps: WithFallbackDeps;
  #listener: TransportListener | null = null;
  /** What carries the connection, or is to. */
  #active: Transport | null = null;
  /** Has the listener been told that it is connected? */
  #opened = false;
  /** In a row, without a socket. */
  #failures = 0;
  /** The newest verdict on the socket. */
  #noSocket = HANGS;
  #timer: Disposable | null = null;
  /** Channels of a socket that has opened while the fallback carries the connection, and has to last first; null for none. */
  #unsettled: string[] | null = null;

  constructor(deps: WithFallbackDeps) {
    this.#deps = deps;
  }

  get pingIntervalMs(): number | null {
    return this.#active?.pingIntervalMs ?? null;
  }

  get behind(): boolean {
    return this.#active?.behind === true;
  }

  get mayTurnAway(): boolean {
    return this.#active?.mayTurnAway === true;
  }

  open(listener: TransportListener): void {
    this.#listener = listener;
    this.#opened = false;
    if (this.#failures < FAILED_ATTEMPTS) {
      this.#active = this.#deps.socket;
      this.#openSocket();
      return;
    }
    this.#openFallback();
    this.#trySocketAfter(0);
  }

  openMissing(): void {
    this.#active?.openMissing();
  }

  /** The fallback tells by itself that it lives. */
  ping(answered: () => void): void {
    if (this.#active === this.#deps.socket) this.#deps.socket.ping?.(answered);
  }

  cut(): void {
    this.#active?.cut();
  }

  close(): void {
    if (this.#listener && !this.#opened && this.#active === this.#deps.socket) {
      this.#failures++;
      this.#noSocket = HANGS;
    }
    this.#end();
  }

  send(channel: string, event: string, args: readonly unknown[], onAnswer?: Answered): boolean {
    return this.#active?.send(channel, event, args, onAnswer) ?? false;
  }

  #openSocket(): void {
    const { socket } = this.#deps;
    const mustSettle = this.#opened && socket.mayTurnAway === true;
    this.#unsettled = mustSettle ? [] : null;
    socket.open({
      channelOpened: (channel) => {
        if (this.#unsettled === null) this.#channelOpened(channel);
        else this.#unsettled.push(channel);
      },
      opened: () => {
        if (this.#unsettled === null) this.#onSocket();
        else this.#settleLater();
      },
      message: (channel, event, args) => {
        this.#settled();
        this.#listener?.message(channel, event, args);
      },
      alive: () => this.#listener?.alive(),
      lost: (reason) => {
        this.#onSocketEnd({ kind: 'lost', reason });
      },
      refused: (reason) => {
        this.#onSocketEnd({ kind: 'refused', reason });
      },
    });
  }

  /** From here on the socket carries the connection, whatever did before. */
  #channelOpened(channel: string): void {
    this.#active = this.#deps.socket;
    this.#listener?.channelOpened(channel);
  }

  #settleLater(): void {
    this.#stopTimer();
    this.#timer = this.#deps.clock.after(SETTLE_MS, () => {
      this.#settled();
    });
  }

  /** It has lasted, or told something: it is let in. */
  #settled(): void {
    const channels = this.#unsettled;
    if (channels === null) return;
    this.#unsettled = null;
    for (const channel of channels) this.#channelOpened(channel);
    this.#onSocket();
  }

  #onSocket(): void {
    const { fallback } = this.#deps;
    this.#failures = 0;
    this.#stopTimer();
    fallback.trust?.();
    if (this.#opened) {
      // What happened between its last answer and now is in the next one.
      fallback.ping(() => {
        fallback.close();
      });
      this.#listener?.fallback?.(null);
    } else {
      fallback.close();
      this.#opened = true;
      this.#listener?.opened();
    }
  }

  #onSocketEnd(end: End): void {
    const { socket } = this.#deps;
    const carried = this.#active === socket;
    if (carried && this.#opened) {
      this.#report(end);
      return;
    }
    this.#noSocket = end;
    const helps = !NO_HELP.has(end.reason.trouble);
    // What is no fault would be the same at the next attempt.
    if (helps) this.#failures = end.kind === 'refused' ? FAILED_ATTEMPTS : this.#failures + 1;
    if (carried && (!helps || this.#failures < FAILED_ATTEMPTS)) {
      this.#report(end);
      return;
    }
    this.#unsettled = null;
    socket.close();
    if (carried) this.#openFallback();
    this.#trySocketLater();
  }

  #openFallback(): void {
    const { fallback } = this.#deps;
    this.#active = fallback;
    fallback.open({
      channelOpened: (channel) => this.#listener?.channelOpened(channel),
      opened: () => {
        if (this.#isStranger) {
          // Only the socket can tell when it is put right: it comes first again.
          this.#failures = 0;
          this.#report(this.#noSocket);
          return;
        }
        this.#opened = true;
        const detail = `no live connection, the server is asked over HTTP: ${this.#noSocket.reason.detail}`;
        this.#listener?.fallback?.(trouble('polling', detail));
        this.#listener?.opened();
      },
      message: (channel, event, args) => this.#listener?.message(channel, event, args),
      alive: () => this.#listener?.alive(),
      lost: (reason) => {
        this.#onFallbackEnd({ kind: 'lost', reason });
      },
      refused: (reason) => {
        this.#onFallbackEnd({ kind: 'refused', reason });
      },
    });
  }

  /** A server of another kind may have an answer for every question, and nothing in it. */
  get #isStranger(): boolean {
    return this.#noSocket.reason.trouble === 'wrong-family' && this.#deps.fallback.trusted === false;
  }

  #onFallbackEnd(end: End): void {
    // Asked once more after the socket had come: no longer needed.
    if (this.#active !== this.#deps.fallback) {
      this.#deps.fallback.close();
      return;
    }
    const says = this.#opened || NO_HELP.has(end.reason.trouble) || AWAY.has(end.reason.trouble);
    this.#report(says ? end : this.#noSocket);
  }

  #trySocketAfter(delayMs: number): void {
    const { clock, socket } = this.#deps;
    this.#timer = clock.after(delayMs, () => {
      this.#timer = clock.after(CONNECT_TIMEOUT_MS, () => {
        socket.close();
        this.#noSocket = HANGS;
        this.#trySocketLater();
      });
      this.#openSocket();
    });
  }

  #trySocketLater(): void {
    this.#stopTimer();
    this.#trySocketAfter(SOCKET_EVERY_MS * (1 + SPREAD * (2 * this.#deps.random.next() - 1)));
  }

  #report({ kind, reason }: End): void {
    const listener = this.#listener;
    this.#end();
    if (kind === 'refused') listener?.refused(reason);
    else listener?.lost(reason);
  }

  #end(): void {
    this.#listener = null;
    this.#active = null;
    this.#unsettled = null;
    this.#stopTimer();
    this.#deps.socket.close();
    this.#deps.fallback.close();
  }

  #stopTimer(): void {
    this.#timer?.dispose();
    this.#timer = null;
  }
}
