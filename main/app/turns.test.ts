import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { BOARD_TURN_MS, LIVE_TURN_MS, type Showing } from './playlist';
import { Turns } from './turns';

describe('turns', () => {
  const board = (id: string): Showing => ({ scene: 'leaderboard', boardId: id, sourceIds: ['s'] });
  const live: Showing = { scene: 'live', boardId: null, sourceIds: ['s'] };

  it('pass from one to the next, each for its time, and start anew', () => {
    const clock = new FakeClock();
    const turns = new Turns(clock);
    const list = [board('a'), live];
    expect(turns.current(list)).toBe(list[0]);
    clock.advance(BOARD_TURN_MS - 1);
    expect(turns.current(list)).toBe(list[0]);
    clock.advance(1);
    expect(turns.current(list)).toBe(live);
    clock.advance(LIVE_TURN_MS);
    expect(turns.current(list)).toBe(list[0]);
  });

  it('leave a single board where it is, for ever', () => {
    const clock = new FakeClock();
    const turns = new Turns(clock);
    for (let hour = 0; hour < 3; hour++) {
      expect(turns.current([board('a')])?.boardId).toBe('a');
      clock.advance(3_600_000);
    }
  });

  it('go on after one that has gone with the one that came next', () => {
    const clock = new FakeClock();
    const turns = new Turns(clock);
    turns.current([board('a'), board('b'), board('c')]);
    expect(turns.current([board('c'), board('b')])?.boardId).toBe('b');
    expect(turns.current([])).toBeNull();
    expect(turns.current([board('z')])?.boardId).toBe('z');
  });

  it('show each of the list within one round, whatever time passes between the looks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 100, max: BOARD_TURN_MS }), (count, stepMs) => {
        const clock = new FakeClock();
        const turns = new Turns(clock);
        const list = Array.from({ length: count }, (_, index) => board(String(index)));
        const seen = new Set<string | null>();
        for (let passedMs = 0; passedMs <= 2 * count * BOARD_TURN_MS; passedMs += stepMs) {
          seen.add(turns.current(list)?.boardId ?? null);
          clock.advance(stepMs);
        }
        expect(seen.size).toBe(count);
      }),
      { numRuns: 40 },
    );
  });
});
