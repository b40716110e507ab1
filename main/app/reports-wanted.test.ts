import { expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { MemoryDisk } from '#main/outbox/testing/memory-disk';
import { silentLogger } from '#main/ports/logger';
import { Reports } from './reports';

const MINUTE_MS = 60_000;

it('a display tells how it is only while that is wanted, also by a backend that is away', async () => {
  const clock = new FakeClock();
  let source: { wantsReports: boolean | null; name: 'live' | 'waiting' } | null = null;
  let ids = 0;
  const reports = new Reports({
    clock,
    files: new MemoryDisk(),
    log: silentLogger,
    newId: () => `id-${ids++}`,
    clean: String,
    feed: {
      source: () =>
        source && {
          connections: [
            { name: 'main', wantsReports: source.wantsReports, state: { name: source.name }, report: () => false },
          ],
        },
    },
    status: () => ({ wall: 'Hall', freshness: 'live', scene: 'leaderboard', walls: 1 }),
  });
  await reports.open();
  const toldAfter = (now: typeof source): number => {
    source = now;
    if (now) reports.sourceChanged('sales');
    const before = reports.ledger.accepted;
    clock.advance(MINUTE_MS);
    reports.tellStatus();
    return reports.ledger.accepted - before;
  };
  const wanted = { wantsReports: true, name: 'live' } as const;
  expect(toldAfter({ wantsReports: null, name: 'live' })).toBe(0);
  expect(toldAfter(wanted)).toBe(1);
  expect(toldAfter({ wantsReports: null, name: 'waiting' })).toBe(1);
  expect(toldAfter({ wantsReports: null, name: 'live' })).toBe(1);
  expect(toldAfter({ wantsReports: false, name: 'live' })).toBe(0);
  expect(toldAfter(wanted)).toBe(1);
  expect(toldAfter(null)).toBe(0);
  expect(toldAfter({ wantsReports: null, name: 'live' })).toBe(0);
  await reports.close();
});
