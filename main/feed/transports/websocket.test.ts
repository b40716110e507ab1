import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { Recorder } from './recorder';
import { listening, type TestServer } from './test-servers';
import { createServer, type IncomingMessage } from 'node:http';
import type { TransportPlan } from './transport';
import { WebSocketTransport } from './websocket';

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0).reverse()) await end();
});

async function server(): Promise<TestServer & { next(): Promise<[WebSocket, IncomingMessage]> }> {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http });
  const made = await listening(http, 0);
  cleanUp.push(() => made.stop());
  return {
    ...made,
    next: () => new Promise((resolve) => sockets.once('connection', (...args) => resolve(args))),
  };
}

function transportTo(url: string, rest: Partial<TransportPlan> = {}): WebSocketTransport {
  const transport = new WebSocketTransport({
    kind: 'websocket',
    url,
    channels: [{ name: 'main', required: true }],
    token: () => null,
    ...rest,
  });
  cleanUp.push(() => transport.close());
  return transport;
}

describe('messages', () => {
  it('arrive by their type, one by one', async () => {
    const made = await server();
    const transport = transportTo(made.url);
    const recorder = new Recorder();
    const arrived = made.next();
    transport.open(recorder);
    const [socket] = await arrived;
    for (const text of ['{"type":"a","data":1}', '{"data":2}', '[{"type":"b"},{"type":"c"}]', '{', '7'])
      socket.send(text);
    socket.send(Buffer.from('{"type":"a"}'));
    await recorder.untilMessages(7);
    expect(recorder.messages.map(([event]) => event)).toEqual(['a', '', 'b', 'c', '(unreadable)', '', '(unreadable)']);
    expect(recorder.messages[0]).toEqual(['a', { type: 'a', data: 1 }]);
  });
});
