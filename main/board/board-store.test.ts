import { beforeEach, describe, expect, it } from 'vitest';
import { BoardStore } from './board-store';
import { move, snapshot } from './testing/samples';

let store: BoardStore;
beforeEach(() => {
  store = new BoardStore();
});

const xp = (id: string, value: number) =>
  ({ kind: 'values', metric: 'xp', scope: null, values: [{ id, value }], atMs: 0 }) as const;
const ids = (): string[] => store.boards.map((board) => board.id);
const main = (): string | undefined => store.mainBoard('sales')?.id;

describe('the main board of a source', () => {
  it('is the first ranking that it tells', () => {
    store.apply('sales', snapshot({ a: 1 }, { metric: 'revenue' }), 0);
    store.apply('sales', snapshot({ a: 1 }, { metric: 'calls' }), 0);
    expect(main()).toBe('sales:revenue');
  });

  it('is neither a contest nor the values of a training, when there is a ranking', () => {
    store.apply('sales', xp('a', 10), 0);
    store.apply('sales', snapshot({ a: 1 }, { metric: 'score', scope: 'contest-7' }), 0);
    store.apply('sales', snapshot({ a: 1 }, { metric: 'revenue' }), 0);
    expect(main()).toBe('sales:revenue');
  });

  it('is whatever there is, when there is no ranking', () => {
    store.apply('sales', xp('a', 10), 0);
    expect(main()).toBe('sales:xp');
    expect(store.mainBoard('other')).toBeNull();
  });

  it('is meant by a message that names no metric', () => {
    store.apply('sales', snapshot({ a: 2, b: 1 }, { metric: 'revenue' }), 0);
    store.apply('sales', move('b', 1, 3, { metric: null }), 0);
    expect(store.board('sales:revenue')?.entries[0]).toMatchObject({ id: 'b', value: 3 });
    expect(ids()).toEqual(['sales:revenue']);
  });

  it('takes the name that the backend tells later, and what it holds along', () => {
    store.apply('sales', snapshot({ a: 2, b: 1 }, { metric: null }), 0);
    expect(main()).toBe('sales:score');
    const { before, after } = store.apply('sales', move('b', 1, 3, { metric: 'revenue' }), 0);
    expect([before.id, after.id]).toEqual(['sales:revenue', 'sales:revenue']);
    expect(after.entries.map((entry) => entry.id)).toEqual(['b', 'a']);
    expect(ids()).toEqual(['sales:revenue']);
    store.apply('sales', snapshot({ a: 1 }, { metric: 'calls' }), 0);
    expect(main()).toBe('sales:revenue');
    expect(ids()).toEqual(['sales:revenue', 'sales:calls']);
  });

  it('takes no name that another board bears already', () => {
    store.apply('sales', xp('a', 10), 0);
    store.apply('sales', snapshot({ a: 2, b: 1 }, { metric: null }), 0);
    store.apply('sales', move('b', 1, 30, { metric: 'xp' }), 0);
    expect(store.board('sales:xp')?.entries.map((entry) => entry.id)).toEqual(['b', 'a']);
    expect(main()).toBe('sales:score');
    expect(store.board('sales:score')?.entries.map((entry) => entry.value)).toEqual([2, 1]);
    store.apply('sales', snapshot({ a: 5 }, { metric: 'revenue' }), 0);
    expect(main()).toBe('sales:revenue');
    expect(ids()).not.toContain('sales:score');
  });
});

describe('after a restart', () => {
  const restart = (): void => {
    const { boards, mainBoards } = store;
    store = new BoardStore();
    store.restore(boards, mainBoards);
  };

  it('the main board is the same, though its name may come later', () => {
    store.apply('sales', xp('a', 10), 0);
    store.apply('sales', snapshot({ a: 2, b: 1 }, { metric: null }), 0);
    restart();
    expect(main()).toBe('sales:score');
    store.apply('sales', move('b', 1, 3, { metric: 'revenue' }), 0);
    expect(main()).toBe('sales:revenue');
    expect(store.board('sales:score')).toBeNull();
  });

  it('a board that the backend told no more gives way to the one that it tells whole', () => {
    store.apply('sales', snapshot({ a: 2 }, { metric: 'november' }), 0);
    restart();
    store.apply('sales', xp('a', 10), 0);
    store.apply('sales', move('a', 1, 1, { metric: 'december' }), 0);
    expect(main()).toBe('sales:november');
    store.apply('sales', snapshot({ a: 1 }, { metric: 'december' }), 0);
    expect(main()).toBe('sales:december');
  });

  it('a board that is told again stays the main one', () => {
    store.apply('sales', snapshot({ a: 2 }, { metric: 'revenue' }), 0);
    restart();
    store.apply('sales', move('a', 1, 3, { metric: 'revenue' }), 0);
    store.apply('sales', snapshot({ a: 1 }, { metric: 'calls' }), 0);
    expect(main()).toBe('sales:revenue');
  });

  it('main boards that are gone are nobody’s', () => {
    store.restore([], { mainIds: ['sales:revenue'], unnamedIds: ['sales:revenue'] });
    expect(store.mainBoard('sales')).toBeNull();
    expect(store.mainBoards).toEqual({ mainIds: [], unnamedIds: [] });
  });
});

describe('limits', () => {
  it('of fifty boards, the one that was silent for longest gives way, never the main one', () => {
    store.apply('sales', snapshot({ a: 1 }, { metric: 'revenue' }), 0);
    for (let contest = 1; contest <= 49; contest++) {
      store.apply('sales', snapshot({ a: 1 }, { metric: 'score', scope: `contest-${contest}` }), 0);
    }
    store.apply('sales', move('a', 1, 2, { metric: 'score', scope: 'contest-1' }), 0);
    store.apply('sales', snapshot({ a: 1 }, { metric: 'score', scope: 'contest-50' }), 0);
    store.apply('other', snapshot({ a: 1 }, { metric: 'revenue' }), 0);
    expect(store.boards).toHaveLength(51);
    expect(store.board('sales:score:contest-1')).not.toBeNull();
    expect(store.board('sales:score:contest-2')).toBeNull();
    expect(store.board('sales:score:contest-50')).not.toBeNull();
    expect(main()).toBe('sales:revenue');
  });

  it('of ten thousand entries, the best stay', () => {
    const values = Object.fromEntries(Array.from({ length: 10_020 }, (_, index) => [`e${index}`, 20_000 - index]));
    const { after } = store.apply('sales', snapshot(values), 0);
    expect(after.entries).toHaveLength(10_000);
    expect(after.entries.at(-1)?.id).toBe('e9999');
  });
});

describe('the board of a contest', () => {
  it('is that of the contest asked for, or the latest', () => {
    store.apply('sales', snapshot({ a: 1 }, { metric: 'score', scope: 'contest-1' }), 0);
    store.apply('sales', snapshot({ a: 1 }, { metric: 'score', scope: 'contest-10' }), 0);
    store.apply('sales', snapshot({ a: 1 }, { metric: 'score', scope: 'team-1' }), 0);
    expect(store.contestBoard('sales', null)?.scope).toBe('contest-10');
    expect(store.contestBoard('sales', '1')?.scope).toBe('contest-1');
    expect(store.contestBoard('sales', '2')).toBeNull();
    expect(store.contestBoard('other', null)).toBeNull();
  });
});

describe('forgetting a source', () => {
  it('leaves nothing of it, and the others alone', () => {
    store.apply('sales', snapshot({ a: 1 }, { metric: null }), 0);
    store.apply('sales', xp('a', 1), 0);
    store.apply('support', snapshot({ a: 1 }, { metric: 'calls' }), 0);
    store.forgetSource('sales');
    expect(ids()).toEqual(['support:calls']);
    expect(store.mainBoards).toEqual({ mainIds: ['support:calls'], unnamedIds: [] });
    store.apply('sales', snapshot({ z: 1 }, { metric: 'calls' }), 0);
    expect(store.mainBoard('sales')?.entries.map((entry) => entry.id)).toEqual(['z']);
  });
});
