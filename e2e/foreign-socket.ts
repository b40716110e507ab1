import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** Someone else's backend over plain WebSocket: it tells everybody everything, and knows few of our messages. */
export interface ForeignSocket {
  readonly url: string;
  /** Types that clients sent, and the paths at which they connected. */
  readonly heard: readonly string[];
  connections(): number;
  tell(message: object): void;
  stop(): Promise<void>;
}

interface Said {
  readonly type?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

export async function startForeignSocket(): Promise<ForeignSocket> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const heard: string[] = [];
  server.on('connection', (socket, request) => {
    heard.push(request.url ?? '');
    const say = (type: string, data: object): void => {
      socket.send(JSON.stringify({ type, data }));
    };
    say('connection_established', { message: 'Connected' });
    socket.on('message', (raw: Buffer) => {
      const { type = '', data = {} } = JSON.parse(raw.toString('utf8')) as Said;
      heard.push(type);
      if (type === 'join_room') say('room_joined', { roomId: data['roomId'] });
      else if (type !== 'join_session') say('error', { message: `Unknown message type: ${type}` });
    });
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    connections: () => server.clients.size,
    tell: (message) => {
      for (const client of server.clients) client.send(JSON.stringify(message));
    },
    stop: async () => {
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
