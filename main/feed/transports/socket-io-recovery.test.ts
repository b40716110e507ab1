import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type * as Client from 'socket.io-client';
import type { Socket as ServerSocket } from 'socket.io';
import { startHub } from '#hub/server';
import { FakeClock } from '#core/kernel/fake-clock';
import { Recorder } from './recorder';
import { SocketIoTransport } from './socket-io';
import { ioServer, type IoServer } from './test-servers';

const managers = vi.hoisted((): Client.Manager[] => []);
// The real client, of which the tests may look inside: a leak of listeners shows nowhere else.
vi.mock('socket.io-client', async (importOriginal) => {
  const original = await importOriginal<typeof Client>();
  return {
    ...original,
    Manager: class extends original.Manager {
      constructor(...args: ConstructorParameters<typeof Client.Manager>) {
        super(...args);
        managers.push(this);
      }
    },
  };
});

const CHANNELS = [
  { name: '/leaderboard', required: true },
  { name: '/training', required: false },
  { name: '/field', required: false },
];

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0).reverse()) await end();
});

function transportTo(url: string): SocketIoTransport {
  const transport = new SocketIoTransport({ kind: 'socket-io', url, channels: CHANNELS, token: () => null });
  cleanUp.push(() => {
    transport.close();
  });
  return transport;
}

async function server(options: Parameters<typeof ioServer>[1] = {}): Promise<IoServer> {
  const made = await ioServer(['/leaderboard', '/training'], options);
  cleanUp.push(() => made.stop());
  return made;
}

async function opened(transport: SocketIoTransport): Promise<Recorder> {
  const recorder = new Recorder();
  transport.open(recorder);
  await recorder.untilOpened();
  return recorder;
}

const recovery = { connectionStateRecovery: { maxDisconnectionDuration: 60_000, skipMiddlewares: false } };

describe.each([
  ['a cut TCP connection', (made: IoServer) => made.reset()],
  ['an engine that closes', (_made: IoServer, socket: ServerSocket) => socket.conn.close()],
])('after %s', (_what, cut) => {
  it.each([['websocket' as const], ['polling' as const]])(
    'what was missed arrives, once and in order, and rooms are kept (%s)',
    async (by) => {
      const made = await server({ ...recovery, transports: [by] });
      const transport = transportTo(made.url);
      const arrived = made.next('/leaderboard');
      const before = await opened(transport);
      const socket = await arrived;
      await socket.join('tv-display');
      const room = made.io.of('/leaderboard').to('tv-display');
      room.emit('n', 1);
      await before.untilMessages(1);
      const gone = new Promise((resolve) => socket.once('disconnect', resolve));
      // Between two polls there is nothing to cut.
      while (before.end === undefined) {
        cut(made, socket);
        await new Promise(setImmediate);
      }
      transport.close();
      await gone;
      for (let n = 2; n <= 5; n++) room.emit('n', n);
      const again = made.next('/leaderboard');
      const after = await opened(transport);
      expect((await again).recovered).toBe(true);
      room.emit('n', 6);
      await after.untilMessages(5);
      expect(after.messages.map(([, n]) => n)).toEqual([2, 3, 4, 5, 6]);
      expect(before.messages.map(([, n]) => n)).toEqual([1]);
    },
  );
});

it('one poll that a proxy spoils does not cost what was missed', async () => {
  const made = await server({ ...recovery, transports: ['polling'] });
  let spoil = false;
  let polled = (): void => undefined;
  made.io.engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
    if (spoil && request.method === 'GET') response.writeHead(502).end();
    else next();
    polled();
  });
  const transport = transportTo(made.url);
  const arrived = made.next('/leaderboard');
  const before = await opened(transport);
  const socket = await arrived;
  const gone = new Promise((resolve) => socket.once('disconnect', resolve));
  // What is told ends the poll that waits; once the next one waits, the one after that is spoilt.
  const waiting = new Promise<void>((resolve) => {
    polled = resolve;
  });
  socket.emit('n', 1);
  await before.untilMessages(1);
  await waiting;
  spoil = true;
  socket.emit('n', 2);
  expect(await before.untilEnd()).toMatchObject({ kind: 'lost', reason: { trouble: 'connection-lost' } });
  transport.close();
  await gone;
  socket.nsp.emit('n', 3);
  spoil = false;
  const again = made.next('/leaderboard');
  const after = await opened(transport);
  expect((await again).recovered).toBe(true);
  await after.untilMessages(1);
  expect([...before.messages, ...after.messages].map(([, n]) => n)).toEqual([1, 2, 3]);
});

it('without recovery, or after a polite goodbye, it begins anew', async () => {
  const made = await server(recovery);
  const transport = transportTo(made.url);
  const first = made.next('/leaderboard');
  const before = await opened(transport);
  (await first).emit('n', 1);
  await before.untilMessages(1);
  transport.close();
  const second = made.next('/leaderboard');
  await opened(transport);
  expect((await second).recovered).toBe(false);
});

it('sends only over an open channel, and never what it could not send before', async () => {
  const made = await server(recovery);
  const heard: unknown[] = [];
  for (const name of ['/leaderboard', '/training', '/field']) {
    made.io.of(name).on('connection', (socket) => socket.onAny((event: string) => heard.push(event)));
  }
  const transport = transportTo(made.url);
  expect(transport.send('/leaderboard', 'too-early', [])).toBe(false);
  expect(transport.send('/nowhere', 'nowhere', [])).toBe(false);
  const recorder = new Recorder();
  transport.open(recorder);
  expect(transport.send('/leaderboard', 'while-connecting', [])).toBe(false);
  await recorder.untilOpened();
  made.reset();
  await recorder.untilEnd();
  expect(transport.send('/leaderboard', 'while-away', [])).toBe(false);
  transport.close();
  const again = made.next('/leaderboard');
  await opened(transport);
  const last = new Promise((resolve) => {
    void again.then((socket) => socket.once('now', resolve));
  });
  await again;
  expect(transport.send('/leaderboard', 'now', [])).toBe(true);
  await last;
  expect(heard).toEqual(['now']);
});

it('fifty reconnections leave nothing behind, and messages still arrive once', async () => {
  const made = await server(recovery);
  const transport = transportTo(made.url);
  const before = listeners();
  expect(before['any']).toBe(CHANNELS.length);
  for (let turn = 0; turn < 50; turn++) {
    const arrived = made.next('/leaderboard');
    const recorder = await opened(transport);
    const socket = await arrived;
    socket.emit('n', turn);
    await recorder.untilMessages(1);
    expect(recorder.messages).toEqual(expect.arrayContaining([expect.arrayContaining(['n', turn])]));
    expect(recorder.messages).toHaveLength(1);
    if (turn % 2 === 0) {
      made.reset();
      await recorder.untilEnd();
    }
    transport.close();
    await made.untilConnections(0);
    expect(made.io.of('/leaderboard').sockets.size).toBe(0);
  }
  expect(listeners()).toEqual(before);
});

it('events whose name is a number are named by a text', async () => {
  const made = await server();
  const transport = transportTo(made.url);
  const arrived = made.next('/leaderboard');
  const recorder = await opened(transport);
  (await arrived).emit(7 as unknown as string, { userId: 1 });
  await recorder.untilMessages(1);
  expect(recorder.messages[0]).toEqual(['7', { userId: 1 }]);
});

it('works with the hub: board, drop, recovery, kick', async () => {
  const hub = await startHub({ clock: new FakeClock(), scenario: 'quiet' });
  cleanUp.push(() => hub.stop());
  const transport = transportTo(hub.url);
  const first = await opened(transport);
  expect(transport.send('/leaderboard', 'join:tv-display', [])).toBe(true);
  await first.untilMessages(1);
  expect(first.messages[0]?.[0]).toBe('leaderboard:refresh');
  hub.dropConnections();
  await first.untilEnd();
  transport.close();
  hub.emitTo('/leaderboard', 'tv-display', 'tv:update', { message: 'missed' });
  const second = await opened(transport);
  await second.untilMessages(1);
  expect(second.messages[0]?.slice(0, 2)).toEqual(['tv:update', { message: 'missed' }]);
  hub.kickEveryone();
  expect((await second.untilEnd()).kind).toBe('lost');
});

/** How many listeners the client made last holds for each event, on all its sockets. */
function listeners(): Record<string, number> {
  const manager = managers.at(-1) as unknown as Holder & {
    nsps: Record<string, Holder & { _anyListeners: unknown[] }>;
  };
  const seen: Record<string, number> = {};
  const count = (name: string, by: number): void => {
    if (by > 0) seen[name] = (seen[name] ?? 0) + by;
  };
  for (const holder of [manager, ...Object.values(manager.nsps)]) {
    for (const [name, list] of Object.entries(holder._callbacks)) count(name, list.length);
  }
  for (const socket of Object.values(manager.nsps)) count('any', socket._anyListeners.length);
  return seen;
}

interface Holder {
  readonly _callbacks: Readonly<Record<string, readonly unknown[]>>;
}
