import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { seededRandom } from '#core/kernel/random';
import { PROBE_AFTER_MS } from './connection/liveness';
import { leaderboardDialect } from './dialects/leaderboard';
import { sourceConfig } from './dialects/leaderboard-fixtures';
import { Link } from './link';
import { FakeTransport } from './transports/fake-transport';
import type { Transport, TransportPlan } from './transports/transport';

class PingedTransport extends FakeTransport implements Transport {
  answers = true;
  pings = 0;

  constructor(
    plan: TransportPlan,
    readonly clock: FakeClock,
  ) {
    super(plan);
  }

  ping(answered: () => void): void {
    this.pings++;
    if (this.answers) this.clock.after(30, answered);
  }
}

let clock: FakeClock;
let transport: PingedTransport;
let link: Link;

beforeEach(() => {
  clock = new FakeClock();
  const config = sourceConfig({});
  link = new Link({
    plan: leaderboardDialect.connect(config).connections[0],
    dialect: leaderboardDialect,
    transport: (plan) => (transport = new PingedTransport(plan, clock)),
    clock,
    random: seededRandom(1),
    token: () => null,
    openJobs: () => [],
    needsSync: false,
    listener: {
      changed: () => undefined,
      sync: () => undefined,
      message: () => undefined,
      wishChanged: () => undefined,
      greeted: () => undefined,
      fallback: () => undefined,
    },
  });
  link.start();
  transport.connect();
});

const greetings = () => transport.sent.filter(({ onAnswer }) => onAnswer).length;

describe('a transport with a ping of its own', () => {
  it('is pinged beside the greeting, and its pong tells how long the way is', () => {
    clock.advance(100);
    expect([transport.pings, greetings(), link.connection.latencyMs]).toEqual([1, 1, 30]);
    clock.advance(10 * PROBE_AFTER_MS);
    expect(link.state.name).toBe('live');
    expect(transport.pings).toBeGreaterThanOrEqual(7);
  });

  it('keeps a backend that answers no greeting from being given up', () => {
    clock.advance(600_000);
    expect([link.state.name, transport.opens]).toEqual(['live', 1]);
  });

  it('tells within 8 s that a link is dead', () => {
    clock.advance(10_000);
    transport.answers = false;
    clock.advance(8_000);
    expect(link.state.name).not.toBe('live');
  });
});

it('tells what it has to do without, while it is connected', () => {
  expect(link.missing).toEqual([]);
  transport.connected.delete('/field');
  transport.connected.delete('/');
  expect(link.missing).toEqual(['/field', '/']);
  transport.drop();
  expect(link.missing).toEqual([]);
});
