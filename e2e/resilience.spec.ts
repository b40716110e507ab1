import { seededRandom } from '#core/kernel/random';
import type { Fault } from '#hub/faults/fault';
import { startFaultProxy, type FaultProxy } from '#hub/faults/proxy';
import { systemClock } from '#hub/system-clock';
import { expect, test } from './fixtures';
import { HubProcess } from './hub-process';
import type { WallApp } from './wall-app';

/** What docs/resilience.md promises of every fault, on the built app: one source behind each, all at the same time. */

interface Rehearsal {
  readonly id: string;
  readonly fault: Fault | { readonly kind: 'cut-again-and-again'; readonly how: 'rst' | 'fin' };
  /** The wall may not call this source live for longer than so after the fault began; null: it need not be lost. */
  readonly noticedWithinMs: number | null;
}

/** A backend that answers is dead to the wall after 7 s of silence. */
const HALF_OPEN_MS = 8_000;
/** While data comes in, that nothing goes out is noticed by probes. */
const ONE_WAY_MS = 30_000;

const REHEARSALS: readonly Rehearsal[] = [
  { id: 'rst', fault: { kind: 'cut-again-and-again', how: 'rst' }, noticedWithinMs: null },
  { id: 'fin', fault: { kind: 'cut-again-and-again', how: 'fin' }, noticedWithinMs: null },
  { id: 'blackhole', fault: { kind: 'blackhole', direction: 'both' }, noticedWithinMs: HALF_OPEN_MS },
  { id: 'to-client', fault: { kind: 'blackhole', direction: 'to-client' }, noticedWithinMs: HALF_OPEN_MS },
  { id: 'to-server', fault: { kind: 'blackhole', direction: 'to-server' }, noticedWithinMs: ONE_WAY_MS },
  { id: 'freeze', fault: { kind: 'freeze' }, noticedWithinMs: HALF_OPEN_MS },
  { id: 'refuse', fault: { kind: 'refuse' }, noticedWithinMs: 2_000 },
  {
    id: 'flap',
    fault: { kind: 'accept-then-drop', afterMs: 100, how: 'rst' },
    noticedWithinMs: 2_000,
  },
  { id: 'delay', fault: { kind: 'delay', delayMs: 300, jitterMs: 200 }, noticedWithinMs: null },
  { id: 'slice', fault: { kind: 'slice', bytes: 1 }, noticedWithinMs: null },
  { id: 'loss', fault: { kind: 'loss', share: 0.1 }, noticedWithinMs: null },
  { id: 'reorder', fault: { kind: 'reorder-connections', holdMs: 400 }, noticedWithinMs: null },
];

const FAULTS_LAST_MS = 60_000;
const CUT_EVERY_MS = 5_000;
/** From the moment at which a connection is back. */
const SAME_WITHIN_MS = 2_000;
/** The longest delay after connections that never lasted, the time to find a dead link, and some for a busy machine. */
const BACK_WITHIN_MS = 42_000;
/** The wall asks a second time soon after it has connected. */
const ACQUAINTED_MS = 4_000;
/** Times are looked at so often. */
const LOOK_EVERY_MS = 100;
const UNTOUCHED = 'untouched';

const pause = (delayMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, delayMs));

test('every fault, for a minute: told in words, healed by itself, nothing twice, and no other source minds', async ({
  launch,
  page,
}) => {
  test.setTimeout(360_000);
  const clock = systemClock();
  const args = ['--scenario', 'office', '--rate', '2', '--seed', '5'];
  let hub = await HubProcess.start(args);
  const proxies = new Map<string, FaultProxy>();
  for (const { id } of [...REHEARSALS, { id: UNTOUCHED }]) {
    const target = () => ({ host: '127.0.0.1', port: hub.port });
    proxies.set(id, await startFaultProxy({ target, clock, random: seededRandom(7) }));
  }
  const proxyOf = (id: string): FaultProxy => {
    const proxy = proxies.get(id);
    if (!proxy) throw new Error(`no proxy for ${id}`);
    return proxy;
  };
  const app = await launch({
    config: {
      version: 1,
      wall: { staleAfterSeconds: 20, ageingAfterSeconds: 5 },
      sources: [...proxies].map(([id, proxy]) => ({
        id,
        dialect: 'leaderboard',
        url: proxy.url,
        snapshotUrl: new URL(hub.snapshotPath, proxy.url).href,
      })),
    },
  });
  await page.goto(app.url);

  try {
    await test.step('all of them show the board', () => allSame(app, () => hub, [...proxies.keys()]));

    // By then it is known that this backend answers, not only at first.
    await pause(ACQUAINTED_MS);
    const cutting = await test.step('the faults begin', () => {
      const timers: NodeJS.Timeout[] = [];
      for (const { id, fault } of REHEARSALS) {
        if (fault.kind === 'cut-again-and-again') {
          timers.push(setInterval(() => proxyOf(id).cut(fault.how), CUT_EVERY_MS));
        } else {
          proxyOf(id).set(fault);
          if (fault.kind === 'refuse' || fault.kind === 'accept-then-drop') proxyOf(id).cut('rst');
        }
      }
      return timers;
    });
    const begunMs = clock.monotonic();
    const noticed = new Map<string, { readonly afterMs: number; readonly reason: string }>();

    await test.step('what is lost is said in time, and the untouched source stays live', async () => {
      while (clock.monotonic() - begunMs < FAULTS_LAST_MS) {
        const { sources } = await app.health();
        const afterMs = clock.monotonic() - begunMs;
        for (const source of sources) {
          if (source.id === UNTOUCHED) expect([source.state, source.freshness]).toEqual(['live', 'live']);
          else if (source.state !== 'live' && !noticed.has(source.id)) {
            noticed.set(source.id, { afterMs, reason: source.reason });
            await expect(page.locator(`[data-source-id="${source.id}"]`)).not.toHaveText('');
          }
        }
        await pause(LOOK_EVERY_MS);
      }
      for (const { id, noticedWithinMs } of REHEARSALS) {
        if (noticedWithinMs === null) continue;
        const found = noticed.get(id);
        expect(found, `${id} was never noticed`).toBeDefined();
        expect(found?.afterMs, `${id}: ${found?.reason ?? ''}`).toBeLessThan(noticedWithinMs);
        expect(found?.reason).not.toBe('');
      }
      const { sources } = await app.health();
      const flapping = sources.find(({ id }) => id === 'flap');
      expect(flapping?.reconnects, 'connections to a flapping server in a minute').toBeLessThanOrEqual(16);
    });

    await test.step('the faults end, and each is healed by itself', async () => {
      for (const timer of cutting) clearInterval(timer);
      for (const proxy of proxies.values()) proxy.set(null);
      await healed(app, () => hub, [...proxies.keys()]);
    });

    await test.step('a frozen server', async () => {
      hub.freeze();
      await expect
        .poll(async () => (await app.health()).sources.filter(({ state }) => state === 'live').length, {
          timeout: HALF_OPEN_MS + 4_000,
        })
        .toBe(0);
      hub.thaw();
      await healed(app, () => hub, [...proxies.keys()]);
    });

    await test.step('a server that is killed, and another history in its place', async () => {
      const { port } = hub;
      await hub.kill();
      await pause(2_000);
      hub = await HubProcess.start(['--port', String(port), ...args.slice(0, -1), '6']);
      await healed(app, () => hub, [...proxies.keys()]);
    });

    await test.step('everything that left the queue is counted', async () => {
      const { outbox, sources } = await app.health();
      expect(outbox['accepted']).toBeGreaterThan(0);
      expect(outbox['accepted']).toBe(outbox['acked'] + outbox['queued'] + outbox['dropped'] + outbox['expired']);
      for (const source of sources) {
        const { received, applied, rejected, unknown, duplicates } = source;
        expect(received, source.id).toBe(applied + rejected + unknown + duplicates);
        expect(rejected, source.id).toBe(0);
      }
    });
  } finally {
    for (const proxy of proxies.values()) await proxy.stop();
    await hub.kill();
  }
});

/** The board of every source is the hub's, at one moment or another. */
async function allSame(app: WallApp, hub: () => HubProcess, ids: readonly string[]): Promise<void> {
  const missing = new Set(ids);
  await expect
    .poll(
      async () => {
        for (const id of await theSame(app, hub())) missing.delete(id);
        return [...missing];
      },
      { timeout: BACK_WITHIN_MS, intervals: [LOOK_EVERY_MS] },
    )
    .toEqual([]);
}

/** Each source comes back, and shows what the hub holds soon after that. */
async function healed(app: WallApp, hub: () => HubProcess, ids: readonly string[]): Promise<void> {
  const clock = systemClock();
  const startMs = clock.monotonic();
  const backAtMs = new Map<string, number>();
  const healedAfterMs = new Map<string, number>();
  while (healedAfterMs.size < ids.length) {
    const nowMs = clock.monotonic();
    const { sources } = await app.health();
    for (const { id, status } of sources) {
      if (status !== 'connected') backAtMs.delete(id);
      else if (!backAtMs.has(id)) backAtMs.set(id, nowMs);
    }
    for (const id of await theSame(app, hub())) {
      const backMs = backAtMs.get(id);
      if (backMs !== undefined && !healedAfterMs.has(id)) healedAfterMs.set(id, clock.monotonic() - backMs);
    }
    const late = ids.filter((id) => !healedAfterMs.has(id));
    expect(nowMs - startMs, `not healed: ${late.join(', ')}`).toBeLessThan(BACK_WITHIN_MS);
    await pause(LOOK_EVERY_MS);
  }
  for (const [id, afterMs] of healedAfterMs) expect(afterMs, id).toBeLessThan(SAME_WITHIN_MS + LOOK_EVERY_MS * 2);
}

/** The sources whose board is the hub's now. The hub is asked before and after, as its board moves on. */
async function theSame(app: WallApp, hub: HubProcess): Promise<readonly string[]> {
  const before = await hub.digest();
  const { boards } = await app.health();
  const after = await hub.digest();
  if (before !== after) return [];
  return boards.flatMap(({ id, digest }) =>
    digest === before && id.endsWith(':revenue') ? [id.split(':')[0] ?? ''] : [],
  );
}
