import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { listening, type TestServer } from '#main/feed/transports/test-servers';
import type { Kit } from './kit';
import type { Row } from './ranks';

/** A backend whose feed can fall silent: what it holds changes, and only its snapshot address tells. */
export interface BoardServer extends TestServer {
  readonly snapshotUrl: string;
  rows: readonly Row[];
}

export async function boardServerFor(kit: Kit, rows: readonly Row[]): Promise<BoardServer> {
  const body = (): object => ({
    metric: 'revenue',
    rankings: server.rows.map((row) => ({ ...row, userName: `Person ${row.userId}` })),
  });
  const http = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body()));
  });
  const io = new Server(http, { serveClient: false });
  io.of('/leaderboard').on('connection', (socket) => {
    socket.on('display:hello', (_hello: unknown, answer: unknown) => {
      if (typeof answer === 'function') (answer as (reply: object) => void)({ ok: true });
    });
    socket.emit('leaderboard:refresh', body());
  });
  const listener = await listening(http, 0);
  const server: BoardServer = { ...listener, rows, snapshotUrl: `${listener.url}/api/leaderboard` };
  kit.onEnd(async () => {
    await io.close();
    await listener.stop();
  });
  return server;
}
