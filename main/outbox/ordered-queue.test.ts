import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from './message';
import { OrderedQueue } from './ordered-queue';

const message = (seq: number, key: string | null = null): Message => ({
  seq,
  id: `#${seq}`,
  kind: 'status',
  key,
  atMs: 0,
  bornMs: 0,
  body: '1',
  bytes: 1 + (seq % 3),
});

describe('OrderedQueue', () => {
  it('is an ordered list, whatever is added and removed', () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ push: fc.integer({ min: 1, max: 3 }) }) },
      { weight: 2, arbitrary: fc.record({ remove: fc.nat({ max: 400 }) }) },
      { weight: 2, arbitrary: fc.record({ removeFirst: fc.constant(true) }) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400, size: 'max' }), (steps) => {
        const queue = new OrderedQueue();
        let plain: Message[] = [];
        let next = 0;
        for (const one of steps) {
          if ('push' in one) {
            next += one.push;
            const added = message(next, ['x', 'y', null][next % 3]);
            queue.push(added);
            plain.push(added);
          } else {
            const seq = 'remove' in one ? one.remove : (plain[0]?.seq ?? 0);
            const expected = plain.find((two) => two.seq === seq) ?? null;
            expect(queue.remove(seq)).toBe(expected);
            plain = plain.filter((two) => two !== expected);
            expect(queue.has(seq)).toBe(false);
          }
        }
        expect([...queue]).toEqual(plain);
        expect(queue.count).toBe(plain.length);
        expect(queue.bytes).toBe(plain.reduce((sum, two) => sum + two.bytes, 0));
        const middle = Math.floor(next / 2);
        expect(queue.after(middle)).toBe(plain.find((two) => two.seq > middle) ?? null);
        expect(queue.copyAfter(middle)).toEqual(plain.filter((two) => two.seq > middle));
        expect(
          queue.ranges().flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, n) => from + n)),
        ).toEqual(plain.map((two) => two.seq));
      }),
    );
  });

  it('finds the latest of a key, and none once it is removed', () => {
    const queue = new OrderedQueue();
    queue.push(message(1, 'x'));
    queue.push(message(2, 'x'));
    queue.push(message(3, 'y'));
    expect(queue.latest('status', 'x')?.seq).toBe(2);
    expect(queue.latest('other', 'x')).toBeNull();
    queue.remove(1);
    expect(queue.latest('status', 'x')?.seq).toBe(2);
    queue.remove(2);
    expect(queue.latest('status', 'x')).toBeNull();
  });

  it('says where it stands in few words', () => {
    const queue = new OrderedQueue();
    for (let seq = 5; seq <= 1_000; seq++) queue.push(message(seq));
    queue.remove(7);
    queue.remove(5);
    expect(queue.ranges()).toEqual([
      [6, 6],
      [8, 1_000],
    ]);
  });

  it('takes nothing that is out of order', () => {
    const queue = new OrderedQueue();
    queue.push(message(5));
    expect(() => {
      queue.push(message(5));
    }).toThrow(RangeError);
  });
});
