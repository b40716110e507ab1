import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { afterEach, expect, it } from 'vitest';
import { Recorder } from './recorder';
import { ioServer } from './test-servers';
import { WebSocketTransport } from './websocket';

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0).reverse()) await end();
});

it.each([
  ['404 Not Found', 'wrong-family'],
  ['403 Forbidden', 'wrong-family'],
  ['200 OK', 'wrong-family'],
  ['401 Unauthorized', 'token-refused'],
])('Socket.IO beside a framework that answers other paths with %s: %s', async (answer, trouble) => {
  const { io, ...made } = await ioServer(['/'], { destroyUpgrade: false });
  cleanUp.push(() => made.stop());
  io.httpServer.on('upgrade', ({ url }: IncomingMessage, socket: Duplex) => {
    if (url?.startsWith('/socket.io/') !== true) socket.end(`HTTP/1.1 ${answer}\r\nContent-Length: 0\r\n\r\n`);
  });
  const transport = new WebSocketTransport({
    kind: 'websocket',
    url: `${made.url}/ws`,
    channels: [{ name: 'main', required: true }],
    token: () => null,
  });
  cleanUp.push(() => {
    transport.close();
  });
  const recorder = new Recorder();
  transport.open(recorder);
  expect(await recorder.untilEnd()).toMatchObject({ kind: 'refused', reason: { trouble } });
  await made.untilConnections(0);
});
