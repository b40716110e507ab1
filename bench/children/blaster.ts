import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Socket as TcpSocket } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { WebSocketServer, type WebSocket } from 'ws';
import { listening } from '#main/feed/transports/test-servers';
import { frame, rankingLoad, WIRES, type WireName } from '../kit/load';
import type { Pace } from '../kit/pace';
import { play } from '../kit/role';
import { monotonicMs, must, pause } from '../kit/time';

interface Options {
  readonly wire: WireName;
}

const TICK_MS = 5;

/** Writes frames that were made before, straight to the socket, so that the client is what limits. */
play(async ({ wire }: Options) => {
  const load = rankingLoad();
  const frames = load.updates.map((update) => frame(WIRES[wire](update)));
  const whole = Buffer.concat(frames);
  let client: TcpSocket | null = null;
  const server = await (wire === 'ws' ? plainServer : socketIoServer)((socket) => (client = socket), {
    metric: 'revenue',
    rankings: load.rows.map((row) => ({ ...row, userName: `Wall Person ${row.userId}` })),
  });
  const connected = async (): Promise<TcpSocket> => {
    await must('a client is there', () => client !== null && !client.destroyed);
    if (client === null) throw new Error('no client');
    return client;
  };
  return {
    ready: { url: server.url, rows: load.rows, cycle: frames.length, frameBytes: whole.length / frames.length },
    commands: {
      /** All updates, so many times, as fast as they are taken. */
      async blast(cycles: number) {
        const socket = await connected();
        const startMs = monotonicMs();
        for (let cycle = 0; cycle < cycles; cycle++) await written(socket, whole);
        return { startMs };
      },
      /** At an even pace, and late where the client does not take it. */
      async burst({ perSecond, forMs }: Pace) {
        const socket = await connected();
        const total = (perSecond * forMs) / 1_000;
        const startMs = monotonicMs();
        for (let sent = 0; sent < total;) {
          const due = Math.min(total, Math.floor(((monotonicMs() - startMs) * perSecond) / 1_000));
          while (sent < due) {
            const from = sent % frames.length;
            const count = Math.min(due - sent, frames.length - from);
            await written(socket, Buffer.concat(frames.slice(from, from + count)));
            sent += count;
          }
          await pause(TICK_MS);
        }
        return { startMs, tookMs: monotonicMs() - startMs, total };
      },
      /** One by one, each with the time at which it left. */
      async stamped({ perSecond, forMs }: Pace) {
        const socket = await connected();
        const total = (perSecond * forMs) / 1_000;
        const startMs = monotonicMs();
        for (let sent = 0; sent < total;) {
          const due = Math.min(total, Math.floor(((monotonicMs() - startMs) * perSecond) / 1_000));
          for (; sent < due; sent++) {
            const update = load.updates[sent % load.updates.length] ?? {};
            socket.write(frame(WIRES[wire]({ ...update, sentMs: monotonicMs() })));
          }
          await pause(1);
        }
        return total;
      },
    },
  };
});

type OnClient = (socket: TcpSocket) => void;

async function socketIoServer(onClient: OnClient, snapshot: object) {
  const http = createServer();
  const io = new Server(http, { serveClient: false });
  io.of('/leaderboard').on('connection', (socket) => {
    socket.on('display:hello', (_hello: unknown, answer: unknown) => {
      if (typeof answer === 'function') (answer as (reply: object) => void)({ ok: true });
    });
    socket.emit('leaderboard:refresh', snapshot);
    onClient(tcpOf(socket));
  });
  return listening(http, 0);
}

async function plainServer(onClient: OnClient, snapshot: object) {
  const http = createServer();
  const wss = new WebSocketServer({ server: http, perMessageDeflate: false });
  wss.on('connection', (socket) => {
    socket.send(WIRES.ws(snapshot));
    onClient(rawOf(socket));
  });
  return listening(http, 0);
}

function tcpOf(socket: Socket): TcpSocket {
  const { transport } = socket.conn as unknown as { transport: { socket: WebSocket } };
  return rawOf(transport.socket);
}

function rawOf(socket: WebSocket): TcpSocket {
  return (socket as unknown as { _socket: TcpSocket })._socket;
}

async function written(socket: TcpSocket, bytes: Buffer): Promise<void> {
  if (!socket.write(bytes)) await once(socket, 'drain');
}
