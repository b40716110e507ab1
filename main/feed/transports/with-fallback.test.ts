import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { trouble, type Reason } from '../connection/reasons';
import { FakeTransport } from './fake-transport';
import { Recorder } from './recorder';
import type { TransportPlan } from './transport';
import { WithFallback } from './with-fallback';

const PLAN: TransportPlan = {
  kind: 'websocket',
  url: 'ws://127.0.0.1:1',
  channels: [{ name: 'main', required: true }],
  token: () => null,
};
const NO_WEBSOCKET = trouble('no-websocket', 'the server answered 426');
const AWAY = trouble('server-unreachable', 'ECONNREFUSED');
const WRONG_TOKEN = trouble('token-refused', 'the server answered 401');

/** A fake that a ping does not answer until it is told to. */
class FakeFallback extends FakeTransport {
  readonly pings: (() => void)[] = [];
  trusted = false;

  trust(): void {
    this.trusted = true;
  }

  ping(answered: () => void): void {
    this.pings.push(answered);
  }
}

/** Like Recorder, with what it is told of the fallback. */
class Told extends Recorder {
  readonly ways: (Reason['trouble'] | 'none')[] = [];

  fallback(reason: Reason | null): void {
    this.ways.push(reason === null ? 'none' : reason.trouble);
  }
}

let clock: FakeClock;
let socket: FakeTransport;
let polls: FakeFallback;
let transport: WithFallback;
let told: Told;

beforeEach(() => {
  clock = new FakeClock();
  socket = new FakeTransport(PLAN);
  polls = new FakeFallback(PLAN);
  transport = new WithFallback({ socket, fallback: polls, clock, random: { next: () => 0.5 } });
  told = new Told();
});

/** What the connection machine does with an attempt that has ended. */
function openAgain(): void {
  transport.close();
  told = new Told();
  transport.open(told);
}

function polling(): void {
  transport.open(told);
  socket.listener.refused(NO_WEBSOCKET);
  polls.connect();
}

const kinds = (): readonly string[] => told.all.map(({ kind }) => kind);

describe('while a socket is to be had', () => {
  it('nothing else is asked, and everything goes over it', () => {
    transport.open(told);
    socket.connect();
    socket.listener.message('main', 'a', [1]);
    expect(transport.send('main', 'b', [2])).toBe(true);
    expect([told.messages, socket.sent.length, polls.opens]).toEqual([[['a', 1]], 1, 0]);
    socket.drop();
    expect(told.end?.kind).toBe('lost');
    expect(told.ways).toEqual([]);
  });

  it('a first fault is a fault like any other', () => {
    transport.open(told);
    socket.listener.lost(AWAY);
    expect([told.end?.reason, polls.opens]).toEqual([AWAY, 0]);
  });

  it('a token that is refused is refused, however often', () => {
    transport.open(told);
    for (let turn = 0; turn < 4; turn++) {
      socket.listener.refused(WRONG_TOKEN);
      expect(told.end).toMatchObject({ kind: 'refused', reason: WRONG_TOKEN });
      openAgain();
    }
    expect(polls.opens).toBe(0);
  });
});

describe('the fallback stands in', () => {
  it('at once where the server opens no WebSocket', () => {
    polling();
    expect(kinds()).toEqual(['channel', 'opened']);
    expect(told.ways).toEqual(['polling']);
    expect(socket.isOpen).toBe(false);
  });

  it('at the second fault in a row', () => {
    transport.open(told);
    socket.listener.lost(AWAY);
    openAgain();
    socket.listener.lost(AWAY);
    polls.connect();
    expect(told.ways).toEqual(['polling']);
  });

  it('also when attempts hang until they are given up, and then without another wait', () => {
    transport.open(told);
    openAgain();
    expect(polls.opens).toBe(0);
    openAgain();
    polls.connect();
    expect([told.ways, kinds()]).toEqual([['polling'], ['channel', 'opened']]);
    clock.advance(0);
    expect(socket.isOpen).toBe(true);
  });

  it('and carries the connection: its messages, its signs of life, its end', () => {
    polling();
    expect(transport.pingIntervalMs).toBe(polls.pingIntervalMs);
    polls.listener.message('main', 'a', [1]);
    polls.listener.alive();
    expect([told.messages, told.signs]).toEqual([[['a', 1]], 1]);
    transport.send('main', 'b', []);
    expect([polls.sent.length, socket.sent.length]).toEqual([1, 0]);
    transport.ping(() => undefined);
    expect(polls.pings).toEqual([]);
    polls.listener.lost(AWAY);
    expect(told.end).toEqual({ kind: 'lost', reason: AWAY });
    expect([socket.isOpen, polls.isOpen, clock.pendingTimers]).toEqual([false, false, 0]);
  });

  it('when it cannot help: the reason is why there was no socket', () => {
    transport.open(told);
    socket.listener.refused(NO_WEBSOCKET);
    polls.listener.lost(trouble('not-found', 'the server answered 404'));
    expect(told.end).toEqual({ kind: 'refused', reason: NO_WEBSOCKET });
    expect(clock.pendingTimers).toBe(0);
  });

  it('when the server has gone away altogether: the reason is that', () => {
    transport.open(told);
    socket.listener.refused(NO_WEBSOCKET);
    polls.listener.lost(AWAY);
    expect(told.end).toEqual({ kind: 'lost', reason: AWAY });
  });
});

describe('the socket is tried all the while', () => {
  it('every 30 s, and given up when it hangs', () => {
    polling();
    clock.advance(29_999);
    expect(socket.opens).toBe(1);
    clock.advance(1);
    expect(socket.opens).toBe(2);
    clock.advance(10_000);
    expect(socket.isOpen).toBe(false);
    clock.advance(30_000);
    expect(socket.opens).toBe(3);
    socket.listener.lost(AWAY);
    clock.advance(30_000);
    expect([socket.opens, told.end]).toEqual([4, undefined]);
  });

  it('takes over within the connection, and the fallback is asked once more', () => {
    polling();
    clock.advance(30_000);
    socket.connect();
    expect(kinds()).toEqual(['channel', 'opened', 'channel']);
    expect(told.ways).toEqual(['polling', 'none']);
    expect(transport.send('main', 'b', [])).toBe(true);
    polls.listener.message('main', 'last', []);
    socket.listener.message('main', 'first', []);
    expect(told.messages).toEqual([['last'], ['first']]);
    polls.pings[0]?.();
    expect([polls.isOpen, clock.pendingTimers]).toEqual([false, 0]);
    socket.drop();
    expect(told.end?.reason.trouble).toBe('connection-lost');
  });

  it('does so also when the last question fails', () => {
    polling();
    clock.advance(30_000);
    socket.connect();
    polls.listener.lost(AWAY);
    expect([told.end, polls.isOpen]).toEqual([undefined, false]);
  });

  it('comes before the fallback has answered: then there was none', () => {
    polling();
    openAgain();
    clock.advance(0);
    socket.connect();
    expect([kinds(), told.ways, polls.isOpen]).toEqual([['channel', 'opened'], [], false]);
  });

  it('is the first way again at the next connection', () => {
    polling();
    clock.advance(30_000);
    socket.connect();
    socket.drop();
    openAgain();
    expect([socket.isOpen, polls.isOpen]).toEqual([true, false]);
  });
});

describe('a socket that opens while polling works, and may yet be closed because of the token', () => {
  class OpenDoor extends FakeTransport {
    readonly mayTurnAway = true;
  }

  beforeEach(() => {
    socket = new OpenDoor(PLAN);
    transport = new WithFallback({ socket, fallback: polls, clock, random: { next: () => 0.5 } });
    polling();
    clock.advance(30_000);
    socket.connect();
  });

  it('carries nothing yet, and when it is turned away, polling goes on', () => {
    expect(transport.send('main', 'b', [])).toBe(true);
    expect([socket.sent.length, polls.sent.length]).toEqual([0, 1]);
    clock.advance(1_900);
    socket.listener.refused(trouble('token-refused', 'the server answered 401'));
    expect([told.end, polls.isOpen, socket.isOpen, told.ways]).toEqual([undefined, true, false, ['polling']]);
    clock.advance(30_000);
    expect(socket.opens).toBe(3);
  });

  it('takes over once it has lasted', () => {
    clock.advance(2_000);
    expect([kinds(), told.ways]).toEqual([
      ['channel', 'opened', 'channel'],
      ['polling', 'none'],
    ]);
    expect(transport.send('main', 'b', [])).toBe(true);
    expect(socket.sent).toHaveLength(1);
  });

  it('takes over with its first message, which is not lost', () => {
    socket.listener.message('main', 'first', []);
    expect([kinds(), told.messages, told.ways]).toEqual([
      ['channel', 'opened', 'channel', 'message'],
      [['first']],
      ['polling', 'none'],
    ]);
    clock.advance(2_000);
    expect(told.ways).toEqual(['polling', 'none']);
    expect(clock.pendingTimers).toBe(0);
  });

  it('leaves nothing behind when the connection is closed meanwhile', () => {
    transport.close();
    expect([socket.isOpen, polls.isOpen, clock.pendingTimers]).toEqual([false, false, 0]);
  });
});

it.each([
  ['connecting', () => transport.open(told)],
  ['polling', polling],
  [
    'trying the socket meanwhile',
    () => {
      polling();
      clock.advance(30_000);
    },
  ],
])('closing while %s leaves nothing behind', (_what, until) => {
  until();
  const before = told.all.length;
  transport.close();
  expect([socket.isOpen, polls.isOpen, clock.pendingTimers]).toEqual([false, false, 0]);
  for (const { listeners } of [socket, polls]) for (const listener of listeners) listener.alive();
  expect([told.all.length, told.signs]).toEqual([before, 0]);
});

it('a server that has opened a socket is known to be the right one', () => {
  transport.open(told);
  expect(polls.trusted).toBe(false);
  socket.connect();
  expect(polls.trusted).toBe(true);
});

it('polling cannot help where the server forbids', () => {
  transport.open(told);
  socket.listener.refused(trouble('forbidden', 'no'));
  expect([told.end, polls.opens]).toMatchObject([{ kind: 'refused', reason: { trouble: 'forbidden' } }, 0]);
});

it.each([false, true])('a server that speaks Socket.IO is polled where it has told something: %s', (trusted) => {
  transport.open(told);
  socket.listener.refused(trouble('wrong-family', 'Socket.IO'));
  polls.trusted = trusted;
  polls.connect();
  const refused = { kind: 'refused', reason: { trouble: 'wrong-family' } };
  if (trusted) expect([told.end, told.all.some(({ kind }) => kind === 'opened')]).toEqual([undefined, true]);
  else expect(told.end).toMatchObject(refused);
});

describe('a server that speaks Socket.IO and has an answer for every question', () => {
  const STRANGER = trouble('wrong-family', 'Socket.IO');

  function turnedAway(): void {
    transport.open(told);
    socket.listener.refused(STRANGER);
    polls.connect();
    expect(told.end).toEqual({ kind: 'refused', reason: STRANGER });
    openAgain();
  }

  it('is taken back as soon as it opens a socket, although its answers come sooner', () => {
    turnedAway();
    expect([socket.isOpen, polls.isOpen]).toEqual([true, false]);
    socket.connect();
    expect([kinds(), told.ways]).toEqual([['channel', 'opened'], []]);
  });

  it('is told again while it has not been put right', () => {
    turnedAway();
    socket.listener.refused(STRANGER);
    polls.connect();
    expect(told.end).toEqual({ kind: 'refused', reason: STRANGER });
  });

  it('is polled once a proxy lets its sockets hang: that it is a stranger is an old verdict', () => {
    turnedAway();
    openAgain();
    openAgain();
    polls.connect();
    expect([told.end, told.ways]).toEqual([undefined, ['polling']]);
  });
});
