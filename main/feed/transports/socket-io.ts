import { Manager, type Socket } from 'socket.io-client';
import { trouble, type Reason } from '../connection/reasons';
import { credentials } from '../credentials';
import type { Transport, TransportListener, TransportPlan } from './transport';

/**
 * Socket.IO, with its own reconnecting switched off: it gives up on a kick and on a refused handshake, and a wall must
 * not. The sockets live as long as the transport, so that the server can recover what was missed (`socket.recovered`).
 */
export class SocketIoTransport implements Transport {
  readonly #plan: TransportPlan;
  readonly #manager: Manager;
  readonly #sockets = new Map<string, Socket>();
  #listener: TransportListener | null = null;

  constructor(plan: TransportPlan) {
    this.#plan = plan;
    this.#manager = new Manager(httpAddress(plan.url), {
      autoConnect: false,
      reconnection: false,
      // The connection machine has its own deadline.
      timeout: 60_000,
      // A cookie in the first request is enough for sticky sessions; WebSocket first saves a round trip.
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
    });
    for (const channel of plan.channels) {
      const socket = this.#manager.socket(channel.name, {
        auth: (give) => {
          give(credentials(plan.token()).auth);
        },
      });
      this.#sockets.set(channel.name, socket);
      this.#listen(socket, channel.name, channel.required);
    }
    this.#manager.on('error', (error) => {
      this.#end((listener) => {
        listener.lost(
          this.#allRequiredConnected() ? trouble('connection-lost', 'the connection broke') : reasonOf(error),
        );
      });
    });
  }

  open(listener: TransportListener): void {
    this.#listener = listener;
    this.#manager.opts.extraHeaders = { ...credentials(this.#plan.token()).headers };
    for (const socket of this.#sockets.values()) socket.connect();
  }

  close(): void {
    this.#listener = null;
    for (const socket of this.#sockets.values()) {
      socket.sendBuffer = [];
      socket.disconnect();
    }
  }

  send(channel: string, event: string, args: readonly unknown[]): boolean {
    const socket = this.#sockets.get(channel);
    if (!socket?.connected) return false;
    socket.emit(event, ...args);
    return true;
  }

  #listen(socket: Socket, channel: string, required: boolean): void {
    socket.on('connect', () => {
      this.#listener?.channelOpened(channel);
      if (required && this.#allRequiredConnected()) this.#listener?.opened();
    });
    socket.on('connect_error', (error) => {
      // An inactive socket was turned away by the server itself; otherwise the link failed, which the manager reports.
      if (socket.active || !required) return;
      this.#end((listener) => {
        listener.refused(refusalOf(error, channel));
      });
    });
    socket.on('disconnect', (why) => {
      if (!required) return;
      this.#end((listener) => {
        listener.lost(DISCONNECTED[why] ?? trouble('connection-lost', why));
      });
    });
    socket.onAny((event: string, ...args: unknown[]) => {
      this.#listener?.message(channel, event, args);
    });
  }

  #allRequiredConnected(): boolean {
    return this.#plan.channels.every(
      (channel) => !channel.required || this.#sockets.get(channel.name)?.connected === true,
    );
  }

  /** Reports the end of an attempt once; whatever follows it belongs to nobody. */
  #end(report: (listener: TransportListener) => void): void {
    const listener = this.#listener;
    this.#listener = null;
    if (listener) report(listener);
  }
}

const DISCONNECTED: Readonly<Record<string, Reason>> = {
  'io server disconnect': trouble('connection-lost', 'the server closed the connection'),
  'ping timeout': trouble('server-not-answering', 'nothing was heard from the server'),
  'transport close': trouble('connection-lost', 'the connection was closed'),
  'transport error': trouble('connection-lost', 'the connection broke'),
  'parse error': trouble('not-a-scoreboard', 'the server sent what is not Socket.IO'),
};

function refusalOf(error: Error, channel: string): Reason {
  if (error.message === 'Invalid namespace') {
    return trouble('not-a-scoreboard', `the server has no namespace ${channel}`);
  }
  return trouble('token-refused', 'the server refused the connection');
}

/** Sorts a failed attempt by its cause. The error's own text stays out: it may hold the address with its query. */
function reasonOf(error: unknown): Reason {
  const codes = new Set<string>();
  collectCodes(error, codes, 0);
  for (const code of codes) {
    if (CERTIFICATE.test(code)) return trouble('certificate', `the certificate was not accepted (${code})`);
    if (UNREACHABLE.has(code)) return trouble('server-unreachable', `no connection to the server (${code})`);
  }
  if (codes.has('ETIMEDOUT')) return trouble('server-not-answering', 'no connection in time (ETIMEDOUT)');
  const message = error instanceof Error ? error.message : '';
  if (message === 'timeout') return trouble('server-not-answering', 'no connection in time');
  if (/Unexpected server response|xhr poll error|websocket error/.test(message)) {
    return trouble('server-unreachable', 'the server did not accept the connection');
  }
  return trouble('server-unreachable', 'no connection to the server');
}

const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET']);
const CERTIFICATE = /CERT|SIGNATURE|TLS/;

/** Socket.IO wraps the system's error several times, under `cause`, `description`, `error`, `context` or `errors`. */
function collectCodes(error: unknown, codes: Set<string>, depth: number): void {
  if (typeof error !== 'object' || error === null || depth > 5) return;
  const fields = error as Record<string, unknown>;
  if (typeof fields['code'] === 'string') codes.add(fields['code']);
  for (const key of ['cause', 'description', 'error', 'errors']) {
    const inner = fields[key];
    for (const one of Array.isArray(inner) ? inner : [inner]) collectCodes(one, codes, depth + 1);
  }
}

/** Socket.IO takes http addresses; an admin may well write ws. */
function httpAddress(url: string): string {
  return url.replace(/^ws(s?):/i, 'http$1:');
}
