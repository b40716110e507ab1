import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

/** Someone else's backend: plain `socket.io`, none of our code. */
export interface ForeignServer {
  readonly url: string;
  readonly port: number;
  /** Events of clients on /leaderboard, as `join:team 5`. */
  readonly heard: readonly string[];
  /** Tokens of clients on /leaderboard, one for each connection; empty where there was none. */
  readonly tokens: readonly string[];
  leaderboard(event: string, ...args: unknown[]): void;
  training(event: string, ...args: unknown[]): void;
  /** Sockets on /leaderboard. */
  connections(): number;
  stop(): Promise<void>;
}

/** @param greet sent to each client that joins the displays, as most backends do */
export async function startForeignServer(port = 0, greet: () => unknown = () => []): Promise<ForeignServer> {
  const http = createServer();
  const io = new Server(http);
  const heard: string[] = [];
  const tokens: string[] = [];
  io.of('/training');
  io.of('/leaderboard').on('connection', (socket) => {
    tokens.push((socket.handshake.auth as { token?: string }).token ?? '');
    socket.onAny((event: string, ...args: unknown[]) => heard.push([event, ...args].map(String).join(' ')));
    socket.on('join:tv-display', () => socket.emit('leaderboard:refresh', greet()));
  });
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  const bound = (http.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    heard,
    tokens,
    leaderboard: (event, ...args) => void io.of('/leaderboard').emit(event, ...args),
    training: (event, ...args) => void io.of('/training').emit(event, ...args),
    connections: () => io.of('/leaderboard').sockets.size,
    async stop() {
      const closed = io.close();
      http.closeAllConnections();
      await closed;
    },
  };
}
