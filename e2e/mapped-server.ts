import { WebSocketServer } from 'ws';

/** A backend of no known family: JSON over a WebSocket, told to everybody who connects and again every little while. */
export interface MappedServer {
  readonly url: string;
  readonly connections: number;
  /** Tells nothing while it is hushed. */
  hush(hushed: boolean): void;
  stop(): Promise<void>;
}

const PERIOD_MS = 300;

export async function startMappedServer(messages: readonly object[]): Promise<MappedServer> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  let hushed = false;
  const tell = (): void => {
    if (hushed) return;
    for (const client of server.clients) for (const message of messages) client.send(JSON.stringify(message));
  };
  server.on('connection', tell);
  const timer = setInterval(tell, PERIOD_MS);
  return {
    url: `ws://127.0.0.1:${(server.address() as { port: number }).port}/feed`,
    get connections() {
      return server.clients.size;
    },
    hush(next) {
      hushed = next;
    },
    async stop() {
      clearInterval(timer);
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
