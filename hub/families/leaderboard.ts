import { Server as SocketIoServer, type Server, type Socket } from 'socket.io';
import type { Server as HttpServer } from 'node:http';
import { tokenOfHandshake } from '../admission';
import { atTime } from '../at-time';
import type { House, Outlet } from '../house';
import { STREAMS, NAMESPACES, type Emission, type NamespaceName } from '../wire-types';
import type { Numbers, Position } from '../streams';
import { roomRequest } from './leaderboard-rooms';

type Reply =
  | { readonly ok: true; readonly reports?: true; readonly heads?: readonly Position[] }
  | { readonly ok: false; readonly message: string };

/** Half of Socket.IO's default: what is kept for recovery costs memory under load. */
const RECOVERY_MS = 60_000;

const PATH = '/socket.io/';
export const isSocketIoPath = (path: string): boolean => path.startsWith(PATH);

/** Receives those who come over Socket.IO: checks tokens, keeps the rooms, answers what clients say. */
export class LeaderboardHouse implements Outlet {
  readonly #io: Server;
  readonly #house: House;

  /** @param recovery Socket.IO's connection state recovery */
  constructor(http: HttpServer, house: House, recovery: boolean) {
    this.#house = house;
    this.#io = new SocketIoServer(http, {
      path: PATH,
      serveClient: false,
      // Others answer other handshakes on this port.
      destroyUpgrade: false,
      // A token that has been withdrawn must not slip in through recovery.
      ...(recovery
        ? { connectionStateRecovery: { maxDisconnectionDuration: RECOVERY_MS, skipMiddlewares: false } }
        : {}),
    });
    for (const name of NAMESPACES) this.#welcome(name);
  }

  /** Sockets on /leaderboard. */
  get connections(): number {
    return this.#io.of('/leaderboard').sockets.size;
  }

  deliver({ channel, rooms, event, payload }: Emission, numbers: Numbers | null): void {
    const namespace = this.#io.of(channel);
    const target = rooms.length === 0 ? namespace : namespace.to([...rooms]);
    target.emit(event, numbers === null ? payload : { ...payload, ...numbers });
  }

  /** To a room, or with none to everybody in the namespace; `volatile` messages are not kept for those who are away. */
  emit(
    { namespace, room, isVolatile }: { namespace: string; room?: string; isVolatile?: boolean },
    event: string,
    args: readonly unknown[],
  ): void {
    const all = this.#io.of(namespace);
    const target = room === undefined ? all : all.to(room);
    (isVolatile === true ? target.volatile : target).emit(event, ...args);
  }

  drop(): void {
    for (const name of NAMESPACES) for (const socket of this.#io.of(name).sockets.values()) socket.conn.close(true);
  }

  close(): void {
    for (const name of NAMESPACES) this.#io.of(name).disconnectSockets(true);
  }

  /** Resolves when the server it is attached to has closed. */
  stop(): Promise<void> {
    return this.#io.close();
  }

  #welcome(name: NamespaceName): void {
    const namespace = this.#io.of(name);
    const { admission, clock, received } = this.#house;
    namespace.use((socket, next) => {
      if (admission.admits(tokenOf(socket)).kind === 'admitted') next();
      else next(new Error('Unauthorized'));
    });
    namespace.on('connection', (socket) => {
      const verdict = admission.admits(tokenOf(socket));
      if (verdict.kind === 'admitted' && verdict.untilMs !== null) {
        const expiry = atTime(clock, verdict.untilMs, () => socket.disconnect(true));
        socket.on('disconnect', () => {
          expiry.dispose();
        });
      }
      socket.onAny((event: string, ...rest: unknown[]) => {
        const acknowledge = rest.at(-1);
        const args = typeof acknowledge === 'function' ? rest.slice(0, -1) : rest;
        received.add({ channel: name, event, args });
        const reply = this.#answer(socket, name, event, args);
        if (!reply.ok) socket.emit('error', { message: reply.message });
        if (typeof acknowledge === 'function') (acknowledge as (reply: Reply) => void)(reply);
      });
    });
  }

  #answer(socket: Socket, name: NamespaceName, event: string, args: readonly unknown[]): Reply {
    const { streams, reports } = this.#house;
    const request = roomRequest(name, event, args);
    if (request !== null) {
      if (request.action === 'invalid') return { ok: false, message: request.message };
      if (request.action === 'leave') void socket.leave(request.room);
      else return this.#join(socket, request.room);
    }
    if (name === '/leaderboard' && event === 'display:hello') {
      const told = this.#isOn('/training', socket) ? [STREAMS.leaderboard, STREAMS.training] : [STREAMS.leaderboard];
      return { ok: true, reports: true, heads: told.map((stream) => streams.head(stream)) };
    }
    if (name === '/leaderboard' && event === 'display:report') {
      return reports.add(args[0]) ? { ok: true } : { ok: false, message: 'A report needs a messageId and a kind' };
    }
    if (name === '/training' && event === 'roleplay:message') converse(socket, args, this.#house.clock.now());
    return { ok: true };
  }

  /** Does this client, over the same connection, hear a namespace too? */
  #isOn(name: NamespaceName, { conn }: Socket): boolean {
    return [...this.#io.of(name).sockets.values()].some((socket) => socket.conn === conn);
  }

  #join(socket: Socket, room: string): Reply {
    const { admission, clock, story, streams } = this.#house;
    if (!admission.admitsToRoom(tokenOf(socket), room)) return { ok: false, message: 'Unauthorized' };
    void socket.join(room);
    const [main] = room === 'tv-display' ? story('leaderboard').snapshots(clock.now()) : [];
    if (main !== undefined) socket.emit('leaderboard:refresh', { ...main.body, ...streams.head(main.stream) });
    return { ok: true };
  }
}

/** The practice customer answers everyone alike. */
function converse(socket: Socket, [message]: readonly unknown[], nowMs: number): void {
  const sessionId = isRecord(message) ? message['sessionId'] : undefined;
  socket.emit('roleplay:typing', { sessionId, isTyping: true });
  socket.emit('roleplay:response', {
    sessionId,
    message: 'That sounds interesting. What would it cost us to change?',
    metadata: { score: 80, feedback: 'You asked before you answered.' },
    timestamp: new Date(nowMs).toISOString(),
  });
  socket.emit('roleplay:typing', { sessionId, isTyping: false });
}

function tokenOf(socket: Socket): string | null {
  return tokenOfHandshake(socket.handshake.auth, socket.handshake.headers);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
