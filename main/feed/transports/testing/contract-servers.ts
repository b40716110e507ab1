import { createServer, type IncomingMessage } from 'node:http';
import { WebSocketServer, type ServerOptions as WsOptions, type WebSocket } from 'ws';
import { ioServer, listening, type TestServer } from '../test-servers';

/** Real servers of every kind of transport, that all do the same: what the contract suite is run against. */
export interface ContractServer extends TestServer {
  /** Tells everybody who is there. Whoever comes is told 0 first. */
  tell(n: number): void;
  /** Ends all connections as a server does it that means to. */
  kick(): void;
  /** The tokens that were shown, in order; null where there was none. */
  readonly tokens: readonly (string | null)[];
  /** What clients have sent, as the events that it had. */
  readonly heard: readonly string[];
}

export interface ContractServerOptions {
  readonly port?: number;
  readonly admits?: (token: string | null) => boolean;
}

export type StartServer = (options?: ContractServerOptions) => Promise<ContractServer>;

export const CHANNEL = '/main';
export const TOKEN_PARAMETER = 'token';

const all = (): boolean => true;

export const startSocketIo: StartServer = async ({ port = 0, admits = all } = {}) => {
  const tokens: (string | null)[] = [];
  const heard: string[] = [];
  const server = await ioServer([CHANNEL], { port });
  const main = server.io.of(CHANNEL);
  main.use((socket, next) => {
    const token = (socket.handshake.auth['token'] as string | undefined) ?? null;
    tokens.push(token);
    next(admits(token) ? undefined : new Error(`no: ${token}`));
  });
  main.on('connection', (socket) => {
    socket.onAny((event: string) => heard.push(event));
    socket.emit('n', 0);
  });
  return {
    ...server,
    tokens,
    heard,
    tell: (n) => main.emit('n', n),
    kick: () => main.disconnectSockets(true),
  };
};

export const startWebSocket = webSocketServer({});
export const startCompressedWebSocket = webSocketServer({ perMessageDeflate: { threshold: 0 } });

function webSocketServer(options: WsOptions): StartServer {
  return async ({ port = 0, admits = all } = {}) => {
    const tokens: (string | null)[] = [];
    const heard: string[] = [];
    const http = createServer((_request, response) => response.writeHead(404).end());
    const sockets = new WebSocketServer({
      server: http,
      ...options,
      verifyClient: ({ req }: { req: IncomingMessage }) => {
        const token = new URL(req.url ?? '/', 'ws://any').searchParams.get(TOKEN_PARAMETER);
        tokens.push(token);
        return admits(token);
      },
    });
    const send = (socket: WebSocket, n: number): void => socket.send(JSON.stringify({ type: 'n', data: n }));
    sockets.on('connection', (socket) => {
      socket.on('message', (text: Buffer) => heard.push((JSON.parse(text.toString()) as { type: string }).type));
      // What is broken on purpose is an error here.
      socket.on('error', () => undefined);
      send(socket, 0);
    });
    return {
      ...(await listening(http, port)),
      tokens,
      heard,
      tell: (n) => {
        for (const socket of sockets.clients) send(socket, n);
      },
      kick: () => {
        for (const socket of sockets.clients) socket.close(1000);
      },
    };
  };
}

/** Answers with all that it has told, 0 first. */
export const startPolled: StartServer = async ({ port = 0, admits = all } = {}) => {
  const tokens: (string | null)[] = [];
  const told = [0];
  let kicked = false;
  const http = createServer((request, response) => {
    const token = request.headers.authorization?.replace('Bearer ', '') ?? null;
    tokens.push(token);
    const status = kicked ? 503 : admits(token) ? 200 : 401;
    kicked = false;
    response.writeHead(status, { connection: 'close', 'content-type': 'application/json' });
    response.end(status === 200 ? JSON.stringify(told.map((n) => ({ type: 'n', data: n }))) : '');
  });
  return {
    ...(await listening(http, port)),
    tokens,
    heard: [],
    tell: (n) => told.push(n),
    kick: () => {
      kicked = true;
    },
  };
};
