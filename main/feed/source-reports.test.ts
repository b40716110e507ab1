import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { seededRandom } from '#core/kernel/random';
import { silentLogger } from '#main/ports/logger';
import { PROBE_AFTER_MS } from './connection/liveness';
import { leaderboardDialect } from './dialects/leaderboard';
import { sourceConfig } from './dialects/leaderboard-fixtures';
import { Source, type SourceConnection } from './source';
import { fakeTransports, type FakeTransport } from './transports/fake-transport';

let clock: FakeClock;
let transport: FakeTransport;
let source: Source;

beforeEach(() => {
  clock = new FakeClock();
  const transports = fakeTransports();
  source = new Source(sourceConfig({}), {
    clock,
    random: seededRandom(1),
    fetch: () => Promise.reject(new Error('nothing is read here')),
    log: silentLogger,
    dialect: leaderboardDialect,
    transport: transports.factory,
    token: () => null,
    sink: { apply: () => null, changed: () => undefined },
  });
  const [made] = transports.made;
  if (!made) throw new Error('no transport was asked for');
  transport = made;
  source.start();
  transport.connect();
  expect(source.state.name).toBe('live');
});

describe('reports', () => {
  const main = (): SourceConnection => {
    const [connection] = source.connections;
    if (connection === undefined) throw new Error('there is no connection');
    return connection;
  };
  const greetings = () => transport.sent.filter(({ event }) => event === 'display:hello');
  const report = { messageId: 'm1', kind: 'display-status', atMs: 0, body: { scene: 'leaderboard' } };

  it('are wanted by a backend that says so, for as long as the connection lasts', () => {
    expect(main().wantsReports).toBeNull();
    greetings()[0]?.onAnswer?.({ ok: true });
    expect(main().wantsReports).toBe(false);
    greetings()[0]?.onAnswer?.({ reports: true });
    expect(main().wantsReports).toBe(true);
    transport.drop();
    expect(main().wantsReports).toBeNull();
    clock.advance(5_000);
    transport.connect();
    expect(greetings()).toHaveLength(2);
  });

  it('are asked about again in silence, of a backend that answers; the answer says how far away it is', () => {
    expect(source.latencyMs).toBeNull();
    clock.advance(35);
    greetings()[0]?.onAnswer?.({ ok: true });
    expect(source.latencyMs).toBe(35);
    clock.advance(PROBE_AFTER_MS);
    expect(greetings().length).toBeGreaterThan(1);
    greetings()[1]?.onAnswer?.({ ok: true, reports: true });
    expect(main().wantsReports).toBe(true);
    transport.drop();
    expect(source.latencyMs).toBeNull();
  });

  it('are acknowledged by an answer, but not by one that says no', () => {
    let acks = 0;
    expect(main().report(report, () => acks++)).toBe(true);
    const sent = transport.sent.at(-1);
    expect(sent).toMatchObject({
      channel: '/leaderboard',
      event: 'display:report',
      args: [{ messageId: 'm1', kind: 'display-status', at: '1970-01-01T00:00:00.000Z' }],
    });
    sent?.onAnswer?.({ ok: false });
    expect(acks).toBe(0);
    sent?.onAnswer?.({ ok: true });
    expect(acks).toBe(1);
    transport.drop();
    expect(main().report(report, () => acks++)).toBe(false);
  });
});
