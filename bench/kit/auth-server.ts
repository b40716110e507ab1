import { createServer, type IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import { listening, type TestServer } from '#main/feed/transports/test-servers';
import type { Kit } from './kit';

/** How a token that is not the good one is turned away. */
export type Refusing = 'in the namespace' | 'with HTTP 403';

export interface AuthServer extends TestServer {
  /** POST with any token gives the good one; answered with 403 while there is none. */
  readonly tokenUrl: string;
  /** null: no token is good. */
  good: string | null;
  /** Connections that were asked for, refused ones too. */
  readonly attempts: number;
  /** New tokens that were asked for. */
  readonly renewals: number;
  /** Everybody is disconnected politely. */
  kick(): void;
}

/** A Socket.IO backend whose good token changes. */
export async function authServerFor(kit: Kit, good: string | null, refusing: Refusing): Promise<AuthServer> {
  const counts = { attempts: 0, renewals: 0 };
  const http = createServer((_request, response) => {
    counts.renewals++;
    response.writeHead(state.good === null ? 403 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ token: state.good }));
  });
  const byHttp = refusing === 'with HTTP 403';
  const io = new Server(http, {
    serveClient: false,
    allowRequest: (request: IncomingMessage, answer) => {
      // Long polling sends many requests; one of them begins a connection.
      if (!request.url?.includes('sid=')) counts.attempts++;
      answer(null, !byHttp || request.headers.authorization === `Bearer ${state.good ?? ''}`);
    },
  });
  const house = io.of('/leaderboard');
  house.use((socket, next) => {
    const { token } = socket.handshake.auth as { token?: string };
    if (token === state.good) next();
    else next(new Error('Unauthorized'));
  });
  house.on('connection', (socket) => {
    socket.on('display:hello', (_hello: unknown, answer: unknown) => {
      if (typeof answer === 'function') (answer as (reply: object) => void)({ ok: true });
    });
  });
  const listener = await listening(http, 0);
  const state: AuthServer = {
    ...listener,
    tokenUrl: `${listener.url}/token`,
    good,
    get attempts() {
      return counts.attempts;
    },
    get renewals() {
      return counts.renewals;
    },
    kick: () => {
      house.disconnectSockets(true);
    },
  };
  kit.onEnd(async () => {
    await io.close();
    await listener.stop();
  });
  return state;
}
