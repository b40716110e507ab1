import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener, type Server as HttpServer } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import { Server, type ServerOptions, type Socket as ServerSocket } from 'socket.io';

/** Real servers on free ports, for tests of what the wall does on a real network. */

export interface TestServer {
  readonly url: string;
  readonly port: number;
  /** TCP connections open now. */
  connections(): number;
  /** Resolves once so many TCP connections are open. */
  untilConnections(count: number): Promise<void>;
  /** Cuts every TCP connection, without a word. */
  reset(): void;
  stop(): Promise<void>;
}

export interface IoServer extends TestServer {
  readonly io: Server;
  /** The socket of the next client that comes into a namespace. */
  next(namespace: string): Promise<ServerSocket>;
}

export async function ioServer(
  namespaces: readonly string[],
  options: Partial<ServerOptions> & { readonly port?: number } = {},
): Promise<IoServer> {
  const { port = 0, ...rest } = options;
  const http = createHttpServer();
  const io = new Server(http, { serveClient: false, ...rest });
  for (const name of namespaces) io.of(name);
  const server = await listening(http, port);
  return {
    ...server,
    io,
    next: (namespace) =>
      new Promise((resolve) => {
        io.of(namespace).once('connection', resolve);
      }),
    stop: async () => {
      await io.close();
      await server.stop();
    },
  };
}

export async function httpServer(listener: RequestListener): Promise<TestServer> {
  return listening(createHttpServer(listener), 0);
}

/** Accepts connections and never says a word. */
async function silentServer(): Promise<TestServer> {
  return listening(createTcpServer(), 0);
}

/** A port on which nobody listens. */
export async function unusedPort(): Promise<number> {
  const server = await silentServer();
  await server.stop();
  return server.port;
}

/** Starts a server of any kind. */
export async function listening(server: HttpServer | TcpServer, port: number): Promise<TestServer> {
  const sockets = new Set<Socket>();
  const changed: (() => void)[] = [];
  const tell = (): void => {
    for (const resolve of changed.splice(0)) resolve();
  };
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    // A socket that is cut reports that as an error.
    socket.on('error', () => undefined);
    // A server that never reads would never see the end.
    socket.resume();
    socket.on('close', () => {
      sockets.delete(socket);
      tell();
    });
    tell();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: bound } = server.address() as AddressInfo;
  const reset = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    connections: () => sockets.size,
    untilConnections: async (count) => {
      while (sockets.size !== count) {
        await new Promise<void>((resolve) => {
          changed.push(resolve);
        });
      }
    },
    reset,
    stop: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      reset();
      await closed;
    },
  };
}
