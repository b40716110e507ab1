import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { WindowKind } from '#core/ipc/contract';
import { DISPLAY_PARAMETER, SETTINGS_PATH, WALL_PATH, type FromPage, type ToPage } from '#core/ipc/wire';
import type { Clock } from '#core/kernel/clock';
import type { Logger } from '#main/ports/logger';
import type { Router, WindowSession } from '../router';
import type { AdminDoor } from './admin-door';
import { isLocalCaller, isOwnHost, isOwnOrigin } from './callers';

/** Settings travel whole, with the pictures of their playlists; what a wall has to say is short. */
const LARGEST_MESSAGE_BYTES = { wall: 256 * 1024, settings: 4 * 1024 * 1024 } as const;
/** A page that does not answer two beats in a row is gone. */
const BEAT_MS = 5_000;
const SESSIONS_AT_ONCE = 100;
/** What a wall may call its display, in characters; no display that was set up has a longer name. */
const LONGEST_DISPLAY = 60;
/** A page that lets this much wait unread is ended: it may ask for more than it takes. */
const LARGEST_BACKLOG_BYTES = 16 * 1024 * 1024;

export interface SessionsDeps {
  readonly router: Router;
  readonly door: AdminDoor;
  readonly clock: Clock;
  readonly log: Logger;
}

/** The pages that are open in browsers: one WebSocket each, the only place on this side that holds one. */
export class WebSessions {
  readonly #deps: SessionsDeps;
  readonly #servers: Readonly<Record<WindowKind, WebSocketServer>> = {
    wall: new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE_BYTES.wall }),
    settings: new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE_BYTES.settings }),
  };
  readonly #sockets = new Map<string, WebSocket>();
  #next = 1;
  #stopped = false;

  constructor(deps: SessionsDeps) {
    this.#deps = deps;
  }

  /** For the HTTP server's `upgrade` event. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const kind = this.#kindOf(request);
    if (kind === null || this.#stopped || this.#sockets.size >= SESSIONS_AT_ONCE) {
      this.#deps.log.warn('A connection was refused', { path: (request.url ?? '').slice(0, 60) });
      refuse(socket);
      return;
    }
    const local = isLocalCaller(request);
    const display = kind === 'wall' ? displayIn(request.url ?? '') : null;
    this.#servers[kind].handleUpgrade(request, socket, head, (opened) => this.#open(opened, kind, display, local));
  }

  /** Ends a page's connection; the page connects anew and asks for everything. */
  drop(sessionId: string): void {
    this.#sockets.get(sessionId)?.terminate();
  }

  /** Asks every page to go, and lets no new one in. Resolves when all have gone. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const sockets = [...this.#sockets.values()];
    const gone = sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of sockets) socket.close(1001, 'stopping');
    for (const server of Object.values(this.#servers)) server.close();
    await Promise.all(gone);
  }

  /** Ends what has not gone by itself. */
  cut(): void {
    for (const socket of this.#sockets.values()) socket.terminate();
  }

  #kindOf(request: IncomingMessage): WindowKind | null {
    if (!isOwnHost(request) || !isOwnOrigin(request)) return null;
    const [path] = (request.url ?? '').split('?', 1);
    if (path === WALL_PATH) return 'wall';
    if (path !== SETTINGS_PATH) return null;
    return isLocalCaller(request) && this.#deps.door.isAdmitted(request) ? 'settings' : null;
  }

  #open(socket: WebSocket, kind: WindowKind, display: string | null, local: boolean): void {
    const { router, clock } = this.#deps;
    const id = `${kind}-${this.#next++}`;
    this.#sockets.set(id, socket);
    const send = (message: ToPage): void => {
      if (socket.bufferedAmount > LARGEST_BACKLOG_BYTES) socket.terminate();
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    };
    const session: WindowSession = {
      id,
      kind,
      display,
      push: (channel, payload) => send({ kind: 'push', channel, payload }),
    };
    let unanswered = 0;
    const beat = clock.every(BEAT_MS, () => {
      if (++unanswered > 2) socket.terminate();
      else {
        send({ kind: 'beat' });
        socket.ping();
      }
    });
    socket.on('pong', () => {
      unanswered = 0;
    });
    socket.on('message', (data, isBinary) => {
      unanswered = 0;
      if (!isBinary) this.#receive(session, local, (data as Buffer).toString('utf8'), send);
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      beat.dispose();
      this.#sockets.delete(id);
      router.closed(session);
    });
    router.opened(session);
  }

  #receive(session: WindowSession, local: boolean, text: string, send: (message: ToPage) => void): void {
    const message = parse(text);
    if (message === null) return;
    if (message.kind === 'signal') {
      // It opens a window on this machine, which is nobody's business elsewhere.
      if (message.channel === 'wall:open-settings' && !local) return;
      this.#deps.router.signal(session, message.channel, message.payload);
      return;
    }
    const { id } = message;
    void this.#deps.router
      .request(session, message.channel, message.payload)
      .then((result) => send({ kind: 'reply', id, result }));
  }
}

/** The name of the display that a wall says it is. */
function displayIn(url: string): string | null {
  const at = url.indexOf('?');
  const name = at === -1 ? null : new URLSearchParams(url.slice(at)).get(DISPLAY_PARAMETER);
  return name === null || name === '' ? null : name.slice(0, LONGEST_DISPLAY);
}

function refuse(socket: Duplex): void {
  // Whoever is refused may be gone already, which is not worth a crash.
  socket.on('error', () => socket.destroy());
  socket.once('finish', () => socket.destroy());
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

/** The envelope only; what is in it is for the router to check. */
function parse(text: string): FromPage | null {
  try {
    const message = JSON.parse(text) as Partial<Record<string, unknown>> | null;
    if (typeof message !== 'object' || message === null || typeof message['channel'] !== 'string') return null;
    if (message['kind'] === 'signal') return message as FromPage;
    return message['kind'] === 'request' && typeof message['id'] === 'number' ? (message as FromPage) : null;
  } catch {
    return null;
  }
}
