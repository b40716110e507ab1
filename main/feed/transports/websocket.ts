import { WebSocket, type ClientOptions, type RawData } from 'ws';
import { trouble, type Reason } from '../connection/reasons';
import { credentials, showsToken } from '../credentials';
import { eventOf } from './event-of';
import { isRefusal } from './failure-reasons';
import { PacedReading } from './paced-reading';
import { askWhatItIs, type Kinds } from './stranger-probe';
import { UnreadableMessage, type Transport, type TransportListener, type TransportPlan } from './transport';
import { closeReason, errorReason, isHangUp, isNoPath, soundsLikeTls, upgradeReason } from './websocket-reasons';

/** A larger message ends the connection; of a compressed one, what it unpacks to counts. */
export const LARGEST_MESSAGE_BYTES = 8 * 1024 * 1024;
/** What waits to be sent on a slow connection, at most. */
export const LARGEST_BACKLOG_BYTES = 1024 * 1024;
/** A server that does not answer a goodbye by then is left without one. */
const GOODBYE_MS = 2_000;
/** Pings that wait for their answer, at most. */
const PINGS = 16;
const NORMAL_CLOSURE = 1000;
/** The name under which UnreadableMessage is handed over. */
const UNREADABLE_EVENT = '(unreadable)';
const NOT_JSON = [new UnreadableMessage('not JSON')];
const BINARY = [new UnreadableMessage('a binary message that is not JSON')];

/** Why an attempt has ended, and whether the server said no. */
type Ended = (reason: Reason, refused: boolean) => void;

/** How servers say that they do not know a path. */
const NO_SUCH_PATH: ReadonlySet<Reason['trouble']> = new Set(['not-found', 'forbidden', 'wrong-family']);

const OPTIONS = {
  maxPayload: LARGEST_MESSAGE_BYTES,
  perMessageDeflate: true,
  // One wrong letter in a name is shown as such; it is no reason to lose the connection, and to lose it again.
  skipUTF8Validation: true,
  followRedirects: false,
  // (Not yet in the types.)
  closeTimeout: GOODBYE_MS,
} as ClientOptions;

/**
 * WebSocket with JSON messages: an object whose `type` names the event, or a list of them. Each attempt has a socket of
 * its own, so that a late word of an old one finds nobody.
 */
export class WebSocketTransport implements Transport {
  /** Every server answers a ping, so nothing has to be known of its own. */
  readonly pingIntervalMs = null;
  readonly mayTurnAway = true;
  readonly #plan: TransportPlan;
  readonly #channel: string;
  #attempt: Attempt | null = null;
  /** Has there been a WebSocket? What hangs up after that is the same server, in trouble. */
  #proved = false;
  /** Where to connect: once there has been a WebSocket, nowhere else. */
  #url: string;

  constructor(plan: TransportPlan) {
    const [channel, ...others] = plan.channels;
    if (!channel || others.length > 0) throw new Error('a WebSocket has one channel');
    this.#plan = plan;
    this.#channel = channel.name;
    this.#url = plan.url;
  }

  open(listener: TransportListener): void {
    const { url, otherwise } = this.#plan;
    const tell = (reason: Reason, refused: boolean): void => {
      if (refused) listener.refused(reason);
      else listener.lost(reason);
    };
    if (this.#proved || otherwise === undefined) {
      this.#openAt(this.#url, listener, tell);
      return;
    }
    this.#openAt(url, listener, (reason, refused) => {
      if (this.#attempt?.wasOpen === true || !NO_SUCH_PATH.has(reason.trouble)) tell(reason, refused);
      else {
        this.#openAt(otherwise, listener, (why, again) => {
          // Where that is no better, what is wrong with the first place is told.
          if (this.#attempt?.wasOpen === true) tell(why, again);
          else tell(reason, refused);
        });
      }
    });
  }

  #openAt(url: string, listener: TransportListener, ended: Ended): void {
    this.#url = url;
    try {
      this.#attempt = new Attempt({ ...this.#plan, url }, this.#channel, listener, ended, this.#proved);
    } catch {
      ended(trouble('server-unreachable', 'the address cannot be used'), false);
    }
  }

  /** The only channel is one that the source cannot do without. */
  openMissing(): void {}

  get behind(): boolean {
    return this.#attempt?.behind === true;
  }

  ping(answered: () => void): void {
    this.#attempt?.ping(answered);
  }

  cut(): void {
    this.#attempt?.cut();
  }

  close(): void {
    this.#attempt?.close();
    this.#proved ||= this.#attempt?.wasOpen === true;
    this.#attempt = null;
  }

  send(channel: string, _event: string, args: readonly unknown[]): boolean {
    return channel === this.#channel && this.#attempt?.send(args[0]) === true;
  }
}

/** One socket, from its first byte to its last word. */
class Attempt {
  readonly #channel: string;
  readonly #url: URL;
  /** Has the server opened a WebSocket before? */
  readonly #known: boolean;
  readonly #socket: WebSocket;
  readonly #pace: PacedReading;
  readonly #pings = new Map<string, () => void>();
  #pingCount = 0;
  #wasOpen = false;
  #endProbe: (() => void) | null = null;
  /** null once it has ended: whatever follows belongs to nobody. */
  #listener: TransportListener | null;
  readonly #ended: Ended;

  /** Throws what names no address. */
  constructor(plan: TransportPlan, channel: string, listener: TransportListener, ended: Ended, proved: boolean) {
    this.#channel = channel;
    this.#listener = listener;
    this.#ended = ended;
    const shown = credentials(plan.token());
    const { auth, headers } = shown;
    this.#url = address(plan, auth.token);
    this.#known = proved;
    const socket = new WebSocket(this.#url, [], { ...OPTIONS, headers: { ...headers } });
    this.#socket = socket;
    // Also a part of a message is a sign of life.
    this.#pace = new PacedReading(socket, () => this.#listener?.alive());
    socket.on('open', () => {
      this.#onOpen(auth.token === undefined ? undefined : plan.signIn?.firstMessage?.(auth.token));
    });
    socket.on('message', (data: RawData, isBinary) => {
      this.#onMessage(data, isBinary);
    });
    socket.on('pong', (payload) => {
      this.#onPong(payload.toString());
    });
    socket.on('unexpected-response', (_request, { statusCode = 0 }) => {
      const socketIo = isNoPath(statusCode, showsToken(shown));
      this.#failed(upgradeReason(statusCode), { tls: soundsLikeTls(statusCode), socketIo });
    });
    socket.on('error', (error) => {
      const mayBe = { tls: soundsLikeTls(error), socketIo: isHangUp(error) };
      this.#failed(errorReason(error, this.#wasOpen), mayBe);
    });
    socket.on('close', (code) => {
      if (this.#endProbe === null) this.#fail(closeReason(code));
    });
  }

  get behind(): boolean {
    return this.#pace.behind;
  }

  get wasOpen(): boolean {
    return this.#wasOpen;
  }

  send(message: unknown): boolean {
    const socket = this.#socket;
    if (this.#listener === null || socket.readyState !== WebSocket.OPEN) return false;
    if (socket.bufferedAmount > LARGEST_BACKLOG_BYTES) return false;
    socket.send(JSON.stringify(message));
    return true;
  }

  ping(answered: () => void): void {
    if (this.#listener === null || this.#socket.readyState !== WebSocket.OPEN) return;
    const name = String(++this.#pingCount);
    this.#pings.set(name, answered);
    this.#pings.delete(String(this.#pingCount - PINGS));
    this.#socket.ping(name);
  }

  cut(): void {
    this.#letGo();
    this.#socket.terminate();
  }

  close(): void {
    this.#letGo();
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.close(NORMAL_CLOSURE);
    else if (this.#socket.readyState === WebSocket.CONNECTING) this.#socket.terminate();
  }

  #onOpen(firstMessage: unknown): void {
    this.#wasOpen = true;
    if (firstMessage !== undefined) this.send(firstMessage);
    this.#listener?.channelOpened(this.#channel);
    this.#listener?.opened();
  }

  #onMessage(data: RawData, isBinary: boolean): void {
    if (this.#listener === null) return;
    let value: unknown;
    try {
      // A message arrives as one Buffer. Some servers send their JSON as bytes.
      value = JSON.parse((data as Buffer).toString());
    } catch {
      this.#listener.message(this.#channel, UNREADABLE_EVENT, isBinary ? BINARY : NOT_JSON);
      return;
    }
    if (!Array.isArray(value)) this.#deliver(value);
    else for (const one of value) this.#deliver(one);
  }

  /** Whoever is told of one message may close before the next. */
  #deliver(envelope: unknown): void {
    this.#listener?.message(this.#channel, eventOf(envelope), [envelope]);
  }

  #onPong(name: string): void {
    const answered = this.#pings.get(name);
    this.#pings.delete(name);
    answered?.();
  }

  /** A server that has never opened a WebSocket is asked whether it is another kind, where it sounds like one. */
  #failed(reason: Reason, mayBe: Kinds): void {
    // The connection may break while the server is being asked: the first reason stands.
    if (this.#endProbe !== null) return;
    if (this.#known || this.#wasOpen || this.#listener === null || !(mayBe.tls || mayBe.socketIo)) {
      this.#fail(reason);
      return;
    }
    this.#endProbe = askWhatItIs(this.#url, mayBe, (what) => {
      this.#fail(what ?? reason);
    });
  }

  #letGo(): void {
    this.#listener = null;
    this.#pings.clear();
    this.#endProbe?.();
  }

  /** Reports the end once. What is left of the socket is let go. */
  #fail(reason: Reason): void {
    const listener = this.#listener;
    this.cut();
    if (listener !== null) this.#ended(reason, isRefusal(reason, this.#wasOpen));
  }
}

/** The address with its token; http is meant as ws. Throws for what is no address. */
function address(plan: TransportPlan, token: string | undefined): URL {
  const url = new URL(plan.url);
  // A client sends no fragment, and this one would not even start.
  url.hash = '';
  if (plan.signIn && token !== undefined) url.searchParams.set(plan.signIn.parameter, token);
  return url;
}
