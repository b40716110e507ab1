import { describe, expect, it } from 'vitest';
import { CELEBRATION_QUEUE_LIMIT, CELEBRATION_SHOW_MS, CELEBRATION_TTL_MS } from '#core/domain/celebrations';
import { FakeClock } from '#core/kernel/fake-clock';
import { celebrationOf, NOON_MS } from '../../testing/frames';
import { CELEBRATION_OUT_MS, CelebrationDirector, type CelebrationOutcome } from './celebration-director';

function setUp() {
  const clock = new FakeClock(NOON_MS);
  const outcomes: [string, CelebrationOutcome][] = [];
  const director = new CelebrationDirector({ clock, report: ({ id }, outcome) => outcomes.push([id, outcome]) });
  return { clock, director, outcomes, current: () => director.onShow.getState().current };
}

const ROUND_MS = CELEBRATION_SHOW_MS.common + CELEBRATION_OUT_MS + 1_000;

describe('CelebrationDirector', () => {
  it('shows one at a time, the rarest of those that wait first', () => {
    const { clock, director, outcomes } = setUp();
    director.arrive([celebrationOf('a'), celebrationOf('b'), celebrationOf('c', { rarity: 'epic' })]);
    expect(outcomes).toEqual([['c', 'shown']]);
    clock.advance(60_000);
    expect(outcomes).toEqual([
      ['c', 'shown'],
      ['a', 'shown'],
      ['b', 'shown'],
    ]);
  });

  it('knows one that comes again, by its source and id: another source may give the same id', () => {
    const { clock, director, outcomes } = setUp();
    const one = celebrationOf('a', { sourceId: 'sales' });
    director.arrive([one, one, celebrationOf('a', { sourceId: 'academy' })]);
    clock.advance(60_000);
    expect(outcomes).toEqual([
      ['a', 'shown'],
      ['a', 'shown'],
    ]);
  });

  it('leaves the screen in time and gives it back', () => {
    const { clock, director, current } = setUp();
    director.arrive([celebrationOf('a')]);
    clock.advance(CELEBRATION_SHOW_MS.common - 1);
    expect(current()).toMatchObject({ leaving: false });
    clock.advance(1);
    expect(current()).toMatchObject({ leaving: true, celebration: { id: 'a' } });
    clock.advance(CELEBRATION_OUT_MS);
    expect(current()).toBeNull();
    clock.advance(10_000);
    expect(clock.pendingTimers).toBe(0);
  });

  it('shows no old news', () => {
    const { director, outcomes, current } = setUp();
    director.arrive([celebrationOf('old', { atMs: NOON_MS - CELEBRATION_TTL_MS.common - 1 })]);
    expect(outcomes).toEqual([['old', 'expired']]);
    expect(current()).toBeNull();
  });

  it('tells the same moment only once, however often it arrives', () => {
    const { clock, director, outcomes } = setUp();
    director.arrive([celebrationOf('a'), celebrationOf('a')]);
    director.arrive([celebrationOf('a'), celebrationOf('b'), celebrationOf('b')]);
    clock.advance(5 * ROUND_MS);
    expect(outcomes).toEqual([
      ['a', 'shown'],
      ['b', 'shown'],
    ]);
  });

  it('accounts for every celebration of a flood', () => {
    const { clock, director, outcomes } = setUp();
    const flood = Array.from({ length: CELEBRATION_QUEUE_LIMIT + 8 }, (_, index) => celebrationOf(`c${index}`));
    director.arrive(flood);
    clock.advance(10 * 60_000);
    expect(outcomes.map(([id]) => id).sort()).toEqual(flood.map(({ id }) => id).sort());
    expect(outcomes.filter(([, outcome]) => outcome === 'dropped')).toHaveLength(8);
  });
});
