import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { Recorder } from './recorder';
import { ioServer } from './test-servers';
import { WebSocketTransport } from './websocket';

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0).reverse()) await end();
});

/** Socket.IO beside a framework, which answers every other wish for a WebSocket. */
async function beside(answer: (socket: Socket) => void) {
  const { io, ...made } = await ioServer(['/'], { destroyUpgrade: false });
  cleanUp.push(() => made.stop());
  io.httpServer.on('upgrade', ({ url }: IncomingMessage, socket: Socket) => {
    if (url?.startsWith('/socket.io/') !== true) answer(socket);
  });
  return { ...made, io };
}

function openedAt(url: string, token: string | null = null): Recorder {
  const channels = [{ name: 'main', required: true }];
  const transport = new WebSocketTransport({ kind: 'websocket', url: `${url}/ws`, channels, token: () => token });
  cleanUp.push(() => {
    transport.close();
  });
  const recorder = new Recorder();
  transport.open(recorder);
  return recorder;
}

it.each([
  ['404 Not Found', null, 'wrong-family'],
  ['404 Not Found', 'a token', 'wrong-family'],
  ['200 OK', null, 'wrong-family'],
  ['403 Forbidden', null, 'wrong-family'],
  // It may have to be renewed, however it is shown.
  ['403 Forbidden', 'a token', 'forbidden'],
  ['403 Forbidden', 'session=abc', 'forbidden'],
  ['401 Unauthorized', null, 'token-refused'],
  // So sounds a proxy that blocks WebSockets, in front of a server that speaks both.
  ['426 Upgrade Required', null, 'no-websocket'],
])('Socket.IO beside a framework that answers other paths with %s, shown %s: %s', async (answer, token, trouble) => {
  const made = await beside((socket) => socket.end(`HTTP/1.1 ${answer}\r\nContent-Length: 0\r\n\r\n`));
  const end = await openedAt(made.url, token).untilEnd();
  expect(end).toMatchObject({ kind: 'refused', reason: { trouble } });
  await made.untilConnections(0);
});

it('a server that cuts the connection after its answer is asked once what it is', async () => {
  let cut = (): void => undefined;
  const made = await beside((socket) => {
    cut = () => void socket.resetAndDestroy();
    socket.write('HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\n');
  });
  let asked = 0;
  let answer = (): void => undefined;
  const [speak] = made.io.httpServer.listeners('request') as RequestListener[];
  made.io.httpServer.removeAllListeners('request');
  made.io.httpServer.on('request', (request: IncomingMessage, response: ServerResponse) => {
    asked++;
    answer = () => speak?.(request, response);
  });
  const recorder = openedAt(made.url);
  await vi.waitFor(() => expect(asked).toBe(1));
  cut();
  await made.untilConnections(1);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([asked, recorder.end]).toEqual([1, undefined]);
  answer();
  expect(await recorder.untilEnd()).toMatchObject({ reason: { trouble: 'wrong-family' } });
});
