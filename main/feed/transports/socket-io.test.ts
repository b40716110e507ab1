import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Socket as ServerSocket } from 'socket.io';
import { WebSocketServer } from 'ws';
import { Recorder } from './recorder';
import { SocketIoTransport } from './socket-io';
import {
  httpServer,
  ioServer,
  listening,
  silentServer,
  unusedPort,
  type IoServer,
  type TestServer,
} from './test-servers';

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

  it('a wrong one is refused, and read anew at the next attempt', async () => {
    const server = kept(await ioServer(['/leaderboard']));
    server.io.of('/leaderboard').use((socket, next) => {
      next(socket.handshake.auth['token'] === 'right' ? undefined : new Error('Unauthorized'));
    });
    let token = 'wrong';
    const transport = transportTo(server.url, () => token);
    const recorder = new Recorder();
    transport.open(recorder);
    const end = await recorder.untilEnd();
    expect(end).toMatchObject({ kind: 'refused', reason: { trouble: 'token-refused' } });
    expect(end.reason.detail).not.toContain('wrong');
    transport.close();
    token = 'right';
    await opened(transport);
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
  it('a polite goodbye of the server is a loss, and the next attempt works', async () => {
    const server = kept(await ioServer(['/leaderboard']));
    const transport = transportTo(server.url);
    const recorder = await opened(transport);
    server.io.of('/leaderboard').disconnectSockets();
    expect(await recorder.untilEnd()).toMatchObject({ kind: 'lost', reason: { trouble: 'connection-lost' } });
    transport.close();
    await opened(transport);
  });

  it('a server that is started again on its port is found again', async () => {
    const first = kept(await ioServer(['/leaderboard']));
    const transport = transportTo(first.url);
    const recorder = await opened(transport);
    await first.stop();
    expect(await recorder.untilEnd()).toMatchObject({ kind: 'lost', reason: { trouble: 'connection-lost' } });
    transport.close();
    const away = new Recorder();
    transport.open(away);
    expect(await away.untilEnd()).toMatchObject({ kind: 'lost', reason: { trouble: 'server-unreachable' } });
    transport.close();
    const second = kept(await ioServer(['/leaderboard'], { port: first.port }));
    expect(second.port).toBe(first.port);
    await opened(transport);
  });

  it('a cut of the TCP connection is a loss', async () => {
    const server = kept(await ioServer(['/leaderboard']));
    const recorder = await opened(transportTo(server.url));
    server.reset();
    expect(await recorder.untilEnd()).toMatchObject({ kind: 'lost', reason: { trouble: 'connection-lost' } });
  });

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

  it('reports nothing after it was closed', async () => {
    const server = kept(await ioServer(['/leaderboard']));
    const transport = transportTo(server.url);
    const arrived = server.next('/leaderboard');
    const recorder = await opened(transport);
    const socket = await arrived;
    const reported = recorder.all.length;
    transport.close();
    transport.close();
    socket.emit('late');
    await server.untilConnections(0);
    expect(recorder.all).toHaveLength(reported);
  });
});

describe('no server of ours there', () => {
  async function endAt(url: string) {
    const recorder = new Recorder();
    transportTo(url).open(recorder);
    return recorder.untilEnd();
  }

  it('nothing listening is unreachable', async () => {
    const end = await endAt(`http://127.0.0.1:${await unusedPort()}`);
    expect(end).toMatchObject({ kind: 'lost', reason: { trouble: 'server-unreachable' } });
    expect(end.reason.detail).toContain('ECONNREFUSED');
  });

  it.each([
    [404, 'lost', 'not-found'],
    [401, 'refused', 'token-refused'],
    [403, 'refused', 'token-refused'],
    [502, 'lost', 'server-not-answering'],
    [503, 'lost', 'server-not-answering'],
  ])('an HTTP server that answers %i: %s, %s', async (status, kind, trouble) => {
    const server = kept(
      await httpServer((_request, response) => {
        response.writeHead(status).end();
      }),
    );
    const end = await endAt(server.url);
    expect(end).toMatchObject({ kind, reason: { trouble } });
    expect(end.reason.detail).toContain(String(status));
  });

  it('a site that answers everything with its page is not a scoreboard', async () => {
    const server = kept(
      await httpServer((_request, response) => {
        response.end('<!doctype html><title>Hello</title>');
      }),
    );
    expect(await endAt(server.url)).toMatchObject({ kind: 'lost', reason: { trouble: 'not-a-scoreboard' } });
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
      for (const { url } of [polled, server]) {
        const recorder = new Recorder();
        const transport = transportTo(url);
        transport.open(recorder);
        if (greeting.startsWith('0')) expect((await recorder.untilEnd()).reason.trouble).toBe('not-a-scoreboard');
      }
    },
  );

  it.each(['http://127.0.0.1:99999', 'http://127.0.0.1:1/?a=%zz'])('%s fails like any other', async (url) => {
    expect(await endAt(url)).toMatchObject({ kind: 'lost', reason: { trouble: 'server-unreachable' } });
  });

  it('the reason never holds the address or what it carries', async () => {
    const end = await endAt(`http://127.0.0.1:${await unusedPort()}/?token=abc123`);
    expect(JSON.stringify(end)).not.toMatch(/abc123|127\.0\.0\.1/);
  });

  it('a server that accepts and never answers is let go by close, with nothing left open', async () => {
    const server = kept(await silentServer());
    const transport = transportTo(server.url);
    for (let turn = 0; turn < 3; turn++) {
      const recorder = new Recorder();
      transport.open(recorder);
      await server.untilConnections(1);
      transport.close();
      await server.untilConnections(0);
      expect(recorder.all).toEqual([]);
    }
  });

  it('so is one that turns WebSockets away and lets polling hang', async () => {
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
