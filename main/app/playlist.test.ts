import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_FRAME_PANELS, type FramePanels } from '#core/ipc/panels';
import { FakeClock } from '#core/kernel/fake-clock';
import { BOARD_TURN_MS, LIVE_TURN_MS, playlist, Turns, type RankedBoards, type Showing } from './playlist';

const boards: RankedBoards = {
  hasMainBoard: (id) => id === 'sales',
  mainBoardId: (id) => (id === 'empty' ? null : `${id}:${id === 'sales' ? 'revenue' : 'hours'}`),
  boardIds: (id) => (id === 'academy' ? ['academy:hours', 'academy:streak'] : []),
};
const job = { id: 'j', kind: 'quiz', title: null, status: 'running', progress: 1, message: null } as const;
const panels = (sourceId: string): FramePanels => ({ ...NO_FRAME_PANELS, jobs: [{ sourceId, ...job }] });

describe('the playlist', () => {
  it('has the main board of each source, or all its boards where none is the main one', () => {
    const list = playlist(['sales', 'empty', 'academy', 'coach'], boards, NO_FRAME_PANELS);
    expect(list.map(({ boardId }) => boardId)).toEqual([
      'sales:revenue',
      'academy:hours',
      'academy:streak',
      'coach:hours',
    ]);
  });

  it('has what goes on besides, of sources that are shown, early in the round', () => {
    expect(playlist(['sales'], boards, panels('sales')).at(-1)).toEqual({
      scene: 'live',
      boardId: null,
      sourceIds: ['sales'],
    });
    expect(playlist(['sales', 'academy'], boards, panels('academy')).map(({ scene }) => scene)).toEqual([
      'leaderboard',
      'live',
      'leaderboard',
      'leaderboard',
    ]);
    expect(playlist(['sales'], boards, panels('other'))).toHaveLength(1);
  });

  it('has counts of private talk only where there is nothing else', () => {
    const talk = (sourceId: string) => [{ sourceId, conversations: 2, typing: 0, mood: null }];
    expect(playlist(['empty'], boards, { ...NO_FRAME_PANELS, talk: talk('empty') })).toEqual([
      { scene: 'live', boardId: null, sourceIds: ['empty'] },
    ]);
    expect(playlist(['empty'], boards, { ...NO_FRAME_PANELS, talk: talk('other') })).toEqual([]);
    expect(playlist(['empty', 'sales'], boards, { ...NO_FRAME_PANELS, talk: talk('empty') })).toHaveLength(1);
    expect(playlist(['empty', 'sales'], boards, { ...panels('sales'), talk: talk('empty') }).at(-1)).toMatchObject({
      sourceIds: ['sales'],
    });
  });
});

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
