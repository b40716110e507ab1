import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { LARGEST_GULP_BYTES, PacedReading } from './paced-reading';
import { Recorder } from './recorder';
import { SocketIoTransport } from './socket-io';
import { ioServer, listening } from './test-servers';
import type { Transport } from './transport';
import { WebSocketTransport } from './websocket';

const nextTurn = () => new Promise(setImmediate);

describe('reading', () => {
  class PausableEmitter extends EventEmitter {
    readonly calls: string[] = [];
    pause(): void {
      this.calls.push('pause');
    }
    resume(): void {
      this.calls.push('resume');
    }
  }

  function paced() {
    const [socket, connection] = [new PausableEmitter(), new EventEmitter()];
    let signs = 0;
    const pace = new PacedReading(socket, () => signs++);
    socket.emit('upgrade', { socket: connection });
    socket.emit('open');
    const read = (bytes: number) => connection.emit('data', Buffer.alloc(bytes));
    return { pace, read, calls: socket.calls, signs: () => signs };
  }

  it('goes on while little comes in a turn, however much in all', async () => {
    const { pace, read, calls, signs } = paced();
    for (let turn = 0; turn < 20; turn++) {
      read(LARGEST_GULP_BYTES / 2);
      read(1);
      await nextTurn();
    }
    expect([calls, pace.behind, signs()]).toEqual([[], false, 40]);
  });

  it('stops after a gulp, goes on in the next turn, and says that more waits until a turn brought less', async () => {
    const { pace, read, calls } = paced();
    read(LARGEST_GULP_BYTES);
    // What was on its way all the same.
    read(1);
    expect([calls, pace.behind]).toEqual([['pause'], false]);
    await nextTurn();
    expect([calls, pace.behind]).toEqual([['pause', 'resume'], true]);
    read(LARGEST_GULP_BYTES);
    await nextTurn();
    expect([calls, pace.behind]).toEqual([['pause', 'resume', 'pause', 'resume'], true]);
    read(10);
    await nextTurn();
    expect([calls.length, pace.behind]).toEqual([4, false]);
  });
});

const MESSAGES = 40_000;
const TEXT = 'x'.repeat(200);
const channels = [{ name: '/leaderboard', required: true }];
const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0).reverse()) await end();
});

async function ioFlood() {
  const server = await ioServer(['/leaderboard']);
  cleanUp.push(() => server.stop());
  server.io.of('/leaderboard').on('connection', (socket) => {
    for (let n = 0; n < MESSAGES; n++) socket.emit('n', { data: n, text: TEXT });
  });
  return new SocketIoTransport({ kind: 'socket-io', url: server.url, channels, token: () => null });
}

async function plainFlood() {
  const http = createServer();
  new WebSocketServer({ server: http }).on('connection', (socket) => {
    for (let n = 0; n < MESSAGES; n++) socket.send(JSON.stringify({ type: 'n', data: n, text: TEXT }));
  });
  const server = await listening(http, 0);
  cleanUp.push(() => server.stop());
  return new WebSocketTransport({ kind: 'websocket', url: server.url, channels, token: () => null });
}

it.each([
  ['Socket.IO', ioFlood],
  ['WebSocket', plainFlood],
])('a flood by %s comes whole and in order, with air between its gulps', async (_name, flood) => {
  const transport: Transport = await flood();
  cleanUp.push(() => {
    transport.close();
  });
  let [inTurn, most, next, wasBehind] = [0, 0, 0, false];
  const recorder = new Recorder();
  const done = new Promise<void>((resolve) => {
    recorder.message = (_channel, _event, args) => {
      expect((args[0] as { data: unknown }).data).toBe(next++);
      most = Math.max(most, ++inTurn);
      if (next === MESSAGES) resolve();
    };
  });
  let ended = false;
  const turns = (): void => {
    inTurn = 0;
    wasBehind ||= transport.behind === true;
    if (!ended) setImmediate(turns);
  };
  turns();
  transport.open(recorder);
  await done;
  ended = true;
  // A gulp, what is read of one beginning, and what was on its way when it ended.
  expect(most * TEXT.length).toBeLessThanOrEqual(LARGEST_GULP_BYTES + 2 * 64 * 1024);
  expect(wasBehind).toBe(true);
  await nextTurn();
  await nextTurn();
  expect(transport.behind).toBe(false);
});
