import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RARITIES } from '#core/domain/celebrations';
import { CELEBRATION_OUT_MS, CELEBRATION_PAUSE_MS, showMs, turnMs } from '#core/domain/staged-celebration';
import { FakeClock } from '#core/kernel/fake-clock';
import { celebrationOf, NOON_MS } from '../../testing/frames';
import { CelebrationDirector, type CelebrationOutcome } from './celebration-director';

function setUp() {
  const clock = new FakeClock(NOON_MS);
  const outcomes: [string, CelebrationOutcome][] = [];
  const begun: string[] = [];
  const director = new CelebrationDirector({
    clock,
    report: ({ id }, outcome) => outcomes.push([id, outcome]),
    begins: ({ id }) => begun.push(id),
  });
  return { clock, director, outcomes, begun, current: () => director.onShow.getState().current };
}

const small = celebrationOf('small');

describe('CelebrationDirector', () => {
  it('shows one at a time, the rarest of those that wait first', () => {
    const { clock, director, outcomes } = setUp();
    director.arrive([celebrationOf('a'), celebrationOf('b'), celebrationOf('c', { rarity: 'epic' })]);
    expect(outcomes).toEqual([['c', 'shown']]);
    clock.advance(25_000);
    expect(outcomes.map(([id]) => id)).toEqual(['c', 'a', 'b']);
  });

  it('knows one that comes again, by its source and id: another source may give the same id', () => {
    const { clock, director, outcomes } = setUp();
    const one = celebrationOf('a', { sourceId: 'sales' });
    director.arrive([one, one, celebrationOf('a', { sourceId: 'academy' })]);
    clock.advance(20_000);
    expect(outcomes).toEqual([
      ['a', 'shown'],
      ['a', 'shown'],
    ]);
  });

  it('leaves the screen in time and gives it back', () => {
    const { clock, director, current } = setUp();
    director.arrive([small]);
    clock.advance(showMs(small) - 1);
    expect(current()).toMatchObject({ leaving: false });
    clock.advance(1);
    expect(current()).toMatchObject({ leaving: true, celebration: { id: 'small' } });
    clock.advance(CELEBRATION_OUT_MS);
    expect(current()).toBeNull();
    clock.advance(10_000);
    expect(clock.pendingTimers).toBe(0);
  });

  it('a great one that arrives during a small one lets that leave by its own exit', () => {
    const { clock, director, current, outcomes } = setUp();
    director.arrive([small]);
    clock.advance(1_500);
    director.arrive([celebrationOf('great', { rarity: 'legendary' })]);
    expect(current()).toMatchObject({ leaving: true, celebration: { id: 'small' } });
    clock.advance(CELEBRATION_OUT_MS);
    expect(current()).toBeNull();
    clock.advance(600);
    expect(current()).toMatchObject({ leaving: false, celebration: { id: 'great' } });
    expect(outcomes).toEqual([
      ['small', 'shown'],
      ['great', 'shown'],
    ]);
  });

  it('an epic one waits for its turn', () => {
    const { clock, director, current } = setUp();
    director.arrive([small]);
    director.arrive([celebrationOf('epic', { rarity: 'epic' })]);
    expect(current()).toMatchObject({ leaving: false, celebration: { id: 'small' } });
    clock.advance(turnMs(small));
    expect(current()).toMatchObject({ celebration: { id: 'epic' } });
  });

  it('waits until the scene has changed', async () => {
    const { director, current } = setUp();
    let done = (): void => undefined;
    const change = new Promise<void>((resolve) => {
      done = resolve;
    });
    director.waitFor(change);
    director.arrive([small]);
    expect(current()).toBeNull();
    done();
    await change;
    expect(current()).toMatchObject({ celebration: { id: 'small' } });
  });

  it('shows no old news: the page stood still meanwhile', () => {
    const { director, outcomes, begun } = setUp();
    director.arrive([celebrationOf('old', { atMs: NOON_MS - 31_000 })]);
    expect(outcomes).toEqual([['old', 'expired']]);
    expect(begun).toEqual([]);
  });

  it('tells the same moment only once, however often it arrives', () => {
    const { clock, director, outcomes, begun } = setUp();
    director.arrive([celebrationOf('a'), celebrationOf('a')]);
    director.arrive([celebrationOf('a'), celebrationOf('b'), celebrationOf('b')]);
    clock.advance(20_000);
    expect(outcomes.map(([id]) => id)).toEqual(['a', 'b']);
    expect(begun).toEqual(['a', 'b']);
  });

  it('accounts for every celebration of a flood', () => {
    const { clock, director, outcomes } = setUp();
    const flood = Array.from({ length: 12 }, (_, index) => celebrationOf(`c${index}`));
    director.arrive(flood);
    clock.advance(60_000);
    expect(outcomes.map(([id]) => id).sort()).toEqual(flood.map(({ id }) => id).sort());
    expect(outcomes.filter(([, outcome]) => outcome === 'dropped')).toHaveLength(8);
  });

  it('whatever arrives, and when: no two are on the screen, and between two the scene is seen', () => {
    const arrival = fc.record({ rarity: fc.constantFrom(...RARITIES), afterMs: fc.integer({ min: 0, max: 9_000 }) });
    fc.assert(
      fc.property(fc.array(arrival, { minLength: 2, maxLength: 25 }), (arrivals) => {
        const { clock, director, outcomes } = setUp();
        let id: string | null = null;
        let goneAtMs = -Infinity;
        director.onShow.subscribe(({ current }) => {
          const now = clock.monotonic();
          const next = current?.celebration.id ?? null;
          if (next !== null && next !== id) {
            expect(id).toBeNull();
            expect(now - goneAtMs).toBeGreaterThanOrEqual(CELEBRATION_PAUSE_MS);
          }
          if (next === null) goneAtMs = now;
          id = next;
        });
        for (const [index, { rarity, afterMs }] of arrivals.entries()) {
          clock.advance(afterMs);
          director.arrive([celebrationOf(`c${index}`, { rarity, atMs: clock.now() })]);
        }
        clock.advance(120_000);
        expect(outcomes.map(([told]) => told).sort()).toEqual(arrivals.map((_, index) => `c${index}`).sort());
        expect(clock.pendingTimers).toBe(0);
      }),
    );
  });
});
