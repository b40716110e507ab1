import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Socket as ServerSocket } from 'socket.io';
import { Recorder } from './recorder';
import { SocketIoTransport } from './socket-io';
import { ioServer, type IoServer } from './test-servers';

const CHANNELS = [
  { name: '/leaderboard', required: true },
  { name: '/', required: false },
];
const recovery = { connectionStateRecovery: { maxDisconnectionDuration: 60_000, skipMiddlewares: false } };

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0).reverse()) await end();
});

async function connected(options: Parameters<typeof ioServer>[1] = {}) {
  const server: IoServer = await ioServer(['/leaderboard'], options);
  cleanUp.push(() => server.stop());
  const transport = new SocketIoTransport({
    kind: 'socket-io',
    url: server.url,
    channels: CHANNELS,
    token: () => null,
  });
  cleanUp.push(() => {
    transport.close();
  });
  const [arrived, beside] = [server.next('/leaderboard'), server.next('/')];
  const recorder = new Recorder();
  transport.open(recorder);
  await recorder.untilOpened();
  await recorder.until(() => recorder.channels.length === 2);
  return { server, transport, recorder, socket: await arrived, main: await beside };
}

/** All of it in as few reads as the network likes. */
function together(socket: ServerSocket, tell: () => void): void {
  const { transport } = socket.conn as unknown as {
    transport: { socket: { _socket: { cork(): void; uncork(): void } } };
  };
  const tcp = transport.socket._socket;
  tcp.cork();
  tell();
  setImmediate(() => {
    tcp.uncork();
  });
}

describe('whatever they are made of, events arrive in the order in which they were told', () => {
  it('plain ones, those that want an answer, binary ones, and those of another namespace', async () => {
    const { recorder, socket, main } = await connected();
    const told: unknown[] = [];
    together(socket, () => {
      for (let n = 0; n < 60; n++) {
        told.push(n);
        if (n % 10 === 3) socket.timeout(60_000).emit('n', n, () => undefined);
        else if (n % 10 === 5) socket.emit('n', n, Buffer.from('x'));
        else if (n % 10 === 7) main.emit('n', n);
        else socket.emit('n', n);
      }
    });
    await recorder.untilMessages(60);
    expect(recorder.messages.map(([, n]) => n)).toEqual(told);
    const [, , , wantsAnswer, plain, binary] = recorder.messages;
    expect([plain, typeof wantsAnswer?.[2], binary?.[2]]).toEqual([['n', 4], 'function', Buffer.from('x')]);
  });

  it('and the answer to what we said between those before and after it', async () => {
    const { recorder, transport, socket } = await connected();
    const order: unknown[] = [];
    recorder.message = (_channel, _event, args) => {
      order.push(args[0]);
    };
    socket.on('ask', (answer: (text: string) => void) => {
      together(socket, () => {
        socket.emit('n', 'before');
        answer('answer');
        socket.emit('n', 'after');
      });
    });
    transport.send('/leaderboard', 'ask', [], (answer) => order.push(answer));
    await vi.waitFor(() => expect(order).toEqual(['before', 'answer', 'after']));
  });

  it('the first ones are told together with the connection', async () => {
    const server = await ioServer(['/leaderboard']);
    cleanUp.push(() => server.stop());
    server.io.of('/leaderboard').on('connection', (socket) => {
      for (let n = 0; n < 5; n++) socket.emit('n', n);
    });
    const transport = new SocketIoTransport({
      kind: 'socket-io',
      url: server.url,
      channels: CHANNELS,
      token: () => null,
    });
    cleanUp.push(() => {
      transport.close();
    });
    const recorder = new Recorder();
    transport.open(recorder);
    await recorder.untilMessages(5);
    const kinds = recorder.all.flatMap((one) => (one.kind === 'channel' && one.channel === '/' ? [] : [one.kind]));
    expect(kinds).toEqual(['channel', 'opened', ...Array.from({ length: 5 }, () => 'message')]);
    expect(recorder.messages.map(([, n]) => n)).toEqual([0, 1, 2, 3, 4]);
  });
});

it('names and arguments are those that the client would tell', async () => {
  const { recorder, socket, server } = await connected();
  const write = (text: string): void => {
    (socket.conn as unknown as { write(packet: string): void }).write(text);
  };
  write('2/leaderboard,["plain",1,"two",null,{"a":[3]}]');
  write('2/leaderboard,[7]');
  write('2/leaderboard,["",""]');
  write('2/elsewhere,["other",1]');
  write('2["main",{"__proto__":1}]');
  await recorder.untilMessages(4);
  expect(recorder.messages.slice(0, 3)).toEqual([['plain', 1, 'two', null, { a: [3] }], ['7'], ['', '']]);
  expect(JSON.stringify(recorder.messages[3])).toBe('["main",{"__proto__":1}]');
  expect([recorder.end, server.connections()]).toEqual([undefined, 1]);
});

it.each([
  '2/leaderboard,["connect"]',
  '2/leaderboard,[null]',
  '2/leaderboard,[]',
  '2/leaderboard,["n"',
  '2/leaderboard,{}',
])('what Socket.IO does not allow ends the connection: %s', async (packet) => {
  const { recorder, socket } = await connected();
  (socket.conn as unknown as { write(packet: string): void }).write(packet);
  expect(await recorder.untilEnd()).toMatchObject({ kind: 'lost', reason: { trouble: 'not-a-scoreboard' } });
  expect(recorder.messages).toEqual([]);
});

it('what is told while it is closed from within a message is not told, and is recovered where the server can', async () => {
  const { recorder, transport, socket, server } = await connected(recovery);
  const heard: unknown[] = [];
  recorder.message = (_channel, _event, args) => {
    heard.push(args[0]);
    if (args[0] === 2) transport.cut();
  };
  const gone = new Promise((resolve) => socket.once('disconnect', resolve));
  together(socket, () => {
    for (let n = 0; n < 6; n++) socket.emit('n', n);
  });
  await gone;
  expect(heard).toEqual([0, 1, 2]);
  transport.close();
  const again = server.next('/leaderboard');
  const after = new Recorder();
  transport.open(after);
  expect((await again).recovered).toBe(true);
  await after.untilMessages(3);
  expect(after.messages.map(([, n]) => n)).toEqual([3, 4, 5]);
});
