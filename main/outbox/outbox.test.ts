import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { silentLogger, type Logger } from '#main/ports/logger';
import { COMMIT_PAUSE_MS, RETRY_FIRST_MS } from './group-commit';
import { Outbox, SWEEP_MS } from './outbox';
import { DEFAULT_LIMITS } from './policy';
import { REPORT_KINDS, type ReportKind } from './reports';
import { MemoryDisk, settled } from './testing/memory-disk';
import { idsOf, openOutbox, type TestKind, type TestOutbox } from './testing/outboxes';

let clock: FakeClock;
let disk: MemoryDisk;
let outbox: TestOutbox;

beforeEach(async () => {
  clock = new FakeClock();
  disk = new MemoryDisk();
  outbox = await openOutbox({ files: disk, clock });
});

const put = (kind: TestKind, body: unknown = 1, key?: string, to = outbox): string => {
  const result = to.enqueue('sales', { kind, body, ...(key === undefined ? {} : { key }) });
  return result.accepted ? result.messageId : result.reason;
};

async function tick(ms = COMMIT_PAUSE_MS): Promise<void> {
  clock.advance(ms);
  await settled();
}

describe('what is said at once', () => {
  it('is whether a message is accepted; later, that it is safe', async () => {
    const safe: boolean[] = [];
    const result = outbox.enqueue('sales', { kind: 'shown', body: { a: 1 } });
    if (result.accepted) void result.durable.then((is) => safe.push(is));
    await settled();
    expect(safe).toEqual([]);
    expect(disk.content.size).toBe(0);
    await tick();
    expect(safe).toEqual([true]);
    const later = await openOutbox({ files: new MemoryDisk(disk.content), clock });
    expect(later.inspect('sales', 9)).toEqual(outbox.inspect('sales', 9));
  });

  it.each([
    ['is too large for the queue', 'z'.repeat(DEFAULT_LIMITS.maxBytes), 'too-large'],
    ['JSON cannot carry', undefined, 'not-json'],
    ['JSON cannot carry for its numbers', 1n, 'not-json'],
    ['is a function', () => 1, 'not-json'],
  ])('is why not, when it %s', (_what, body, reason) => {
    expect(outbox.enqueue('sales', { kind: 'shown', body })).toEqual({ accepted: false, reason });
    expect(outbox.total.accepted).toBe(0);
  });

  it('is no more after the end', async () => {
    put('shown');
    await outbox.close();
    expect(put('shown')).toBe('closed');
    expect(clock.pendingTimers).toBe(0);
    expect(idsOf(await openOutbox({ files: disk, clock }), 'sales')).toEqual(['#0']);
  });
});

describe('a full queue', () => {
  it('drops the oldest, but none of a kind that refuses', () => {
    const order = put('order');
    for (let made = 0; made < 150; made++) put('shown');
    expect(idsOf(outbox, 'sales')).toHaveLength(100);
    expect(idsOf(outbox, 'sales').slice(0, 2)).toEqual([order, '#52']);
    expect(put('order')).toBe('queue-full');
    expect(outbox.ledger('sales').droppedBy).toEqual({ 'queue-full': 51 });
  });

  it('is full of what may not be dropped', () => {
    for (let made = 0; made < 100; made++) put('order');
    expect(put('shown')).toBe('queue-full');
    expect(put('status')).toBe('queue-full');
    expect(outbox.total).toMatchObject({ accepted: 100, queued: 100, dropped: 0 });
  });

  it('by bytes drops as many as it must', () => {
    const half = 'z'.repeat(DEFAULT_LIMITS.maxBytes / 2 - 2);
    put('shown', half);
    put('shown', half);
    put('shown', 'z'.repeat(DEFAULT_LIMITS.maxBytes / 2));
    expect(idsOf(outbox, 'sales')).toEqual(['#2']);
  });

  it('is one source alone', () => {
    for (let made = 0; made < 101; made++) put('shown');
    outbox.enqueue('other', { kind: 'shown', body: 1 });
    expect(outbox.ledger('other')).toMatchObject({ queued: 1, dropped: 0 });
    expect(outbox.total).toMatchObject({ accepted: 102, queued: 101, dropped: 1 });
    expect(outbox.sourceIds).toEqual(['sales', 'other']);
    expect(outbox.ledger('unknown')).toMatchObject({ accepted: 0, queued: 0 });
  });
});

describe('bounds that became narrower', () => {
  it('drop the oldest when the next message comes, but none of a kind that refuses', async () => {
    const orders = [put('order'), put('order'), put('order')];
    const shown = put('shown');
    await outbox.close();
    const later = await openOutbox({
      files: disk,
      clock,
      limits: { ...DEFAULT_LIMITS, maxCount: 4 },
      newId: () => 'new',
    });
    expect(idsOf(later, 'sales')).toEqual([...orders, shown]);
    expect(put('order', 1, undefined, later)).toBe('queue-full');
    expect(put('shown', 1, undefined, later)).toBe('new');
    expect(idsOf(later, 'sales')).toEqual([...orders, 'new']);
    expect(later.ledger('sales').droppedBy).toEqual({ 'queue-full': 1 });
  });
});

describe('the latest of a kind', () => {
  it('takes the place of the one before, for the same key alone, at the end', () => {
    const left = put('status', 1, 'left');
    put('status', 1, 'right');
    const shown = put('shown');
    const right = put('status', 2, 'right');
    expect(idsOf(outbox, 'sales')).toEqual([left, shown, right]);
    expect(outbox.ledger('sales').droppedBy).toEqual({ superseded: 1 });
  });

  it('that is larger than the one before makes room like any other', () => {
    put('status', 'small');
    const half = 'z'.repeat(DEFAULT_LIMITS.maxBytes / 2 - 8);
    put('shown', half);
    put('shown', half);
    const latest = put('status', 'z'.repeat(100));
    expect(idsOf(outbox, 'sales')).toEqual(['#2', latest]);
    expect(outbox.ledger('sales').droppedBy).toEqual({ superseded: 1, 'queue-full': 1 });
  });

  it('is what the wall reports of a display', () => {
    expect(REPORT_KINDS).toEqual({ 'celebration-shown': 'drop-oldest', 'display-status': 'latest-wins' });
  });
});

describe('age', () => {
  it('is counted by the monotonic clock: a clock that is set does not empty the queue', async () => {
    put('shown');
    clock.stepWallClock(10 * DEFAULT_LIMITS.maxAgeMs);
    await tick(SWEEP_MS);
    expect(outbox.total).toMatchObject({ queued: 1, expired: 0 });
  });

  it('ends a message soon after its time, also when nobody asks, and the disk knows', async () => {
    put('shown');
    await tick(DEFAULT_LIMITS.maxAgeMs / 2);
    put('shown');
    await tick(DEFAULT_LIMITS.maxAgeMs / 2);
    await tick();
    expect(outbox.total).toMatchObject({ queued: 1, expired: 1 });
    const later = await openOutbox({ files: new MemoryDisk(disk.content), clock });
    expect(later.total).toMatchObject({ queued: 1, expired: 1 });
  });

  it('goes on while the app is off', async () => {
    put('shown');
    await outbox.close();
    clock.stepWallClock(DEFAULT_LIMITS.maxAgeMs);
    const later = await openOutbox({ files: disk, clock });
    expect(later.after('sales', -1)).toBeNull();
    expect(later.total).toMatchObject({ accepted: 1, queued: 0, expired: 1 });
  });
});

describe('the settings window', () => {
  it('sees what waits, oldest first, as many as it asks for, without secrets', async () => {
    const shown: Outbox<ReportKind> = await Outbox.open({
      files: disk,
      clock,
      log: silentLogger,
      newId: () => 'id',
      clean: (text) => text.replaceAll('secret', '[hidden]'),
      kinds: REPORT_KINDS,
    });
    shown.enqueue('sales', { kind: 'celebration-shown', body: { token: 'secret' } });
    shown.enqueue('sales', { kind: 'celebration-shown', body: 2 });
    expect(shown.inspect('sales', 1)).toEqual([
      {
        seq: 0,
        messageId: 'id',
        kind: 'celebration-shown',
        atMs: clock.now(),
        bytes: 18,
        body: '{"token":"[hidden]"}',
      },
    ]);
    expect(shown.inspect('unknown', 9)).toEqual([]);
    await shown.close();
  });

  it('can clear a queue, which is counted and stays', async () => {
    put('shown');
    put('order');
    await tick();
    expect(outbox.clear('sales')).toBe(2);
    expect(outbox.clear('sales')).toBe(0);
    await tick();
    const later = await openOutbox({ files: new MemoryDisk(disk.content), clock });
    expect(later.ledger('sales')).toMatchObject({ accepted: 2, queued: 0, droppedBy: { cleared: 2 } });
  });

  it('can remove a source: what waits for it is dropped, and its ledger stays', () => {
    put('shown');
    outbox.enqueue('kept', { kind: 'shown', body: 1 });
    outbox.keepOnly((id) => id === 'kept');
    expect(outbox.ledger('sales')).toMatchObject({ queued: 0, droppedBy: { 'source-removed': 1 } });
    expect(outbox.ledger('kept').queued).toBe(1);
  });

  it('is told of every change, until it does not want to be', () => {
    const told: string[] = [];
    const listening = outbox.onChanged((sourceId) => told.push(sourceId));
    put('shown');
    outbox.acknowledge('sales', outbox.after('sales', -1)!.seq);
    outbox.acknowledge('sales', 99);
    put('shown');
    outbox.clear('sales');
    listening.dispose();
    put('shown');
    expect(told).toEqual(['sales', 'sales', 'sales', 'sales']);
  });
});

describe('a full disk', () => {
  it('is a problem with a remedy, holds nothing up, and is over once there is room', async () => {
    put('shown');
    await tick();
    disk.full = true;
    put('shown');
    await tick();
    expect(outbox.problem).toMatchObject({ code: 'OUTBOX-1' });
    expect(put('shown')).toBe('#2');
    disk.full = false;
    await tick(RETRY_FIRST_MS);
    expect(outbox.problem).toBeNull();
    const later = await openOutbox({ files: new MemoryDisk(disk.content), clock });
    expect(idsOf(later, 'sales')).toEqual(['#0', '#1', '#2']);
    expect(later.total).toEqual(outbox.total);
  });
});

it('losses are logged once a minute at most, as counts', () => {
  const logged: unknown[] = [];
  const log: Logger = { ...silentLogger, warn: (_message, facts) => logged.push(facts) };
  return Outbox.open({ files: disk, clock, log, newId: () => 'id', clean: String, kinds: REPORT_KINDS }).then(
    (opened) => {
      for (let made = 0; made < 500; made++) opened.enqueue('sales', { kind: 'celebration-shown', body: 1 });
      expect(logged).toEqual([]);
      clock.advance(3 * SWEEP_MS);
      expect(logged).toEqual([{ 'queue-full': 400, expired: 0 }]);
    },
  );
});
