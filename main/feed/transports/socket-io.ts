import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Manager, NodeWebSocket, NodeXHR, type Socket } from 'socket.io-client';
import { trouble, type Reason } from '../connection/reasons';
import { credentials } from '../credentials';
import { isRefusal, UNREADABLE } from './failure-reasons';
import { PacedReading, type PausableSocket } from './paced-reading';
import { PlainEvents } from './plain-events';
import {
  absentIn,
  ANOTHER_KIND,
  disconnectReason,
  linkReason,
  refusalReason,
  soundsLikeTls,
} from './socket-io-reasons';
import { askForTls, isPlain, TLS_WANTED } from './tls-probe';
import type { Answered, Transport, TransportListener, TransportPlan } from './transport';

/** The client would keep what waits for an answer as long as the connection lasts. */
export const ANSWER_AWAITED_MS = 60_000;
/** The longest delay of a timer in Node. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Socket.IO, with its own reconnecting switched off: it gives up on a kick and on a refused handshake, and a wall must
 * not. The sockets live as long as the transport, so that the server can recover what was missed (`socket.recovered`).
 */
export class SocketIoTransport implements Transport {
  readonly #plan: TransportPlan;
  readonly #manager: Manager;
  readonly #sockets = new Map<string, Socket>();
  readonly #plainEvents = new PlainEvents();
  /** Holds the requests of long polling, which the client itself never ends. */
  readonly #agent: HttpAgent;
  #listener: TransportListener | null = null;
  /** Has this attempt reached a server that speaks Socket.IO? */
  #linked = false;
  /** Ends the question what else the server is; null while none is asked. */
  #endProbe: (() => void) | null = null;
  /** Has this attempt reached a server that opens WebSockets? */
  #hasWebSocket = false;
  /** Namespaces that this server does not have, in the words of some. */
  readonly #absent = new Set<string>();
  #pingIntervalMs: number | null = null;
  #pace: PacedReading | null = null;

  constructor(plan: TransportPlan) {
    this.#plan = plan;
    const address = httpAddress(plan.url);
    this.#agent = address.toLowerCase().startsWith('https:') ? new HttpsAgent() : new HttpAgent();
    this.#manager = new Manager(address, {
      autoConnect: false,
      reconnection: false,
      // The connection machine has its own deadline.
      timeout: 60_000,
      // A cookie in the first request is enough for sticky sessions; WebSocket first saves a round trip.
      transports: [
        webSocketFor({
          opened: () => {
            this.#hasWebSocket = true;
          },
          reading: (pace) => {
            this.#pace = pace;
          },
          taken: (packet) => this.#plainEvents.take(packet, this.#listener),
        }),
        SafePolling,
      ],
      tryAllTransports: true,
      // Declared as a text for browsers; in Node it is an agent.
      agent: this.#agent as unknown as string,
    });
    for (const channel of plan.channels) {
      const socket = this.#manager.socket(channel.name, {
        auth: (give) => {
          give(credentials(plan.token()).auth);
        },
      });
      this.#sockets.set(channel.name, socket);
      this.#plainEvents.add(channel.name, socket);
      this.#listen(socket, channel.name, channel.required);
    }
    this.#manager.on('open', () => {
      this.#linked = true;
    });
    this.#manager.on('error', (error) => {
      // What fails after it was open is closed next. Saying goodbye before that would forbid the server to recover it.
      if (!this.#linked) this.#failed(linkReason(error, this.#hasWebSocket));
    });
  }

  get pingIntervalMs(): number | null {
    return this.#pingIntervalMs;
  }

  get behind(): boolean {
    return this.#pace?.behind === true;
  }

  open(listener: TransportListener): void {
    this.#listener = listener;
    this.#pace = null;
    this.#linked = false;
    this.#hasWebSocket = false;
    this.#absent.clear();
    this.#pingIntervalMs = null;
    this.#agent.destroy();
    this.#manager.opts.extraHeaders = { ...credentials(this.#plan.token()).headers };
    try {
      // The client would wait for ever for some of the addresses that are none.
      new URL(httpAddress(this.#plan.url));
      for (const socket of this.#sockets.values()) socket.connect();
      this.#listenToEngine();
    } catch {
      this.#fail(trouble('server-unreachable', 'the address cannot be used'));
    }
  }

  get missing(): readonly string[] {
    return this.#plan.channels.flatMap(({ name, required }) =>
      required || this.#sockets.get(name)?.connected === true ? [] : [name],
    );
  }

  openMissing(): void {
    if (!this.#allRequiredConnected()) return;
    for (const socket of this.#sockets.values()) if (!socket.active) socket.connect();
  }

  overdue(): Reason | null {
    return this.#listener !== null && !this.#linked && this.#hasWebSocket ? ANOTHER_KIND : null;
  }

  cut(): void {
    this.#letGo();
    this.#manager.engine.close();
  }

  close(): void {
    this.#letGo();
    for (const socket of this.#sockets.values()) socket.disconnect();
    // What was open says goodbye by itself; the next attempt ends it if it cannot.
    if (!this.#linked) this.#agent.destroy();
  }

  send(channel: string, event: string, args: readonly unknown[], onAnswer?: Answered): boolean {
    const socket = this.#sockets.get(channel);
    if (!socket?.connected) return false;
    if (!onAnswer) socket.emit(event, ...args);
    else {
      socket.timeout(ANSWER_AWAITED_MS).emit(event, ...args, (late: Error | null, answer?: unknown) => {
        if (late === null) onAnswer(answer);
      });
    }
    return true;
  }

  #listenToEngine(): void {
    const { engine } = this.#manager;
    engine.on('handshake', (greeting) => {
      const { pingInterval } = greeting;
      if (!(pingInterval > 0 && pingInterval < LONGEST_TIMER_MS)) return;
      this.#pingIntervalMs = pingInterval;
      // The client's own deadline would close a good connection after a sleep ...
      greeting.pingTimeout = LONGEST_TIMER_MS - pingInterval;
    });
    // ... and after a step of the wall clock.
    engine._hasPingExpired = () => false;
    engine.on('packet', ({ data }) => {
      if (engine !== this.#manager.engine) return;
      const absent = absentIn(data);
      if (absent !== null) this.#absent.add(absent);
      this.#listener?.alive();
    });
  }

  #listen(socket: Socket, channel: string, required: boolean): void {
    socket.on('connect', () => {
      this.#listener?.channelOpened(channel);
      if (required && this.#allRequiredConnected()) this.#listener?.opened();
    });
    socket.on('connect_error', (error) => {
      if (!required || this.#endProbe !== null) return;
      // The manager reports a link that failed. What is left is the server's answer: a refusal, which makes the socket
      // inactive, or one in an older version of Socket.IO.
      this.#fail(
        socket.active
          ? trouble('not-a-scoreboard', 'the server speaks another version of Socket.IO')
          : refusalReason(error, channel, this.#absent),
        !socket.active,
      );
    });
    socket.on('disconnect', (why) => {
      if (required) this.#fail(disconnectReason(why));
    });
    socket.onAny((event: unknown, ...args: unknown[]) => {
      // On the wire the name of an event may be a number.
      this.#listener?.message(channel, String(event), args);
    });
  }

  /** What does not speak HTTP where it was asked to may want TLS, of which an admin is told more than that nobody answers. */
  #failed(reason: Reason): void {
    const address = new URL(httpAddress(this.#plan.url));
    if (this.#listener === null || this.#endProbe !== null) return;
    if (!isPlain(address) || !soundsLikeTls(reason)) {
      this.#fail(reason);
      return;
    }
    const end = askForTls(address, (yes) => {
      // An answer that is late belongs to an attempt that is over.
      if (this.#endProbe !== end) return;
      this.#endProbe = null;
      this.#fail(yes ? TLS_WANTED : reason);
    });
    this.#endProbe = end;
  }

  #letGo(): void {
    this.#listener = null;
    this.#endProbe?.();
    this.#endProbe = null;
  }

  #allRequiredConnected(): boolean {
    return this.#plan.channels.every(
      (channel) => !channel.required || this.#sockets.get(channel.name)?.connected === true,
    );
  }

  /** Reports the end of an attempt once; whatever follows it belongs to nobody. */
  #fail(reason: Reason, refused = isRefusal(reason, this.#linked)): void {
    const listener = this.#listener;
    this.#listener = null;
    if (refused) listener?.refused(reason);
    else listener?.lost(reason);
  }
}

interface WebSocketUser {
  opened(): void;
  reading(pace: PacedReading): void;
  /** A packet, which may be taken on the spot. */
  taken(packet: string): boolean;
}

/**
 * The client throws, where nobody can catch it, on a greeting that it cannot read. Here that is a fault of the
 * connection. Also, reading is paced, and plain packets may be taken on the spot. (It exports no type for its packets.)
 */
function webSocketFor(user: WebSocketUser): typeof NodeWebSocket {
  return class extends NodeWebSocket {
    /** Packets on the client's own way, which ends in a later tick. None may overtake them. */
    #underWay = 0;

    override doOpen(): this {
      super.doOpen();
      const socket = this.ws as (PausableSocket & { onmessage: null }) | undefined;
      if (socket === undefined) return this;
      user.reading(new PacedReading(socket));
      // In place of the client's own listener, which makes an object of each message first.
      socket.onmessage = null;
      socket.on('message', (data: Buffer, isBinary: boolean) => {
        this.#onMessage(isBinary ? data : data.toString());
      });
      return this;
    }

    protected override onOpen(): void {
      user.opened();
      super.onOpen();
    }

    protected override onPacket(packet: never): void {
      try {
        super.onPacket(packet);
      } catch {
        this.onError('unreadable', { code: UNREADABLE });
      }
    }

    #onMessage(packet: string | Buffer): void {
      const inUse = this.socket.transport === this && this.socket.readyState === 'open';
      if (inUse && this.#underWay === 0 && typeof packet === 'string' && user.taken(packet)) return;
      this.#underWay++;
      this.onData(packet);
      process.nextTick(() => {
        this.#underWay--;
      });
    }
  };
}

class SafePolling extends NodeXHR {
  protected override onPacket(packet: never): void {
    try {
      super.onPacket(packet);
    } catch {
      this.onError('unreadable', { code: UNREADABLE });
    }
  }
}

/** Socket.IO takes http addresses; an admin may well write ws. */
function httpAddress(url: string): string {
  return url.replace(/^ws(s?):/i, 'http$1:');
}
