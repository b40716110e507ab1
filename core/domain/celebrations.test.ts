import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CELEBRATION_QUEUE_LIMIT,
  CELEBRATION_TTL_MS,
  enqueueCelebration,
  nextCelebration,
  RARITIES,
  type Celebration,
  type Rarity,
} from './celebrations';

function celebration(id: string, rarity: Rarity, atMs = 0): Celebration {
  return { id, rarity, atMs, kind: 'rank', entryId: null, name: 'N', title: 'T', detail: null, icon: null };
}

function queueOf(...arrivals: readonly Celebration[]): readonly Celebration[] {
  return arrivals.reduce<readonly Celebration[]>((queue, one) => enqueueCelebration(queue, one).queue, []);
}

const ids = (queue: readonly Celebration[]): string[] => queue.map((one) => one.id);

describe('enqueueCelebration', () => {
  it('puts the rarer first, and equals in order of arrival', () => {
    const queue = queueOf(
      celebration('c1', 'common'),
      celebration('e1', 'epic'),
      celebration('c2', 'common'),
      celebration('l1', 'legendary'),
      celebration('e2', 'epic'),
      celebration('r1', 'rare'),
    );
    expect(ids(queue)).toEqual(['l1', 'e1', 'e2', 'r1', 'c1', 'c2']);
  });

  it('drops the last of the least important when it is full', () => {
    const full = queueOf(
      ...Array.from({ length: CELEBRATION_QUEUE_LIMIT }, (_, index) => celebration(`c${index}`, 'common')),
    );
    const { queue, dropped } = enqueueCelebration(full, celebration('l', 'legendary'));
    expect(queue).toHaveLength(CELEBRATION_QUEUE_LIMIT);
    expect(queue[0]?.id).toBe('l');
    expect(dropped?.id).toBe(`c${CELEBRATION_QUEUE_LIMIT - 1}`);
  });

  it('drops the arrival itself where everything that waits is more important', () => {
    const full = queueOf(
      ...Array.from({ length: CELEBRATION_QUEUE_LIMIT }, (_, index) => celebration(`e${index}`, 'epic')),
    );
    const { queue, dropped } = enqueueCelebration(full, celebration('c', 'common'));
    expect(dropped?.id).toBe('c');
    expect(queue).toEqual(full);
  });
});

describe('nextCelebration', () => {
  it('takes the first, and leaves the others', () => {
    const queue = queueOf(celebration('a', 'common'), celebration('b', 'rare'));
    const taken = nextCelebration(queue, 0);
    expect(taken.show?.id).toBe('b');
    expect(ids(taken.queue)).toEqual(['a']);
    expect(taken.expired).toEqual([]);
  });

  it.each(RARITIES)('shows a %s one up to the end of its time, and not after', (rarity) => {
    const queue = queueOf(celebration('a', rarity, 1_000));
    expect(nextCelebration(queue, 1_000 + CELEBRATION_TTL_MS[rarity]).show?.id).toBe('a');
    const late = nextCelebration(queue, 1_001 + CELEBRATION_TTL_MS[rarity]);
    expect(late.show).toBeNull();
    expect(ids(late.expired)).toEqual(['a']);
    expect(late.queue).toEqual([]);
  });

  it('is worth showing the longer the rarer it is', () => {
    const times = RARITIES.map((rarity) => CELEBRATION_TTL_MS[rarity]);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('finds nothing in an empty queue', () => {
    expect(nextCelebration([], 0)).toEqual({ show: null, queue: [], expired: [] });
  });
});

it('over any sequence the queue stays in order and within its limit, and whatever leaves it is accounted for', () => {
  const step = fc.oneof(
    fc.record({ arrives: fc.constantFrom(...RARITIES), afterMs: fc.integer({ min: 0, max: 20_000 }) }),
    fc.record({ arrives: fc.constant(null), afterMs: fc.integer({ min: 0, max: 120_000 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let queue: readonly Celebration[] = [];
      let nowMs = 0;
      const came: string[] = [];
      const left: string[] = [];
      for (const [index, { arrives, afterMs }] of steps.entries()) {
        nowMs += afterMs;
        if (arrives === null) {
          const taken = nextCelebration(queue, nowMs);
          queue = taken.queue;
          left.push(...ids(taken.expired), ...(taken.show === null ? [] : [taken.show.id]));
          for (const one of taken.expired) expect(nowMs - one.atMs).toBeGreaterThan(CELEBRATION_TTL_MS[one.rarity]);
        } else {
          came.push(`${index}`);
          const { queue: next, dropped } = enqueueCelebration(queue, celebration(`${index}`, arrives, nowMs));
          queue = next;
          if (dropped !== null) left.push(dropped.id);
        }
        expect(queue.length).toBeLessThanOrEqual(CELEBRATION_QUEUE_LIMIT);
        const order = [...queue].sort(
          (a, b) =>
            RARITIES.indexOf(b.rarity) - RARITIES.indexOf(a.rarity) || a.atMs - b.atMs || Number(a.id) - Number(b.id),
        );
        expect(ids(queue)).toEqual(ids(order));
        expect([...left, ...ids(queue)].sort()).toEqual([...came].sort());
      }
    }),
  );
});
