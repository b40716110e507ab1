import { beforeEach, describe, expect, it } from 'vitest';
import { seededRandom } from '#core/kernel/random';
import { storedTokens } from '../auth/tokens';
import { FakeTransport } from '../transports/fake-transport';
import { Hints } from './hints';
import { Connection } from './driver';
import { FreezingClock } from './freezing-clock';
import {
  ANSWER_AFTER_WAKE_MS,
  ANSWER_WITHIN_MS,
  LEARN_AFTER_MS,
  PING_GRACE_MS,
  PROBE_AFTER_MS,
  ROUND_AFTER_MS,
  ROUND_WITHIN_MS,
} from './liveness';
import type { ConnectionState } from './machine';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PING_MS = 25_000;
/** What the goal allows from the last sign of life on. */
const NOTICED_WITHIN_MS = 8_000;

let clock: FreezingClock;
let transport: FakeTransport;
let states: ConnectionState[];
let probes: (() => void)[];
/** Probes that are answered, and after what time; null: none. */
let answersAfterMs: number | null;
let networkChanges: () => void;
const network = {
  onChange: (listener: () => void) => {
    networkChanges = listener;
    return { dispose: () => undefined };
  },
};

beforeEach(() => {
  clock = new FreezingClock();
  transport = new FakeTransport({
    kind: 'socket-io',
    url: 'http://scores.example',
    channels: [{ name: '/', required: true }],
    token: () => null,
  });
  transport.pingIntervalMs = PING_MS;
  states = [];
  probes = [];
  answersAfterMs = 20;
});

function live(): Connection {
  const one = new Connection({
    transport,
    tokens: storedTokens(() => null),
    hints: new Hints(clock, network),
    clock,
    random: seededRandom(1),
    needsSync: false,
    listener: {
      changed: (state) => states.push(state),
      sync: () => undefined,
      channelOpened: () => undefined,
      message: () => undefined,
      probe: (answered) => {
        probes.push(answered);
        if (answersAfterMs !== null) clock.after(answersAfterMs, answered);
      },
    },
  });
  one.start();
  transport.connect();
  clock.advance(100);
  expect([one.state.name, probes.length]).toEqual(['live', 1]);
  return one;
}

const lost = () => states.filter(({ reason }) => reason.trouble !== null);

/** How long it takes until the connection is given up. */
function untilLost(limitMs = 120_000): number {
  const startMs = clock.monotonic();
  while (lost().length === 0 && clock.monotonic() - startMs < limitMs) clock.advance(50);
  expect(lost()[0]?.reason).toMatchObject({ trouble: 'server-not-answering' });
  return clock.monotonic() - startMs;
}

describe('a backend that answers', () => {
  it('is asked in silence, at most every 3 s, and every 20 s where much comes in', () => {
    live();
    clock.advance(60_000);
    expect(lost()).toEqual([]);
    expect(probes.length).toBeGreaterThan(10);
    expect(probes.length).toBeLessThanOrEqual(1 + 60_000 / PROBE_AFTER_MS);
    const before = probes.length;
    for (let turn = 0; turn < 60; turn++) {
      clock.advance(1_000);
      if (turn % 2 === 0) transport.listener.message('/', 'rankings:update', []);
      else transport.listener.alive();
    }
    expect(probes.length - before).toBe(60_000 / ROUND_AFTER_MS);
  });

  it('tells how long the way is, as long as it is connected', () => {
    answersAfterMs = 40;
    const one = live();
    expect(one.latencyMs).toBe(40);
    answersAfterMs = 60;
    clock.advance(PROBE_AFTER_MS + 100);
    expect(one.latencyMs).toBe(60);
    transport.drop();
    expect(one.latencyMs).toBeNull();
  });

  it.each([0, 500, 1_300, 2_999])('and falls silent %i ms after a sign of life is lost within 8 s', (phaseMs) => {
    live();
    clock.advance(10_000 + phaseMs);
    answersAfterMs = null;
    transport.listener.alive();
    expect(untilLost()).toBeLessThanOrEqual(NOTICED_WITHIN_MS);
    expect([transport.cuts, transport.isOpen]).toEqual([1, false]);
  });

  it('slowly, or says something else instead, is not lost', () => {
    live();
    answersAfterMs = ANSWER_WITHIN_MS - 100;
    clock.advance(60_000);
    answersAfterMs = null;
    const startMs = clock.monotonic();
    while (clock.monotonic() - startMs < ROUND_AFTER_MS) {
      clock.advance(PROBE_AFTER_MS + ANSWER_WITHIN_MS - 100);
      transport.listener.alive();
    }
    answersAfterMs = ROUND_WITHIN_MS - 100;
    for (let turn = 0; turn < 60; turn++) {
      clock.advance(1_000);
      transport.listener.alive();
    }
    expect([lost(), transport.opens]).toEqual([[], 1]);
  });

  it('too late, on an earlier connection, changes nothing', () => {
    const one = live();
    answersAfterMs = null;
    untilLost();
    clock.advance(5_000);
    transport.connect();
    expect(probes).toHaveLength(4);
    probes[1]?.();
    expect([one.state.name, one.latencyMs]).toEqual(['live', null]);
  });

  it.each([0, 900, 2_400])('and fell silent on a connection is lost on the next one too, %i ms into it', (ms) => {
    live();
    clock.advance(30_000);
    transport.drop();
    answersAfterMs = null;
    clock.advance(5_000);
    transport.connect();
    states = [];
    clock.advance(ms);
    transport.listener.alive();
    expect(untilLost()).toBeLessThanOrEqual(NOTICED_WITHIN_MS);
  });

  it.each([3_000, 8_000, 30_000])('and hears no more after %i ms, however much it says, is lost within 30 s', (ms) => {
    live();
    for (let passedMs = 0; passedMs < ms; passedMs += 100) {
      clock.advance(100);
      transport.listener.message('/', 'rankings:update', []);
    }
    answersAfterMs = null;
    const startMs = clock.monotonic();
    while (lost().length === 0) {
      clock.advance(100);
      if (lost().length === 0) transport.listener.message('/', 'rankings:update', []);
      expect(clock.monotonic() - startMs).toBeLessThanOrEqual(ROUND_AFTER_MS + ROUND_WITHIN_MS + 100);
    }
    // At once on the next connection as well.
    clock.advance(5_000);
    transport.connect();
    states = [];
    for (let turn = 0; lost().length === 0 && turn < 310; turn++) {
      clock.advance(100);
      if (lost().length === 0) transport.listener.message('/', 'rankings:update', []);
    }
    expect(lost()).toHaveLength(1);
  });

  it('behind stalls of 1.5 s and a way of 300 ms, one in ten, is never lost', () => {
    const random = seededRandom(7);
    live();
    for (let turn = 0; turn < 6_000; turn++) {
      answersAfterMs = 300 + (random.next() < 0.1 ? 200 + random.next() * 1_300 : 0);
      if (random.next() < 0.02) transport.listener.message('/', 'rankings:update', []);
      clock.advance(100);
    }
    expect([lost(), transport.opens]).toEqual([[], 1]);
  });
});

describe('a backend that answers the first greeting of a connection only', () => {
  const answerFirstOnly = (): void => {
    answersAfterMs = 20;
    clock.advance(100);
    answersAfterMs = null;
  };

  it('is lost for it once, and from then on while its own pings stay away only', () => {
    live();
    answersAfterMs = null;
    expect(untilLost()).toBeLessThanOrEqual(NOTICED_WITHIN_MS);
    answersAfterMs = 20;
    clock.advance(5_000);
    transport.connect();
    states = [];
    answerFirstOnly();
    for (let turn = 0; turn < 50; turn++) {
      clock.advance(PING_MS);
      transport.listener.alive();
    }
    expect(lost()).toEqual([]);
    expect(untilLost()).toBeGreaterThan(PING_MS);
    // And not on a connection after that either.
    answersAfterMs = 20;
    clock.advance(5_000);
    transport.connect();
    states = [];
    answerFirstOnly();
    clock.advance(PING_MS);
    expect(lost()).toEqual([]);
  });

  it('is trusted again as soon as it answers twice', () => {
    live();
    answersAfterMs = null;
    untilLost();
    answersAfterMs = 20;
    clock.advance(5_000);
    transport.connect();
    clock.advance(ROUND_AFTER_MS + 100);
    states = [];
    answersAfterMs = null;
    expect(untilLost()).toBeLessThanOrEqual(NOTICED_WITHIN_MS);
  });

  it('and then none at all, as after an update of it, is lost for it once', () => {
    live();
    clock.advance(30_000);
    transport.drop();
    answersAfterMs = null;
    clock.advance(5_000);
    transport.connect();
    states = [];
    untilLost();
    clock.advance(5_000);
    transport.connect();
    states = [];
    clock.advance(PING_MS + PING_GRACE_MS - 100);
    expect(lost()).toEqual([]);
  });
});

describe('another network', () => {
  it('is a reason to probe at once, and a dead link is known within 4 s', () => {
    live();
    clock.advance(1_000);
    answersAfterMs = null;
    const before = probes.length;
    networkChanges();
    expect(probes.length).toBe(before + 1);
    expect(untilLost()).toBeLessThanOrEqual(ANSWER_WITHIN_MS + 100);
  });

  it('puts no deadline off, however often it changes', () => {
    live();
    clock.advance(1_000);
    answersAfterMs = null;
    const startMs = clock.monotonic();
    while (lost().length === 0 && clock.monotonic() - startMs < 60_000) {
      networkChanges();
      clock.advance(500);
    }
    expect(clock.monotonic() - startMs).toBeLessThanOrEqual(NOTICED_WITHIN_MS);
  });

  it('ends no good connection, nor one of a backend that only pings', () => {
    live();
    for (let turn = 0; turn < 20; turn++) {
      networkChanges();
      clock.advance(3_500);
    }
    expect([lost(), transport.opens]).toEqual([[], 1]);
  });

  it('neither ends nor spares a connection of a backend that only pings', () => {
    answersAfterMs = null;
    live();
    transport.listener.alive();
    const startMs = clock.monotonic();
    while (lost().length === 0) {
      networkChanges();
      clock.advance(500);
    }
    expect(Math.abs(clock.monotonic() - startMs - PING_MS - PING_GRACE_MS)).toBeLessThanOrEqual(500);
  });
});

describe('a backend that does not answer', () => {
  beforeEach(() => {
    answersAfterMs = null;
  });

  it('is not lost while its own pings come', () => {
    live();
    for (let turn = 0; turn < 20; turn++) {
      clock.advance(PING_MS + PING_GRACE_MS - 200);
      transport.listener.alive();
    }
    expect([lost(), probes.length]).toEqual([[], 1]);
  });

  it('is lost when they stay away for 5 s more', () => {
    live();
    transport.listener.alive();
    expect(Math.abs(untilLost() - PING_MS - PING_GRACE_MS)).toBeLessThanOrEqual(50);
  });

  it('and never told how often it pings is left alone', () => {
    transport.pingIntervalMs = null;
    live();
    clock.advance(DAY_MS);
    expect(lost()).toEqual([]);
  });
});

describe('a wall clock that is set', () => {
  it.each([HOUR_MS, -HOUR_MS, DAY_MS, -DAY_MS, 5_000, -5_000])('by %i ms ends no good connection', (byMs) => {
    live();
    for (let turn = 0; turn < 5; turn++) {
      clock.advance(1_700);
      clock.stepWallClock(byMs);
      clock.advance(8_300);
    }
    expect([lost(), transport.opens]).toEqual([[], 1]);
  });

  it('ends none of a backend that only pings', () => {
    answersAfterMs = null;
    live();
    for (const byMs of [HOUR_MS, -HOUR_MS, DAY_MS, -DAY_MS]) {
      clock.advance(PING_MS - 1_000);
      clock.stepWallClock(byMs);
      clock.advance(1_000);
      transport.listener.alive();
    }
    expect([lost(), transport.opens]).toEqual([[], 1]);
  });
});

describe('after a sleep', () => {
  const asleep: readonly (readonly [string, (ms: number) => void])[] = [
    ['in which the monotonic clock ran on', (ms) => clock.freeze(ms)],
    ['in which the monotonic clock stood still', (ms) => clock.stepWallClock(ms)],
  ];

  it.each(asleep)('%s, a dead link is noticed at once', (_what, sleep) => {
    live();
    clock.advance(1_500);
    answersAfterMs = null;
    sleep(10_000);
    expect(untilLost()).toBeLessThanOrEqual(1_000 + ANSWER_AFTER_WAKE_MS + 100);
  });

  it.each(asleep)('%s, a good link goes on', (_what, sleep) => {
    live();
    for (const ms of [6_000, 10_000, 60_000, HOUR_MS, DAY_MS]) {
      clock.advance(2_990);
      sleep(ms);
      clock.advance(10_000);
    }
    expect([lost(), transport.opens]).toEqual([[], 1]);
  });

  it.each([
    [10, 6_000, 50],
    [1_000, 6_000, 50],
    [3_500, 6_000, 50],
    [3_500, 2_500, 50],
    [3_500, 900, 0],
  ])('%i ms into a probe, and of %i ms, an answer read %i ms later counts', (intoMs, sleepMs, readMs) => {
    live();
    clock.advance(LEARN_AFTER_MS);
    expect(probes).toHaveLength(2);
    answersAfterMs = null;
    // The next one leaves 3 s after the second answer, which came 60 ms ago.
    clock.advance(PROBE_AFTER_MS - 60 + intoMs);
    expect(probes).toHaveLength(3);
    const [, , answered] = probes;
    clock.freeze(sleepMs);
    clock.advance(readMs);
    expect(lost()).toEqual([]);
    answered?.();
    answersAfterMs = 20;
    clock.advance(30_000);
    expect([lost(), transport.opens]).toEqual([[], 1]);
  });

  it.each([
    [PING_MS, 60_000],
    [PING_MS - 3_000, 8_500],
  ])(
    'after %i ms of silence, and of %i ms, a backend that only pings is given its whole time',
    (silenceMs, sleepMs) => {
      answersAfterMs = null;
      live();
      clock.advance(silenceMs);
      clock.freeze(sleepMs);
      clock.advance(PING_MS);
      expect(lost()).toEqual([]);
      transport.listener.alive();
      expect(untilLost()).toBeGreaterThan(PING_MS);
    },
  );
});

it('leaves nothing behind when it ends', () => {
  const one = live();
  one.stop();
  expect(clock.pendingTimers).toBe(0);
});
