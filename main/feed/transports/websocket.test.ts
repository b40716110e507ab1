import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, createServer as createTcpServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocketServer, type ServerOptions, type WebSocket } from 'ws';
import { Recorder } from './recorder';
import { httpServer, ioServer, listening, type TestServer } from './test-servers';
import { UnreadableMessage, type TransportPlan } from './transport';
import { LARGEST_BACKLOG_BYTES, LARGEST_MESSAGE_BYTES, WebSocketTransport } from './websocket';

/** The first byte of whoever wants to speak TLS. */
const TLS_HELLO = 0x16;

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0).reverse()) await end();
});

function kept<T extends TestServer>(server: T): T {
  cleanUp.push(() => server.stop());
  return server;
}

interface Server extends TestServer {
  /** The socket of the next client, and how it asked to come in. */
  next(): Promise<[WebSocket, IncomingMessage]>;
}

async function server(options: ServerOptions = {}): Promise<Server> {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, ...options });
  const made = kept(await listening(http, 0));
  return { ...made, next: () => new Promise((resolve) => sockets.once('connection', (...both) => resolve(both))) };
}

function transportTo(url: string, rest: Partial<TransportPlan> = {}): WebSocketTransport {
  const channels = [{ name: 'main', required: true }];
  const transport = new WebSocketTransport({ kind: 'websocket', url, channels, token: () => null, ...rest });
  cleanUp.push(() => transport.close());
  return transport;
}

async function opened(made: Server, rest: Partial<TransportPlan> = {}) {
  const transport = transportTo(made.url, rest);
  const arrived = made.next();
  const recorder = new Recorder();
  transport.open(recorder);
  await recorder.untilOpened();
  const [socket, request] = await arrived;
  return { transport, recorder, socket, request };
}

async function endAt(url: string) {
  const recorder = new Recorder();
  transportTo(url).open(recorder);
  return recorder.untilEnd();
}

describe('the address', () => {
  it.each(['ws:', 'HTTP:', 'http:'])(
    '%s is meant as a WebSocket, with its own query and without a fragment',
    async (scheme) => {
      const made = await server();
      const url = `${made.url.replace('http:', scheme)}/ws/progress?user=5&a=b%20c#top`;
      const { request } = await opened({ ...made, url });
      expect(request.url).toBe('/ws/progress?user=5&a=b%20c');
    },
  );

  it('carries the token under the name that the backend gives it, in place of another', async () => {
    const made = await server();
    const { request } = await opened(
      { ...made, url: `${made.url}/ws?token=old&room=a` },
      { token: () => ' a+b/c=é \n', signIn: { parameter: 'token' } },
    );
    expect(new URL(request.url ?? '', 'ws://any').searchParams.getAll('token')).toEqual(['a+b/c=é']);
    expect(new URL(request.url ?? '', 'ws://any').searchParams.get('room')).toBe('a');
  });
});

describe('a token', () => {
  const signIn = { parameter: 'jwt', firstMessage: (token: string) => ({ type: 'auth', token }) };

  it.each([
    ['secret', '/?jwt=secret', { authorization: 'Bearer secret', cookie: undefined }, ['auth', 'join']],
    ['sid=s%3Aabc', '/', { authorization: undefined, cookie: 'sid=s%3Aabc' }, ['join']],
    [null, '/', { authorization: undefined, cookie: undefined }, ['join']],
  ])('%j is shown in all ways in which it may be read, and first of all', async (token, path, headers, said) => {
    const made = await server();
    const heard: unknown[] = [];
    const arrived = made.next();
    const transport = transportTo(made.url, { token: () => token, signIn });
    const recorder = new Recorder();
    recorder.channelOpened = () => transport.send('main', 'join', [{ type: 'join' }]);
    transport.open(recorder);
    const [socket, request] = await arrived;
    socket.on('message', (text: Buffer) => heard.push((JSON.parse(text.toString()) as { type: unknown }).type));
    await vi.waitFor(() => expect(heard).toEqual(said));
    expect(request.url).toBe(path);
    expect(request.headers).toMatchObject(JSON.parse(JSON.stringify(headers)) as object);
    if (headers.authorization === undefined) expect(request.headers.authorization).toBeUndefined();
  });
});

describe('messages', () => {
  it('arrive by their type, one by one; what cannot be read arrives as that', async () => {
    const { socket, recorder } = await opened(await server());
    for (const text of [
      '{"type":"a","data":1}',
      '{"data":2}',
      '{"type":5}',
      '[{"type":"b"},{"type":"c"},[]]',
      '{',
      '7',
    ]) {
      socket.send(text);
    }
    socket.send(Buffer.from('{"type":"as bytes"}'));
    socket.send(Buffer.from([0x7b, 0, 1, 2]));
    await recorder.untilMessages(10);
    expect(recorder.messages.map(([event]) => event)).toEqual([
      'a',
      '',
      '',
      'b',
      'c',
      '',
      '(unreadable)',
      '',
      'as bytes',
      '(unreadable)',
    ]);
    expect(recorder.messages[0]).toEqual(['a', { type: 'a', data: 1 }]);
    expect(recorder.messages.flatMap(([, one]) => (one instanceof UnreadableMessage ? [one.reason] : []))).toEqual([
      'not JSON',
      expect.stringContaining('binary'),
    ]);
  });

  it('with a wrong letter are read all the same', async () => {
    const { socket, recorder } = await opened(await server());
    const text = Buffer.from('{"type":"a","name":"J?rg"}');
    text[text.indexOf('?')] = 0xf6;
    socket.send(text, { binary: false });
    await recorder.untilMessages(1);
    expect(recorder.messages).toEqual([['a', { type: 'a', name: 'J\ufffdrg' }]]);
    expect(recorder.end).toBeUndefined();
  });

  it('in a list end with the connection', async () => {
    const { socket, recorder, transport } = await opened(await server());
    const heard: string[] = [];
    recorder.message = (_channel, event) => {
      heard.push(event);
      transport.close();
    };
    socket.send('[{"type":"a"},{"type":"b"}]');
    await once(socket, 'close');
    expect(heard).toEqual(['a']);
  });

  it('are signs of life also in parts', async () => {
    const { socket, recorder } = await opened(await server());
    const before = recorder.signs;
    socket.send('{"type":', { fin: false });
    await recorder.until(() => recorder.signs > before);
    expect(recorder.messages).toEqual([]);
    socket.send('"a"}', { fin: true });
    await recorder.untilMessages(1);
  });

  it.each([
    ['as it is', {}],
    ['compressed to little', { perMessageDeflate: { threshold: 0 } }],
  ])('of a size without reason end the connection, %s', async (_what, options) => {
    const { socket, recorder } = await opened(await server(options));
    socket.on('error', () => undefined);
    socket.send(`"${'a'.repeat(LARGEST_MESSAGE_BYTES - 2)}"`);
    await recorder.untilMessages(1);
    socket.send(`"${'a'.repeat(LARGEST_MESSAGE_BYTES)}"`);
    const end = await recorder.untilEnd();
    expect(end).toMatchObject({ kind: 'lost', reason: { trouble: 'too-large' } });
    expect(recorder.messages).toHaveLength(1);
  });
});

describe('sending', () => {
  it('stops while too much waits to be sent', async () => {
    const { socket, transport } = await opened(await server());
    socket.pause();
    const big = { type: 'big', text: 'a'.repeat(100_000) };
    let sent = 0;
    while (transport.send('main', 'big', [big])) {
      sent++;
      // What the system itself takes in is not ours.
      if (sent % 10 === 0) await new Promise(setImmediate);
      expect(sent).toBeLessThan(1_000);
    }
    expect(sent * 100_000).toBeGreaterThan(LARGEST_BACKLOG_BYTES);
    socket.resume();
    await vi.waitFor(() => expect(transport.send('main', 'small', [{ type: 'small' }])).toBe(true));
  });
});

describe('a ping', () => {
  it('is answered by whoever speaks WebSocket, each by its own pong', async () => {
    const { socket, transport } = await opened(await server({ autoPong: false }));
    const answered: string[] = [];
    const asked: Buffer[] = [];
    socket.on('ping', (name: Buffer) => asked.push(name));
    for (const name of ['a', 'b', 'c']) transport.ping(() => answered.push(name));
    await vi.waitFor(() => expect(asked).toHaveLength(3));
    socket.pong('unasked');
    for (const name of [asked[2], asked[2], asked[0]]) socket.pong(name);
    await vi.waitFor(() => expect(answered).toEqual(['c', 'a']));
  });

  it('says nothing after the end', async () => {
    const { socket, transport } = await opened(await server({ autoPong: false }));
    let answered = 0;
    const asked = once(socket, 'ping');
    transport.ping(() => answered++);
    await asked;
    transport.close();
    socket.pong('1');
    await once(socket, 'close');
    transport.ping(() => answered++);
    expect(answered).toBe(0);
  });

  it('of the server is a sign of life, and answered', async () => {
    const { socket, recorder } = await opened(await server());
    const before = recorder.signs;
    const answered = once(socket, 'pong');
    socket.ping('x');
    await answered;
    expect(recorder.signs).toBeGreaterThan(before);
  });
});

describe('the end', () => {
  it.each([
    [1000, 'lost', 'connection-lost'],
    [1001, 'lost', 'connection-lost'],
    [1003, 'lost', 'connection-lost'],
    [1008, 'refused', 'token-refused'],
    [1011, 'lost', 'server-not-answering'],
    [1012, 'lost', 'server-not-answering'],
    [1013, 'lost', 'server-not-answering'],
    [1014, 'lost', 'server-not-answering'],
    [3000, 'refused', 'token-refused'],
    [3003, 'refused', 'token-refused'],
    [4000, 'lost', 'connection-lost'],
    [4001, 'refused', 'token-refused'],
    [4003, 'refused', 'token-refused'],
    [4401, 'refused', 'token-refused'],
    [4403, 'refused', 'token-refused'],
    [4404, 'refused', 'not-found'],
    [4429, 'lost', 'server-not-answering'],
    [4503, 'lost', 'server-not-answering'],
    [4999, 'lost', 'connection-lost'],
  ])('with %i is %s: %s, and the words of the server stay out', async (code, kind, trouble) => {
    const { socket, recorder } = await opened(await server());
    socket.close(code, 'bad token Secret1');
    const end = await recorder.untilEnd();
    expect(end).toMatchObject({ kind, reason: { trouble } });
    expect(end.reason.detail).not.toContain('Secret1');
  });

  it('without a code is a loss', async () => {
    const { socket, recorder } = await opened(await server());
    socket.close();
    expect((await recorder.untilEnd()).reason.trouble).toBe('connection-lost');
  });

  it('that we make is polite: the server reads 1000, while a cut says nothing', async () => {
    const made = await server();
    const polite = await opened(made);
    const closed = once(polite.socket, 'close');
    polite.transport.close();
    expect((await closed)[0]).toBe(1000);
    const rude = await opened(made);
    const cut = once(rude.socket, 'close');
    rude.transport.cut();
    rude.transport.close();
    expect((await cut)[0]).toBe(1006);
  });

  it('does not wait for long for a server that does not say goodbye', async () => {
    let client: Socket | null = null;
    const made = await server();
    const deaf = kept(
      await listening(
        createTcpServer((socket) => {
          client = socket;
          const through = connect(made.port, '127.0.0.1');
          through.on('data', (bytes) => socket.write(bytes));
          through.on('error', () => undefined);
          // After its question the client is no longer heard.
          socket.once('data', (bytes) => through.write(bytes));
        }),
        0,
      ),
    );
    const { transport, recorder } = await opened({ ...made, url: deaf.url });
    transport.close();
    expect((client as Socket | null)?.destroyed).toBe(false);
    await deaf.untilConnections(0);
    expect(recorder.end).toBeUndefined();
  });
});

describe('no such server there', () => {
  it.each([
    [200, 'refused', 'no-websocket'],
    [302, 'refused', 'moved'],
    [400, 'refused', 'not-a-scoreboard'],
    [403, 'refused', 'forbidden'],
    [404, 'refused', 'not-found'],
    [408, 'lost', 'server-not-answering'],
    [426, 'refused', 'no-websocket'],
    [500, 'lost', 'server-not-answering'],
  ])('an answer of %i instead: %s, %s', async (status, kind, trouble) => {
    const made = kept(
      await httpServer((_request, response) => response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end()),
    );
    expect(await endAt(made.url)).toMatchObject({ kind, reason: { trouble } });
    await made.untilConnections(0);
  });

  it.each([
    ['hello\r\n\r\n', 'not-a-scoreboard'],
    ['HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n', 'not-a-scoreboard'],
    ['HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n', 'not-a-scoreboard'],
  ])('an answer that is %j', async (answer, trouble) => {
    const made = kept(
      await listening(
        createTcpServer((socket) => socket.once('data', () => socket.write(answer))),
        0,
      ),
    );
    expect((await endAt(made.url)).reason.trouble).toBe(trouble);
    await made.untilConnections(0);
  });

  it('a server of Socket.IO is told as that', async () => {
    const io = kept(await ioServer(['/']));
    const recorder = new Recorder();
    const transport = transportTo(`${io.url}/ws?token=Secret1`);
    transport.open(recorder);
    expect(await recorder.untilEnd()).toMatchObject({ kind: 'refused', reason: { trouble: 'wrong-family' } });
    transport.close();
    await io.untilConnections(0);
  });

  it('a server that hangs up is asked once what it is, until it has been known', async () => {
    const made = await server();
    const { transport } = await opened(made);
    let asked = 0;
    const hangsUp = async (port: number): Promise<TestServer> =>
      kept(
        await listening(
          createTcpServer((socket) => socket.on('data', () => (asked++, socket.end()))),
          port,
        ),
      );
    expect((await endAt((await hangsUp(0)).url)).reason.trouble).toBe('server-unreachable');
    expect(asked).toBe(3);
    transport.close();
    await made.stop();
    await hangsUp(made.port);
    const known = new Recorder();
    transport.open(known);
    expect((await known.untilEnd()).kind).toBe('lost');
    expect(asked).toBe(4);
  });

  it('one that hangs up and then says nothing is let go by close', async () => {
    let turn = 0;
    const made = kept(
      await listening(
        createTcpServer((socket) => turn++ === 0 && socket.end()),
        0,
      ),
    );
    const transport = transportTo(made.url);
    const recorder = new Recorder();
    transport.open(recorder);
    await vi.waitFor(() => expect([turn, made.connections()]).toEqual([2, 1]));
    transport.close();
    await made.untilConnections(0);
    expect(recorder.all).toEqual([]);
  });

  it('TLS where there is none is told as that', async () => {
    const made = kept(await httpServer((_request, response) => response.end()));
    const end = await endAt(made.url.replace('http:', 'wss:'));
    expect(end).toMatchObject({ kind: 'refused', reason: { trouble: 'tls-missing' } });
    expect(end.reason.detail).toContain('ws://');
  });

  it('a server with TLS only is told as that, and one with no good certificate too', async () => {
    const made = kept(await listening(createTlsServer({}), 0));
    expect((await endAt(made.url.replace('http:', 'wss:'))).reason.trouble).toBe('certificate');
    expect(await endAt(made.url)).toMatchObject({ kind: 'refused', reason: { trouble: 'tls-wanted' } });
    await made.untilConnections(0);
  });

  it('a server with TLS that calls it a bad request, as web servers do', async () => {
    const tls = createTlsServer({});
    const made = kept(
      await listening(
        createTcpServer((socket) =>
          socket.once('data', (data) => {
            if (data[0] === TLS_HELLO) {
              tls.emit('connection', socket);
              socket.unshift(data);
            } else socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n');
          }),
        ),
        0,
      ),
    );
    expect((await endAt(made.url)).reason.trouble).toBe('tls-wanted');
  });

  it('what is no frame ends the connection, and once', async () => {
    const { socket, recorder } = await opened(await server());
    const raw = (socket as unknown as { readonly _socket: Socket })._socket;
    raw.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
    expect(await recorder.untilEnd()).toMatchObject({ kind: 'lost', reason: { trouble: 'not-a-scoreboard' } });
  });
});
