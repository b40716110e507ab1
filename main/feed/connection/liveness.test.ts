import { beforeEach, describe, expect, it } from 'vitest';
import type { Disposable } from '#core/kernel/disposer';
import { FakeClock } from '#core/kernel/fake-clock';
import { seededRandom } from '#core/kernel/random';
import { FakeTransport } from '../transports/fake-transport';
import { Connection } from './driver';
import { ANSWER_AFTER_WAKE_MS, ANSWER_WITHIN_MS, PING_GRACE_MS, PROBE_AFTER_MS } from './liveness';
import type { ConnectionState } from './machine';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PING_MS = 25_000;
/** What the goal allows from the last sign of life on. */
const NOTICED_WITHIN_MS = 8_000;

/** A clock of a process that may stand still: what is due meanwhile happens at the end of it, all at once. */
class FreezingClock extends FakeClock {
  #freezeEndMs = 0;

  override monotonic(): number {
    return Math.max(super.monotonic(), this.#freezeEndMs);
  }

  override now(): number {
    return super.now() + this.#aheadMs();
  }

  override after(delayMs: number, callback: () => void): Disposable {
    // As in Node, nothing that is asked for now happens in this turn.
    return super.after(this.#aheadMs() + Math.max(1, delayMs), callback);
  }

  freeze(ms: number): void {
    this.#freezeEndMs = super.monotonic() + ms;
    this.advance(ms);
  }

  #aheadMs(): number {
    return this.monotonic() - super.monotonic();
  }
}

let clock: FreezingClock;
let transport: FakeTransport;
let states: ConnectionState[];
let probes: (() => void)[];
/** Probes that are answered, and after what time; null: none. */
let answersAfterMs: number | null;

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
  it('is asked in silence only, and at most every 3 s', () => {
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
    expect(probes.length).toBe(before);
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
    for (let turn = 0; turn < 20; turn++) {
      clock.advance(PROBE_AFTER_MS + ANSWER_WITHIN_MS - 100);
      transport.listener.alive();
    }
    expect(lost()).toEqual([]);
  });

  it('too late, on an earlier connection, changes nothing', () => {
    const one = live();
    answersAfterMs = null;
    untilLost();
    clock.advance(5_000);
    transport.connect();
    expect(probes).toHaveLength(3);
    probes[1]?.();
    expect([one.state.name, one.latencyMs]).toEqual(['live', null]);
  });

  it('is asked anew whether it answers on each connection', () => {
    const one = live();
    transport.drop();
    answersAfterMs = null;
    clock.advance(5_000);
    transport.connect();
    clock.advance(PING_MS + PING_GRACE_MS - 100);
    expect([one.state.name, probes.length]).toEqual(['live', 2]);
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
    answersAfterMs = null;
    // The probe leaves 3 s after the first answer, which came after 20 ms.
    clock.advance(PROBE_AFTER_MS - 80 + intoMs);
    expect(probes).toHaveLength(2);
    const [, answered] = probes;
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
