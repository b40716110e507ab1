import { afterEach, expect, it } from 'vitest';
import { seededRandom } from '#core/kernel/random';
import { startFaultProxy } from '#hub/faults/proxy';
import { startHub } from '#hub/server';
import { systemClock } from '#hub/system-clock';
import { silentLogger } from '#main/ports/logger';
import { leaderboardDialect } from './dialects/leaderboard';
import { sourceConfig } from './dialects/leaderboard-fixtures';
import { Source } from './source';
import { SocketIoTransport } from './transports/socket-io';

/** From the fault on, as promised where the backend answers. */
const NOTICED_WITHIN_MS = 8_000;

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0).reverse()) await end();
});

/** A source whose way to a real server can be spoilt, live, and whose backend has answered. */
async function liveThroughProxy() {
  const clock = systemClock();
  const hub = await startHub({ clock, scenario: 'quiet' });
  cleanUp.push(() => hub.stop());
  const target = { host: '127.0.0.1', port: Number(new URL(hub.url).port) };
  const proxy = await startFaultProxy({ target, clock, random: seededRandom(1) });
  cleanUp.push(() => proxy.stop());
  let changed = (): void => undefined;
  const source = new Source(sourceConfig({ url: proxy.url }), {
    clock,
    random: seededRandom(1),
    fetch: () => Promise.reject(new Error('nothing is read here')),
    log: silentLogger,
    dialect: leaderboardDialect,
    transport: (plan) => new SocketIoTransport(plan),
    token: () => null,
    sink: {
      apply: () => null,
      changed: () => {
        changed();
      },
    },
  });
  cleanUp.push(() => {
    source.stop();
  });
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        changed = resolve;
      });
    }
  };
  source.start();
  await until(() => source.state.name === 'live' && source.connections[0]?.wantsReports === true);
  return { clock, hub, proxy, source, until };
}

it('a half-open link is noticed within 8 s, a slow one is not taken for it', { timeout: 12_000 }, async () => {
  const dead = await liveThroughProxy();
  const slow = await liveThroughProxy();
  expect(dead.source.latencyMs).toBeGreaterThanOrEqual(0);
  slow.proxy.set({ kind: 'delay', delayMs: 300 });
  dead.proxy.set({ kind: 'blackhole', direction: 'both' });
  const startMs = dead.clock.monotonic();
  await dead.until(() => dead.source.state.name !== 'live');
  expect(dead.clock.monotonic() - startMs).toBeLessThanOrEqual(NOTICED_WITHIN_MS);
  expect(dead.source.state).toMatchObject({ name: 'waiting', reason: { trouble: 'server-not-answering' } });
  expect(dead.source.latencyMs).toBeNull();
  // Its probes have gone and come through the delay, in both directions.
  expect(slow.source.latencyMs).toBeGreaterThanOrEqual(600);
  expect([slow.source.state.name, slow.source.reconnects]).toEqual(['live', 0]);

  dead.proxy.set(null);
  await dead.until(() => dead.source.state.name === 'live');
});
