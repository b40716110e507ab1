import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Socket as ServerSocket } from 'socket.io';
import { WebSocketServer } from 'ws';
import { Recorder } from './recorder';
import { SocketIoTransport } from './socket-io';
import { httpServer, ioServer, listening, type IoServer, type TestServer } from './test-servers';

const CHANNELS = [
  { name: '/leaderboard', required: true },
  { name: '/training', required: false },
  { name: '/', required: false },
];

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0).reverse()) await end();
});

function kept<T extends TestServer>(server: T): T {
  cleanUp.push(() => server.stop());
  return server;
}

function transportTo(url: string, token: () => string | null = () => null): SocketIoTransport {
  const transport = new SocketIoTransport({ kind: 'socket-io', url, channels: CHANNELS, token });
  cleanUp.push(() => {
    transport.close();
  });
  return transport;
}

async function opened(transport: SocketIoTransport): Promise<Recorder> {
  const recorder = new Recorder();
  transport.open(recorder);
  await recorder.untilOpened();
  return recorder;
}

/** Makes the server answer, so that whatever was under way before has arrived. */
async function roundTrip(transport: SocketIoTransport, recorder: Recorder, socket: ServerSocket): Promise<void> {
  const mark = `mark-${Math.random()}`;
  socket.once(mark, () => socket.emit(mark));
  transport.send('/leaderboard', mark, []);
  await recorder.until(() => recorder.messages.some(([event]) => event === mark));
}

describe('connecting', () => {
  it('opens with all namespaces, or with the optional ones missing', async () => {
    const whole = kept(await ioServer(['/leaderboard', '/training']));
    const one = await opened(transportTo(whole.url));
    await one.until(() => one.channels.length === 3);
    expect(one.channels).toEqual(['/', '/leaderboard', '/training']);

    const partial = kept(await ioServer(['/leaderboard']));
    const two = await opened(transportTo(partial.url));
    await two.until(() => two.channels.length === 2);
    expect(two.channels).toEqual(['/', '/leaderboard']);
    expect(two.end).toBeUndefined();
  });

  it('says which of the optional ones are missing: unknown, or ended by a server that wants a session there', async () => {
    const server = kept(await ioServer(['/leaderboard']));
    server.io.of('/').on('connection', (socket) => socket.disconnect());
    const transport = transportTo(server.url);
    const arrived = server.next('/leaderboard');
    const recorder = await opened(transport);
    await roundTrip(transport, recorder, await arrived);
    expect(transport.missing).toEqual(['/training', '/']);
    expect(recorder.end).toBeUndefined();
  });

  it('takes a ws address for the http address that it means', async () => {
    const server = kept(await ioServer(['/leaderboard']));
    const recorder = await opened(transportTo(server.url.replace('http:', 'ws:')));
    expect(recorder.end).toBeUndefined();
  });

  it('without the required namespace there is no board here', async () => {
    const server = kept(await ioServer(['/training']));
    const recorder = new Recorder();
    transportTo(server.url).open(recorder);
    expect(await recorder.untilEnd()).toMatchObject({ kind: 'refused', reason: { trouble: 'not-a-scoreboard' } });
  });

  it('falls back to long polling where WebSockets are not to be had', async () => {
    const server = kept(await ioServer(['/leaderboard'], { transports: ['polling'] }));
    const transport = transportTo(server.url);
    const arrived = server.next('/leaderboard');
    const recorder = await opened(transport);
    (await arrived).emit('rankings:update', { userId: 1 });
    await recorder.untilMessages(1);
    expect(recorder.messages).toEqual([['rankings:update', { userId: 1 }]]);
    transport.close();
    await server.untilConnections(0);
  });

  it('looks for a namespace again that was missing or has thrown it out', async () => {
    const server = kept(await ioServer(['/leaderboard']));
    const transport = transportTo(server.url);
    const arrived = server.next('/leaderboard');
    const recorder = await opened(transport);
    await roundTrip(transport, recorder, await arrived);
    const training = server.io.of('/training');
    transport.openMissing();
    await recorder.until(() => recorder.channels.includes('/training'));
    training.disconnectSockets();
    await roundTrip(transport, recorder, await arrived);
    expect(recorder.end).toBeUndefined();
    transport.openMissing();
    await recorder.until(() => recorder.channels.filter((name) => name === '/training').length === 2);
  });
});

describe('tokens', () => {
  async function withToken(server: IoServer, token: string | null) {
    const seen: { auth: unknown; headers: Record<string, unknown> }[] = [];
    server.io.of('/leaderboard').use((socket, next) => {
      seen.push({ auth: socket.handshake.auth, headers: socket.handshake.headers });
      next();
    });
    await opened(transportTo(server.url, () => token));
    const [first] = seen;
    return { auth: first?.auth, cookie: first?.headers['cookie'], authorization: first?.headers['authorization'] };
  }

  it.each([
    ['secret', { auth: { token: 'secret' }, cookie: undefined, authorization: 'Bearer secret' }],
    [' secret\n', { auth: { token: 'secret' }, cookie: undefined, authorization: 'Bearer secret' }],
    ['c2VjcmV0IQ==', { auth: { token: 'c2VjcmV0IQ==' }, cookie: undefined, authorization: 'Bearer c2VjcmV0IQ==' }],
    ['connect.sid=s%3Aabc', { auth: {}, cookie: 'connect.sid=s%3Aabc', authorization: undefined }],
    ['sid=s%3Aabc; lb=node2', { auth: {}, cookie: 'sid=s%3Aabc; lb=node2', authorization: undefined }],
    ['“schlüssel”', { auth: { token: '“schlüssel”' }, cookie: undefined, authorization: undefined }],
    [null, { auth: {}, cookie: undefined, authorization: undefined }],
  ])('%j is presented as what it is', async (token, expected) => {
    expect(await withToken(kept(await ioServer(['/leaderboard'])), token)).toEqual(expected);
  });

  it('one refused by the server before Socket.IO is a refusal too', async () => {
    const server = kept(
      await ioServer(['/leaderboard'], {
        allowRequest: (_request, done) => {
          done('no', false);
        },
      }),
    );
    const recorder = new Recorder();
    transportTo(server.url).open(recorder);
    expect(await recorder.untilEnd()).toMatchObject({ kind: 'refused', reason: { trouble: 'token-refused' } });
  });
});

describe('losing the connection', () => {
  it('a silence is for others to judge: told are the pings, and how often they come', async () => {
    const server = kept(await ioServer(['/leaderboard'], { pingInterval: 30, pingTimeout: 1_000 }));
    const transport = transportTo(server.url);
    expect(transport.pingIntervalMs).toBeNull();
    const recorder = await opened(transport);
    expect(transport.pingIntervalMs).toBe(30);
    const before = recorder.signs;
    await recorder.until(() => recorder.signs >= before + 3);
    expect([recorder.messages, recorder.end]).toEqual([[], undefined]);
  });

  it('a wall clock that is set loses nothing', async () => {
    const server = kept(await ioServer(['/leaderboard']));
    const transport = transportTo(server.url);
    const arrived = server.next('/leaderboard');
    const recorder = await opened(transport);
    const socket = await arrived;
    const realNow = Date.now;
    const stepped = vi.spyOn(Date, 'now');
    for (const hours of [1, -1, 24, -24, 500_000]) {
      stepped.mockImplementation(() => realNow() + hours * 3_600_000);
      await roundTrip(transport, recorder, socket);
    }
    stepped.mockRestore();
    expect(recorder.end).toBeUndefined();
  });

  it('a cut says no goodbye, so that the server may keep what is missed', async () => {
    const server = kept(await ioServer(['/leaderboard']));
    const transport = transportTo(server.url);
    const arrived = server.next('/leaderboard');
    const recorder = await opened(transport);
    const gone = once(await arrived, 'disconnect');
    transport.cut();
    transport.close();
    expect((await gone)[0]).toBe('transport close');
    expect(recorder.end).toBeUndefined();
    await opened(transport);
  });
});

describe('no server of ours there', () => {
  it('TLS only, or none where it was asked for, is told as that', async () => {
    const tls = kept(await listening(createTlsServer({}), 0));
    const plain = kept(await httpServer((_request, response) => response.end()));
    const endAt = async (url: string) => {
      const recorder = new Recorder();
      transportTo(url).open(recorder);
      return (await recorder.untilEnd()).reason.trouble;
    };
    expect(await endAt(tls.url)).toBe('tls-wanted');
    expect(await endAt(plain.url.replace('http:', 'https:'))).toBe('tls-missing');
    await tls.untilConnections(0);
  });

  it('a question what else it is that is not answered ends with the attempt, and says nothing after it', async () => {
    let turn = 0;
    const made = kept(
      await listening(
        createTcpServer((socket) => (turn++ < 2 ? socket.destroy() : undefined)),
        0,
      ),
    );
    const transport = transportTo(made.url);
    const recorder = new Recorder();
    transport.open(recorder);
    await vi.waitFor(() => expect([turn, made.connections()]).toEqual([3, 1]));
    transport.close();
    await made.untilConnections(0);
    expect(recorder.all).toEqual([]);
  });

  it.each(['0{bad', '0null', '0{"sid":"a"}', '0[]', '4', '9', 'b'])(
    'a server that greets with %j is not a scoreboard, and takes nothing down',
    async (greeting) => {
      const polled = kept(
        await httpServer((_request, response) => {
          response.end(greeting);
        }),
      );
      const http = createServer((_request, response) => {
        response.writeHead(400).end();
      });
      const server = kept(await listening(http, 0));
      new WebSocketServer({ server: http }).on('connection', (socket) => {
        socket.send(greeting);
      });
      for (const [{ url }, trouble] of [
        [polled, 'not-a-scoreboard'],
        [server, 'wrong-family'],
      ] as const) {
        const recorder = new Recorder();
        const transport = transportTo(url);
        transport.open(recorder);
        if (greeting.startsWith('0')) expect((await recorder.untilEnd()).reason.trouble).toBe(trouble);
      }
    },
  );

  it('a WebSocket that greets as another kind of backend does, or not at all, is one', async () => {
    for (const greeting of ['{"type":"connected"}', null]) {
      const http = createServer((_request, response) => response.writeHead(404).end());
      const server = kept(await listening(http, 0));
      const connected = once(
        new WebSocketServer({ server: http }).on('connection', (socket) => {
          if (greeting !== null) socket.send(greeting);
        }),
        'connection',
      );
      const transport = transportTo(server.url);
      const recorder = new Recorder();
      expect(transport.overdue()).toBeNull();
      transport.open(recorder);
      await connected;
      const reason = async () => (greeting === null ? transport.overdue() : (await recorder.untilEnd()).reason);
      await vi.waitFor(async () => expect((await reason())?.trouble).toBe('wrong-family'));
      transport.close();
      expect(transport.overdue()).toBeNull();
    }
  });

  it('a web page, or a path that nobody knows, is a refusal as with any other backend', async () => {
    for (const [status, trouble] of [
      [200, 'not-a-scoreboard'],
      [404, 'not-found'],
    ] as const) {
      const made = kept(await httpServer((_request, response) => response.writeHead(status).end('<html>')));
      const recorder = new Recorder();
      const transport = transportTo(made.url);
      transport.open(recorder);
      expect(await recorder.untilEnd()).toMatchObject({ kind: 'refused', reason: { trouble } });
      transport.close();
    }
  });

  it.each([
    // As servers in Python do.
    ['"Unable to connect"', 'not-a-scoreboard'],
    // As a server in Node does after `next(new Error())`.
    ['{"message":""}', 'token-refused'],
  ])('a namespace that is turned away with %s: %s', async (words, trouble) => {
    const http = createServer((_request, response) => response.writeHead(400).end());
    const server = kept(await listening(http, 0));
    new WebSocketServer({ server: http }).on('connection', (socket) => {
      socket.send('0{"sid":"a","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}');
      socket.on('message', () => {
        socket.send(`44/leaderboard,${words}`);
      });
    });
    const recorder = new Recorder();
    const transport = transportTo(server.url);
    transport.open(recorder);
    expect(await recorder.untilEnd()).toMatchObject({ kind: 'refused', reason: { trouble } });
    transport.close();
  });

  it('a server that has WebSockets and nothing else is another kind of backend', async () => {
    const http = createServer((_request, response) => response.writeHead(426).end());
    const server = kept(await listening(http, 0));
    new WebSocketServer({ server: http, path: '/ws' });
    const recorder = new Recorder();
    const transport = transportTo(server.url);
    transport.open(recorder);
    expect((await recorder.untilEnd()).reason.trouble).toBe('wrong-family');
    transport.close();
  });

  it('one that turns WebSockets away and lets polling hang is let go by close, with nothing left open', async () => {
    let polled = (): void => undefined;
    const polling = new Promise<void>((resolve) => {
      polled = resolve;
    });
    const server = kept(
      await httpServer((request, response) => {
        if (request.headers.upgrade === undefined) polled();
        else response.writeHead(400).end();
      }),
    );
    const transport = transportTo(server.url);
    const recorder = new Recorder();
    transport.open(recorder);
    await polling;
    transport.close();
    await server.untilConnections(0);
    expect(recorder.all).toEqual([]);
  });
});
