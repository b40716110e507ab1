import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { NodeFiles } from '#main/adapters/node-files';
import { COMMIT_PAUSE_MS } from './group-commit';
import { REWRITE_AT_BYTES } from './log';
import { DEFAULT_LIMITS } from './policy';
import { OutboxSender, SENT_PER_TURN } from './sender';
import { MemoryDisk, settled } from './testing/memory-disk';
import { openOutbox } from './testing/outboxes';

const MILLION = 1_000_000;
const BODY = { celebrationId: 'sales:42', wall: 'Sales floor', shownAt: '2026-11-20T09:00:00.000Z' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'scorewall-load-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Bytes of the heap that are in use once the garbage is gone. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

it('a million messages while the backend is away take 10 MB of memory at most, and one write', async () => {
  const clock = new FakeClock();
  const outbox = await openOutbox({ files: new NodeFiles(folder, clock), clock });
  const before = heapInUse();
  for (let made = 0; made < MILLION; made++) outbox.enqueue('sales', { kind: 'shown', body: BODY });
  expect(heapInUse() - before).toBeLessThan(10_000_000);

  await outbox.flush();
  const written = readdirSync(folder).map((name) => statSync(path.join(folder, name)).size);
  expect(written).toHaveLength(1);
  expect(written[0]).toBeLessThan(64_000);
  expect(outbox.total).toMatchObject({ accepted: MILLION, queued: 100, droppedBy: { 'queue-full': MILLION - 100 } });
  await outbox.close();
}, 60_000);

it('a busy queue writes at most once in a pause, and rewrites no more than it needs to', async () => {
  const clock = new FakeClock();
  const disk = new MemoryDisk();
  const outbox = await openOutbox({ files: disk, clock });
  const turns = 4_000;
  for (let turn = 0; turn < turns; turn++) {
    for (let made = 0; made < 50; made++) outbox.enqueue('sales', { kind: 'shown', body: BODY });
    clock.advance(1);
    await settled();
  }
  await outbox.flush();
  expect(disk.syncs).toBeLessThanOrEqual(turns / COMMIT_PAUSE_MS + 2);
  // Of 20 ms, only what is still queued is written, and rewriting adds a quarter at most.
  const queueBytes = 100 * 400;
  expect(disk.written).toBeLessThan((turns / COMMIT_PAUSE_MS) * queueBytes * 1.25);
  const sizes = [...disk.content.values()].map((text) => text.length);
  expect(sizes.length).toBeLessThanOrEqual(2);
  expect(Math.max(...sizes)).toBeLessThan(REWRITE_AT_BYTES + queueBytes);
  await outbox.close();
});

it('a hundred thousand messages leave in small turns, in order, and none is left', async () => {
  const clock = new FakeClock();
  const count = 100_000;
  const limits = { ...DEFAULT_LIMITS, maxCount: count, maxBytes: 100_000_000 };
  const outbox = await openOutbox({ files: new MemoryDisk(), clock, limits });
  for (let made = 0; made < count; made++) outbox.enqueue('sales', { kind: 'shown', body: made });
  const received: unknown[] = [];
  const sender = new OutboxSender({
    clock,
    outbox,
    sourceId: 'sales',
    send: (message, onAck) => {
      received.push(message.body);
      onAck();
      return true;
    },
  });
  let mostInATurn = 0;
  const turn = (act: () => void): void => {
    const before = received.length;
    act();
    mostInATurn = Math.max(mostInATurn, received.length - before);
  };
  turn(() => {
    sender.resume();
  });
  for (let turns = 0; received.length < count && turns < count; turns++) {
    turn(() => {
      clock.advance(1);
    });
  }
  expect(mostInATurn).toBe(SENT_PER_TURN);
  expect(received).toEqual(Array.from({ length: count }, (_, index) => index));
  expect(outbox.total).toMatchObject({ accepted: count, acked: count, queued: 0 });
  sender.dispose();
});
