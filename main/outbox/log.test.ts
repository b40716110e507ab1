import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { DAMAGED_FILE, REWRITE_AT_BYTES } from './log';
import { DEFAULT_LIMITS } from './policy';
import { MemoryDisk, settled } from './testing/memory-disk';
import { idsOf, openOutbox, type TestOutbox } from './testing/outboxes';

const SOURCES = ['a', 'b'];
const LIMITS = { ...DEFAULT_LIMITS, maxCount: 1_000, maxBytes: 4_000_000 };

const segmentsOf = (disk: MemoryDisk): string[] =>
  [...disk.content.keys()].filter((name) => name.endsWith('.jsonl')).sort();
const queuesOf = (outbox: TestOutbox): string[] => SOURCES.flatMap((source) => idsOf(outbox, source));

function expectBalanced(outbox: TestOutbox): void {
  for (const source of SOURCES) {
    const { accepted, queued, acked, dropped, expired } = outbox.ledger(source);
    expect(accepted).toBe(queued + acked + dropped + expired);
  }
}

/** Two generations on disk, the newer one with a history of its own; everything in it is durable. */
async function history(bodySize: number): Promise<{ disk: MemoryDisk; clock: FakeClock; queued: string[] }> {
  const disk = new MemoryDisk();
  const clock = new FakeClock();
  const outbox = await openOutbox({ files: disk, clock, limits: LIMITS });
  let made = 0;
  while (segmentsOf(disk).length < 2 || made % 40 !== 0) {
    const source = SOURCES[made % 2]!;
    outbox.enqueue(source, { kind: 'shown', body: 'z'.repeat(bodySize) });
    const oldest = outbox.after(source, -1);
    if (oldest && made++ % 3 !== 0) outbox.acknowledge(source, oldest.seq);
    if (made % 8 === 0) await outbox.flush();
  }
  await outbox.close();
  return { disk, clock, queued: queuesOf(outbox) };
}

describe('a write', () => {
  it('holds what changed alone', async () => {
    const disk = new MemoryDisk();
    const outbox = await openOutbox({ files: disk, clock: new FakeClock() });
    for (let made = 0; made < 50; made++) {
      const before = disk.written;
      outbox.enqueue('a', { kind: 'shown', body: 'z'.repeat(1_000) });
      await outbox.flush();
      expect(disk.written - before).toBeLessThan(1_500);
    }
    await outbox.close();
  });
});

describe('a segment that grew long', () => {
  it('is rewritten, and the one before it is kept until the next time', async () => {
    const disk = new MemoryDisk();
    const clock = new FakeClock();
    const outbox = await openOutbox({ files: disk, clock });
    const seen = new Set<string>();
    for (let made = 0; made < 500; made++) {
      outbox.enqueue('a', { kind: 'shown', body: 'z'.repeat(2_000) });
      await outbox.flush();
      seen.add(segmentsOf(disk).join(' '));
    }
    expect([...seen].slice(0, 3)).toEqual([
      'outbox-00000001.jsonl',
      'outbox-00000001.jsonl outbox-00000002.jsonl',
      'outbox-00000002.jsonl outbox-00000003.jsonl',
    ]);
    expect([...disk.content.values()].every((text) => text.length < 5 * REWRITE_AT_BYTES)).toBe(true);
    await outbox.close();
  });

  it('is replaced when somebody deleted it: nothing that waits is lost', async () => {
    const disk = new MemoryDisk();
    const clock = new FakeClock();
    const outbox = await openOutbox({ files: disk, clock });
    outbox.enqueue('a', { kind: 'shown', body: 1 });
    await outbox.flush();
    disk.content.clear();
    outbox.enqueue('a', { kind: 'shown', body: 2 });
    await outbox.flush();
    clock.advance(60_000);
    await settled();
    expect(idsOf(await openOutbox({ files: disk, clock }), 'a')).toEqual(['#0', '#1']);
  });
});

describe('damage', () => {
  it('of one bit costs at most the message it is in, which is counted, and the line is kept', async () => {
    const { disk: good, clock, queued } = await history(4_000);
    const names = segmentsOf(good);
    expect(names).toHaveLength(2);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.nat(), fc.nat({ max: 6 }), async (name, where, bit) => {
        const disk = new MemoryDisk(good.content);
        const text = disk.content.get(name)!;
        const at = where % text.length;
        const flipped = String.fromCharCode(text.charCodeAt(at) ^ (1 << bit));
        disk.content.set(name, text.slice(0, at) + flipped + text.slice(at + 1));

        const outbox = await openOutbox({ files: disk, clock, limits: LIMITS });
        expectBalanced(outbox);
        const found = new Set(queuesOf(outbox));
        // A line end that is damaged makes one line of two.
        const lost = queued.filter((id) => !found.has(id));
        expect(lost.length).toBeLessThanOrEqual(text[at] === '\n' ? 2 : 1);
        expect(outbox.total.droppedBy.damaged ?? 0).toBe(lost.length);
        const kept = disk.content.get(DAMAGED_FILE)!.split('\n');
        expect(kept.join('\n')).toContain(text.slice(at + 1).split('\n')[0]);
        // What is whole is written anew at once.
        clock.advance(0);
        await settled();
        expect(names).not.toContain(segmentsOf(disk).at(-1));
        const again = await openOutbox({ files: new MemoryDisk(disk.content), clock, limits: LIMITS });
        expect(queuesOf(again)).toEqual(queuesOf(outbox));
        expect(again.total).toEqual(outbox.total);
        await outbox.close();
        await again.close();
      }),
      { numRuns: 200 },
    );
  });

  it('that cuts the newest segment off, anywhere, leaves all that came before the cut', async () => {
    const { disk: good, clock } = await history(4_000);
    const [older, newest] = segmentsOf(good);
    const before = await openOutbox({
      files: new MemoryDisk([[older!, good.content.get(older!)!]]),
      clock,
      limits: LIMITS,
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (where) => {
        const disk = new MemoryDisk(good.content);
        const text = disk.content.get(newest!)!;
        disk.content.set(newest!, text.slice(0, where % text.length));
        const outbox = await openOutbox({ files: disk, clock, limits: LIMITS });
        expectBalanced(outbox);
        expect(outbox.total.droppedBy.damaged).toBeUndefined();
        expect(outbox.total.accepted).toBeGreaterThanOrEqual(before.total.accepted);
        // Whatever has not left by what the rest of the file says is there.
        const { acked } = outbox.total;
        expect(queuesOf(outbox)).toHaveLength(outbox.total.accepted - acked);
        await outbox.close();
      }),
      { numRuns: 100 },
    );
  });

  it('of everything is an empty outbox that works', async () => {
    const clock = new FakeClock();
    const disk = new MemoryDisk([
      ['outbox-00000007.jsonl', 'nonsense\n\u0000\u0000\n{}'],
      ['outbox-99.jsonl', 'not ours'],
    ]);
    const outbox = await openOutbox({ files: disk, clock });
    expect(outbox.total.accepted).toBe(0);
    outbox.enqueue('a', { kind: 'shown', body: 1 });
    await outbox.close();
    expect(segmentsOf(disk)).toEqual(['outbox-00000007.jsonl', 'outbox-00000008.jsonl', 'outbox-99.jsonl']);
    expect(disk.content.get(DAMAGED_FILE)).toBe('nonsense\n\u0000\u0000\n{}\n');
    expect(idsOf(await openOutbox({ files: disk, clock }), 'a')).toEqual(['#0']);
  });
});

describe('a disk that cannot be read', () => {
  it('does not stop the wall, and nothing on it is overwritten or removed', async () => {
    const { disk, clock, queued } = await history(4_000);
    const before = new Map(disk.content);
    const broken = new MemoryDisk(disk.content);
    broken.readLog = () => Promise.reject(new Error('EIO'));
    const outbox = await openOutbox({ files: broken, clock });
    outbox.enqueue('a', { kind: 'shown', body: 'new' });
    for (let made = 0; made < 500; made++) {
      outbox.enqueue('c', { kind: 'shown', body: 'z'.repeat(2_000) });
      await outbox.flush();
    }
    await outbox.close();
    for (const [name, text] of before) expect(broken.content.get(name)).toBe(text);

    const repaired = await openOutbox({ files: new MemoryDisk(broken.content), clock, limits: LIMITS });
    // A source that went on meanwhile is as it was last; the others are as they were before.
    expect(idsOf(repaired, 'a')).toEqual(['#0']);
    expect(idsOf(repaired, 'b')).toEqual(queued.slice(-idsOf(repaired, 'b').length));
    expect(idsOf(repaired, 'b').length).toBeGreaterThan(0);
    expect(idsOf(repaired, 'c')).toHaveLength(100);
  });

  it('may not even say what is on it', async () => {
    const clock = new FakeClock();
    const disk = new MemoryDisk([['outbox-00000003.jsonl', 'kept']]);
    const readable = vi.spyOn(disk, 'list').mockRejectedValue(new Error('EACCES'));
    const outbox = await openOutbox({ files: disk, clock });
    outbox.enqueue('a', { kind: 'shown', body: 1 });
    expect(await outbox.flush()).toBe(false);
    readable.mockRestore();
    expect(await outbox.flush()).toBe(true);
    expect(segmentsOf(disk)).toEqual(['outbox-00000003.jsonl', 'outbox-00000004.jsonl']);
    expect(disk.content.get('outbox-00000003.jsonl')).toBe('kept');
    await outbox.close();
  });
});
