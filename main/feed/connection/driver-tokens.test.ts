import { beforeEach, describe, expect, it } from 'vitest';
import { disposable } from '#core/kernel/disposer';
import { FakeClock } from '#core/kernel/fake-clock';
import { err, ok, type Result } from '#core/kernel/result';
import { seededRandom } from '#core/kernel/random';
import type { Tokens } from '../auth/tokens';
import { FakeTransport } from '../transports/fake-transport';
import { SOON_MS } from './backoff';
import { Connection } from './driver';
import { PROVEN_AFTER_MS } from './proof';
import { CONNECT_TIMEOUT_MS } from '../transports/transport';
import type { Hint } from './hints';
import { trouble, type Reason } from './reasons';

const NO = trouble('token-refused', 'the server answered 401');
const NONE = trouble('token-not-renewed', 'the token address answered 401');

let clock: FakeClock;
let transport: FakeTransport;
let token: string;
/** Attempts so far, by the token that they were made with. */
let used: string[];
/** What is to be renewed, and how each of them is answered. */
let asked: { readonly refused: string | null; readonly answer: (result: Result<void, Reason>) => void }[];
let mayRenew: boolean;
let ended: boolean;
let holders: number;
let proved: (string | null)[];
let listeners: Set<(hint: Hint) => void>;
let renewedListeners: Set<() => void>;

beforeEach(() => {
  clock = new FakeClock();
  token = 'old';
  used = [];
  asked = [];
  mayRenew = true;
  ended = false;
  holders = 0;
  proved = [];
  listeners = new Set();
  renewedListeners = new Set();
  transport = new FakeTransport({
    kind: 'socket-io',
    url: 'http://scores.example',
    channels: [{ name: '/', required: true }],
    token: () => token,
  });
  transport.onOpen = () => used.push(token);
});

const tokens: Tokens = {
  renewable: true,
  current: () => token,
  ended: () => ended,
  mayRenew: () => mayRenew,
  renew: (refused) =>
    new Promise((answer) => {
      asked.push({ refused, answer });
    }),
  proved: (one) => proved.push(one),
  hold: () => {
    holders++;
    return disposable(() => holders--);
  },
  onRenewed: (listener) => {
    renewedListeners.add(listener);
    return disposable(() => renewedListeners.delete(listener));
  },
};

function started(): Connection {
  const one = new Connection({
    transport,
    tokens,
    hints: {
      onHint: (listener) => {
        listeners.add(listener);
        return disposable(() => listeners.delete(listener));
      },
    },
    clock,
    random: seededRandom(4),
    needsSync: false,
    listener: {
      changed: () => undefined,
      sync: () => undefined,
      channelOpened: () => undefined,
      message: () => undefined,
      probe: (answered) => clock.after(20, answered),
    },
  });
  one.start();
  return one;
}

async function answer(result: Result<void, Reason>): Promise<void> {
  const last = asked.at(-1);
  if (!last) throw new Error('nothing was asked');
  if (result.ok) token = 'new';
  last.answer(result);
  await Promise.resolve();
  await Promise.resolve();
}

const hint = (what: Hint): void => {
  for (const listener of [...listeners]) listener(what);
};

it('a token that has ended, without a new one, is refused for want of a new one', async () => {
  ended = true;
  mayRenew = false;
  const one = started();
  await answer(err(NONE));
  transport.listener.refused(NO);
  expect(one.state).toMatchObject({ name: 'rejected', reason: NONE });
});

describe('a refused token', () => {
  it('is renewed, and the connection made with the new one at once', async () => {
    const one = started();
    transport.listener.refused(NO);
    expect([one.state.name, asked[0]?.refused, transport.isOpen]).toEqual(['connecting', 'old', false]);
    clock.advance(2_000);
    await answer(ok(undefined));
    expect(used).toEqual(['old', 'new']);
    transport.connect();
    expect(one.state).toMatchObject({ name: 'live', attempt: 0 });
  });

  it('of a live connection too', async () => {
    const one = started();
    transport.connect();
    transport.listener.refused(NO);
    await answer(ok(undefined));
    transport.connect();
    expect([one.state.name, used]).toEqual(['live', ['old', 'new']]);
  });

  it('that cannot be renewed is tried again slowly, and each time a new one is asked for first', async () => {
    const one = started();
    transport.listener.refused(NO);
    await answer(err(NONE));
    expect(one.state).toMatchObject({ name: 'rejected', reason: NONE });
    expect(used).toHaveLength(1);
    mayRenew = false;
    for (let turn = 2; turn < 12; turn++) {
      const startMs = clock.monotonic();
      while (asked.length < turn) clock.advance(1_000);
      const pauseMs = clock.monotonic() - startMs;
      expect(pauseMs).toBeGreaterThanOrEqual(60_000);
      expect(pauseMs).toBeLessThanOrEqual(301_000);
      expect(one.state.name).toBe('connecting');
      await answer(err(NONE));
      // The one there is may have come to be good.
      expect(used).toHaveLength(turn);
      transport.listener.refused(NO);
      expect(one.state).toMatchObject({ name: 'rejected', reason: NONE });
    }
    while (asked.length < 12) clock.advance(1_000);
    await answer(ok(undefined));
    transport.connect();
    expect([one.state.name, used.at(-1)]).toEqual(['live', 'new']);
  });

  it('whose renewal never ends does not keep the connection from trying', () => {
    const one = started();
    transport.listener.refused(NO);
    clock.advance(CONNECT_TIMEOUT_MS);
    expect(one.state).toMatchObject({ name: 'waiting', reason: { trouble: 'server-not-answering' } });
    clock.advance(2_000);
    expect(used).toHaveLength(2);
    expect(clock.pendingTimers).toBe(1);
  });

  it('for which somebody else gets a new one is no reason to wait', () => {
    mayRenew = false;
    const one = started();
    transport.listener.refused(NO);
    expect(one.state.name).toBe('rejected');
    token = 'new';
    for (const listener of [...renewedListeners]) listener();
    expect([one.state.name, used]).toEqual(['connecting', ['old', 'new']]);
  });

  it('is not blamed for a room or a path that is not there', () => {
    const one = started();
    transport.listener.refused(trouble('not-found', 'no such namespace'));
    expect([one.state.name, asked]).toEqual(['rejected', []]);
    for (const listener of [...renewedListeners]) listener();
    expect(one.state.name).toBe('rejected');
    while (used.length < 2) clock.advance(1_000);
    expect([clock.monotonic() >= 4_000, asked]).toEqual([true, []]);
  });

  it('renewed after a stop connects nothing', async () => {
    const one = started();
    transport.listener.refused(NO);
    one.stop();
    await answer(ok(undefined));
    expect([one.state.name, used, transport.isOpen]).toEqual(['stopped', ['old'], false]);
    expect([clock.pendingTimers, listeners.size, renewedListeners.size]).toEqual([0, 0, 0]);
  });

  it('renewed after an operator has asked for a connection does not open a second one', async () => {
    const one = started();
    transport.listener.refused(NO);
    one.reconnect();
    const [first] = asked;
    first?.answer(ok(undefined));
    await Promise.resolve();
    expect(used).toHaveLength(1);
    await answer(ok(undefined));
    expect([one.state.name, used]).toEqual(['connecting', ['old', 'new']]);
  });
});

describe('a token that was good', () => {
  /** As with a backend that gives no new tokens, or one that gives none now. */
  const refuse = (): void => {
    mayRenew = false;
    transport.listener.refused(NO);
  };
  const pauseMs = (one: Connection): number => (one.nextAttemptAtMs ?? 0) - clock.now();
  const again = async (one: Connection): Promise<void> => {
    clock.advance(pauseMs(one) + 1);
    await answer(err(NONE));
  };

  function good(): Connection {
    const one = started();
    transport.connect();
    one.heard();
    return one;
  }

  it('and is refused all of a sudden is shown once more within seconds, and only then left alone for long', async () => {
    const one = good();
    refuse();
    expect([one.state.name, one.state.reason]).toEqual(['rejected', NO]);
    expect(pauseMs(one)).toBeGreaterThanOrEqual(3_000);
    expect(pauseMs(one)).toBeLessThanOrEqual(7_000);
    await again(one);
    expect(used).toEqual(['old', 'old']);
    refuse();
    expect(pauseMs(one)).toBeGreaterThanOrEqual(60_000);
    expect(pauseMs(one)).toBeLessThanOrEqual(120_000);
  });

  it('is shown once more also where the address for new tokens says no at the same moment', async () => {
    const one = good();
    transport.listener.refused(NO);
    await answer(err(NONE));
    expect(one.state).toMatchObject({ name: 'rejected', reason: NONE });
    expect(pauseMs(one)).toBeLessThanOrEqual(7_000);
  });

  it('is not shown in a circle to a server that says something and refuses each time', async () => {
    const one = good();
    refuse();
    for (let turn = 0; turn < 5; turn++) {
      await again(one);
      transport.connect();
      one.heard();
      refuse();
      expect(pauseMs(one)).toBeGreaterThanOrEqual(60_000);
    }
  });

  it('has another chance after a connection that has lasted', async () => {
    const one = good();
    for (let turn = 0; turn < 3; turn++) {
      clock.advance(PROVEN_AFTER_MS);
      refuse();
      expect(pauseMs(one)).toBeLessThanOrEqual(7_000);
      await again(one);
      transport.connect();
      one.heard();
    }
    expect(one.state.name).toBe('live');
  });

  it('has none in the name of another', () => {
    const one = good();
    token = 'pasted';
    one.reconnect();
    refuse();
    expect(pauseMs(one)).toBeGreaterThanOrEqual(60_000);
  });
});

describe('a token that has ended for sure', () => {
  it('is renewed before it is tried', async () => {
    ended = true;
    started();
    expect([used, asked.length]).toEqual([[], 1]);
    await answer(ok(undefined));
    expect(used).toEqual(['new']);
  });

  it('is tried all the same when no other is to be had: the clock may be wrong', async () => {
    ended = true;
    const one = started();
    await answer(err(NONE));
    expect(used).toEqual(['old']);
    transport.connect();
    expect(one.state.name).toBe('live');
  });
});

it('a token is held while connected, and proved by a connection that has lasted', () => {
  const one = started();
  expect(holders).toBe(0);
  transport.connect();
  one.heard();
  expect([holders, proved]).toEqual([1, []]);
  clock.advance(PROVEN_AFTER_MS);
  expect(proved).toEqual(['old']);
  transport.drop();
  expect(holders).toBe(0);
  clock.advance(3_000);
  transport.connect();
  one.reconnect();
  expect(holders).toBe(0);
  transport.connect();
  one.stop();
  expect(holders).toBe(0);
});

describe('a hint', () => {
  it('in a long wait brings an attempt within a second, and counts for none', () => {
    const one = started();
    for (let turn = 0; turn < 8; turn++) {
      transport.drop();
      while (!transport.isOpen) clock.advance(100);
    }
    transport.drop();
    const opens = transport.opens;
    expect(one.state.attempt).toBe(9);
    clock.advance(100);
    hint('network');
    hint('wake');
    clock.advance(SOON_MS);
    expect([transport.opens, one.state.attempt, one.state.name]).toEqual([opens + 1, 9, 'connecting']);
  });

  it('never puts an attempt off that is due sooner', () => {
    const one = started();
    transport.drop();
    const dueMs = one.nextAttemptAtMs ?? 0;
    clock.advance(dueMs - clock.now() - 1);
    for (let turn = 0; turn < 20; turn++) hint('network');
    clock.advance(2);
    expect(one.state.name).toBe('connecting');
  });

  it('after a sleep in which the monotonic clock stood still does not wait for the rest of the pause', () => {
    const one = started();
    for (let turn = 0; turn < 8; turn++) {
      transport.drop();
      while (!transport.isOpen) clock.advance(100);
    }
    transport.drop();
    clock.stepWallClock(3_600_000);
    hint('wake');
    clock.advance(SOON_MS);
    expect(one.state.name).toBe('connecting');
  });

  it('changes nothing for one that was refused, or is stopped', () => {
    mayRenew = false;
    const one = started();
    transport.listener.refused(NO);
    hint('network');
    clock.advance(50_000);
    expect([one.state.name, transport.opens]).toEqual(['rejected', 1]);
    one.stop();
    hint('network');
    expect([one.state.name, listeners.size, clock.pendingTimers]).toEqual(['stopped', 0, 0]);
  });
});
