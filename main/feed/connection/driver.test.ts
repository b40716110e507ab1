import { beforeEach, describe, expect, it } from 'vitest';
import type { SourceState } from '#core/ipc/frame';
import { disposable } from '#core/kernel/disposer';
import { FakeClock } from '#core/kernel/fake-clock';
import { seededRandom, type Random } from '#core/kernel/random';
import { storedTokens } from '../auth/tokens';
import { FakeTransport } from '../transports/fake-transport';
import { Connection } from './driver';
import { PROVEN_AFTER_MS } from './proof';
import { CONNECT_TIMEOUT_MS } from '../transports/transport';
import { LONG_OUTAGE_MS, type ConnectionState } from './machine';
import { trouble } from './reasons';

const PLAN = {
  kind: 'socket-io' as const,
  url: 'http://scores.example',
  channels: [{ name: '/', required: true }],
  token: () => null,
};
const HALF: Random = { next: () => 0.5 };

let clock: FakeClock;
let transport: FakeTransport;
let states: ConnectionState[];
let messages: unknown[][];
let syncs: number;

beforeEach(() => {
  clock = new FakeClock();
  transport = new FakeTransport(PLAN);
  states = [];
  messages = [];
  syncs = 0;
});

function connection(options: { needsSync?: boolean; random?: Random; token?: string } = {}): Connection {
  return new Connection({
    transport,
    tokens: storedTokens(() => options.token ?? null),
    hints: { onHint: () => disposable(() => undefined) },
    clock,
    random: options.random ?? HALF,
    needsSync: options.needsSync ?? false,
    listener: {
      changed: (state) => states.push(state),
      sync: () => syncs++,
      channelOpened: (channel) => messages.push(['open', channel]),
      message: (...message) => messages.push(message),
      probe: () => undefined,
    },
  });
}

const names = (): SourceState[] => states.map(({ name }) => name);

/** Runs the clock until the next attempt begins, and tells how long that took. */
function waitForAttempt(): number {
  const before = transport.opens;
  const startMs = clock.monotonic();
  while (transport.opens === before) {
    if (clock.monotonic() - startMs > 400_000) throw new Error('no further attempt');
    clock.advance(10);
  }
  return clock.monotonic() - startMs;
}

describe('an attempt', () => {
  it('that connects is live at once when there is nothing to read first', () => {
    const one = connection();
    one.start();
    transport.connect();
    expect(names()).toEqual(['connecting', 'live']);
    expect(syncs).toBe(0);
    clock.advance(CONNECT_TIMEOUT_MS * 2);
    expect(one.state.name).toBe('live');
  });

  it('that connects reads the board first when it can', () => {
    const one = connection({ needsSync: true });
    one.start();
    transport.connect();
    expect([one.state.name, syncs]).toEqual(['syncing', 1]);
    one.synced();
    one.synced();
    expect(names()).toEqual(['connecting', 'syncing', 'live']);
  });

  it('that does not connect in time has failed', () => {
    const one = connection();
    one.start();
    clock.advance(CONNECT_TIMEOUT_MS - 1);
    expect(one.state.name).toBe('connecting');
    clock.advance(1);
    expect(one.state).toMatchObject({ name: 'waiting', reason: { trouble: 'server-not-answering' } });
    expect(transport.isOpen).toBe(false);
    expect(one.nextAttemptAtMs).toBe(clock.now() + 900);
    clock.advance(900);
    expect(transport.opens).toBe(2);
    expect(one.nextAttemptAtMs).toBeNull();
  });

  it('that fails on the spot is told in the right order', () => {
    transport.onOpen = (listener) => {
      listener.lost(trouble('server-unreachable', 'no'));
    };
    const one = connection();
    one.start();
    expect(names()).toEqual(['waiting']);
    expect(one.state.name).toBe('waiting');
    expect(clock.pendingTimers).toBe(1);
  });
});

describe('late callbacks', () => {
  it('of an earlier attempt are ignored', () => {
    const one = connection();
    one.start();
    const old = transport.listener;
    clock.advance(CONNECT_TIMEOUT_MS + 900);
    expect(transport.opens).toBe(2);
    old.opened();
    old.channelOpened('/');
    old.message('/', 'rankings:update', []);
    old.lost(trouble('connection-lost', 'late'));
    old.refused(trouble('token-refused', 'late'));
    expect(one.state.name).toBe('connecting');
    expect(messages).toEqual([]);
    transport.connect();
    old.lost(trouble('connection-lost', 'late'));
    expect(one.state.name).toBe('live');
  });

  it('of a closed attempt are ignored while it waits, and after a stop', () => {
    const one = connection();
    one.start();
    transport.drop();
    transport.listener.opened();
    transport.listener.message('/', 'x', []);
    expect(one.state.name).toBe('waiting');
    one.stop();
    transport.listener.opened();
    expect(one.state.name).toBe('stopped');
    expect(messages).toEqual([]);
  });

  it('a deadline of an earlier attempt does not end the one that an operator asked for', () => {
    const one = connection();
    one.start();
    clock.advance(CONNECT_TIMEOUT_MS - 100);
    one.reconnect();
    clock.advance(200);
    expect(one.state.name).toBe('connecting');
    expect(clock.pendingTimers).toBe(1);
    clock.advance(CONNECT_TIMEOUT_MS);
    expect(one.state.name).toBe('waiting');
  });
});

describe('the count of attempts', () => {
  function failThrice(): Connection {
    const one = connection();
    one.start();
    for (let turn = 0; turn < 3; turn++) {
      transport.drop();
      waitForAttempt();
    }
    transport.connect();
    expect(one.state).toMatchObject({ name: 'live', attempt: 3 });
    return one;
  }

  it('stays without a message, however long the connection lasts', () => {
    const one = failThrice();
    clock.advance(10 * PROVEN_AFTER_MS);
    expect(one.state.attempt).toBe(3);
    one.heard();
    expect(one.state.attempt).toBe(0);
  });

  it('stays with a message, before the connection has lasted', () => {
    const one = failThrice();
    one.heard();
    clock.advance(PROVEN_AFTER_MS - 1);
    expect(one.state.attempt).toBe(3);
    clock.advance(1);
    expect(one.state.attempt).toBe(0);
  });

  it('takes no message of the connection before for one of this', () => {
    const one = failThrice();
    one.heard();
    transport.drop();
    waitForAttempt();
    transport.connect();
    clock.advance(10 * PROVEN_AFTER_MS);
    expect(one.state.attempt).toBe(4);
  });
});

describe('a server that lets in and drops again', () => {
  it('is met with growing pauses: at most eight connections in 30 s, in the middle of many walls', () => {
    const counts: number[] = [];
    for (let seed = 1; seed <= 41; seed++) {
      clock = new FakeClock();
      transport = new FakeTransport(PLAN);
      const one = connection({ random: seededRandom(seed) });
      one.start();
      let connects = 0;
      for (let ms = 0; ms < 30_000; ms += 100) {
        if (transport.isOpen && one.state.name === 'live') transport.drop();
        else if (transport.isOpen) {
          connects++;
          transport.connect();
        }
        clock.advance(100);
      }
      counts.push(connects);
      one.stop();
    }
    counts.sort((a, b) => a - b);
    expect(counts[20]).toBeLessThanOrEqual(8);
    expect(counts[0]).toBeGreaterThanOrEqual(2);
  });

  it('gets pauses that grow up to half a minute', () => {
    const one = connection({ random: { next: () => 0.999_999 } });
    one.start();
    const pauses: number[] = [];
    for (let turn = 0; turn < 8; turn++) {
      transport.connect();
      clock.advance(100);
      transport.drop();
      pauses.push(Math.round(waitForAttempt() / 1_000));
    }
    expect(pauses).toEqual([2, 3, 6, 12, 24, 30, 30, 30]);
    expect(one.state.attempt).toBe(8);
  });
});

it('a long outage becomes degraded, with longer pauses, and ends as any other', () => {
  const one = connection({ random: { next: () => 0.999_999 } });
  one.start();
  transport.connect();
  transport.drop();
  const startMs = clock.monotonic();
  while (one.state.name !== 'degraded') {
    waitForAttempt();
    transport.drop(trouble('server-unreachable', 'no'));
    expect(clock.monotonic() - startMs).toBeLessThan(LONG_OUTAGE_MS + 6_000);
  }
  expect(clock.monotonic() - startMs).toBeGreaterThanOrEqual(LONG_OUTAGE_MS);
  expect(waitForAttempt()).toBeGreaterThan(29_000);
  transport.connect();
  expect(one.state).toMatchObject({ name: 'live', outageSinceMs: null });
  expect(one.reconnects).toBe(1);
});

it('an outage keeps trying for a day', () => {
  const one = connection({ random: seededRandom(3) });
  one.start();
  while (clock.monotonic() < 86_400_000) {
    waitForAttempt0();
    transport.drop();
  }
  expect(transport.opens).toBeGreaterThan(86_400_000 / 32_000);
  expect(clock.pendingTimers).toBe(1);

  function waitForAttempt0(): void {
    const due = one.nextAttemptAtMs;
    if (due !== null) clock.advance(due - clock.now() + 1);
  }
});

describe('a refusal', () => {
  it('is rejected, and tried again slowly, for ever', () => {
    const one = connection({ token: 'old' });
    one.start();
    for (let turn = 0; turn < 20; turn++) {
      transport.listener.refused(trouble('token-refused', 'no'));
      expect(one.state).toMatchObject({ name: 'rejected', attempt: turn + 1, reason: { trouble: 'token-refused' } });
      const pauseMs = waitForAttempt();
      expect(pauseMs).toBeGreaterThanOrEqual(60_000);
      expect(pauseMs).toBeLessThanOrEqual(300_010);
    }
    transport.connect();
    expect(one.state.name).toBe('live');
  });

  it('that is not about the token is over a minute and a half after its cause, however long it has lasted', () => {
    const one = connection({ token: 'old' });
    one.start();
    for (let turn = 0; turn < 20; turn++) {
      transport.listener.refused(trouble('not-found', 'the server answered 404'));
      expect(one.state).toMatchObject({ name: 'rejected', attempt: turn + 1 });
      const pauseMs = waitForAttempt();
      expect(pauseMs).toBeGreaterThanOrEqual([5_000, 10_000, 20_000, 40_000][turn] ?? 60_000);
      expect(pauseMs).toBeLessThanOrEqual(90_010);
    }
    transport.connect();
    expect(one.state.name).toBe('live');
  });

  it('without a token asks for one', () => {
    const one = connection();
    one.start();
    transport.listener.refused(trouble('token-refused', 'no'));
    expect(one.state).toMatchObject({ name: 'rejected', reason: { trouble: 'token-missing' } });
  });

  it('by what stands in for a server that is being replaced is an outage of the brisk kind', () => {
    const one = connection({ token: 'old' });
    one.start();
    transport.connect();
    transport.drop();
    for (let turn = 0; turn < 10; turn++) {
      expect(waitForAttempt()).toBeLessThan(5_000);
      transport.listener.refused(trouble('not-found', 'the server answered 404'));
      expect(one.state).toMatchObject({ name: 'waiting', reason: { trouble: 'not-found' } });
    }
    waitForAttempt();
    transport.connect();
    expect(one.state.name).toBe('live');
  });
});

describe('an operator', () => {
  const arrange: Record<SourceState, (one: Connection) => void> = {
    idle: () => undefined,
    connecting: (one) => {
      one.start();
    },
    syncing: (one) => {
      one.start();
      transport.connect();
    },
    live: (one) => {
      one.start();
      transport.connect();
      one.synced();
    },
    waiting: (one) => {
      one.start();
      transport.drop();
    },
    degraded: (one) => {
      one.start();
      transport.drop();
      while (one.state.name !== 'degraded') {
        waitForAttempt();
        transport.drop();
      }
    },
    rejected: (one) => {
      one.start();
      transport.listener.refused(trouble('token-refused', 'no'));
    },
    stopped: (one) => {
      one.start();
      one.stop();
    },
  };
  const all = Object.keys(arrange) as SourceState[];

  it.each(all)('reconnects from %s', (name) => {
    const one = connection({ needsSync: true });
    arrange[name](one);
    expect(one.state.name).toBe(name);
    const opens = transport.opens;
    one.reconnect();
    expect(one.state.name).toBe('connecting');
    expect([transport.opens, transport.isOpen]).toEqual([opens + 1, true]);
    transport.connect();
    one.synced();
    expect(one.state.name).toBe('live');
    clock.advance(60_000);
    expect([one.state.name, transport.opens]).toEqual(['live', opens + 1]);
  });

  it.each(all)('stops from %s, and nothing is left', (name) => {
    const one = connection({ needsSync: true });
    arrange[name](one);
    one.stop();
    expect(one.state).toMatchObject({ name: 'stopped', outageSinceMs: null });
    expect([transport.isOpen, clock.pendingTimers, one.nextAttemptAtMs]).toEqual([false, 0, null]);
    const opens = transport.opens;
    clock.advance(1_000_000);
    expect(transport.opens).toBe(opens);
  });
});

it('counts connections after the first', () => {
  const one = connection();
  one.start();
  transport.connect();
  expect(one.reconnects).toBe(0);
  for (let turn = 1; turn <= 3; turn++) {
    transport.drop();
    waitForAttempt();
    transport.connect();
    expect(one.reconnects).toBe(turn);
  }
});

it('leaves no timer behind over a thousand connections', () => {
  const one = connection({ random: seededRandom(9) });
  one.start();
  for (let turn = 0; turn < 1_000; turn++) {
    transport.connect();
    if (turn % 3 === 0) one.reconnect();
    else {
      transport.drop();
      clock.advance((one.nextAttemptAtMs ?? 0) - clock.now() + 1);
    }
    expect(clock.pendingTimers).toBeLessThanOrEqual(2);
  }
});
