import { beforeEach, describe, expect, it } from 'vitest';
import type { Instant } from '#core/kernel/clock';
import { BoardStore } from './board-store';
import type { Told } from './source-boards';
import { move, snapshot } from './testing/samples';

const AT: Told = { at: { wallMs: 0, monotonicMs: 0 }, link: null };

let store: BoardStore;
beforeEach(() => {
  store = new BoardStore();
});

const xp = (id: string, value: number, metric = 'xp') =>
  ({ kind: 'values', metric, scope: null, values: [{ id, value }], atMs: 0 }) as const;
const ids = (): string[] => store.boards.map((board) => board.id);
const main = (): string | undefined => store.mainBoard('sales')?.id;

describe('the main board of a source', () => {
  it('is the first ranking that it tells', () => {
    store.apply('sales', snapshot({ a: 1 }, { metric: 'revenue' }), AT);
    store.apply('sales', snapshot({ a: 1 }, { metric: 'calls' }), AT);
    expect(main()).toBe('sales:revenue');
  });

  it('is neither a contest nor the values of a training, when there is a ranking', () => {
    store.apply('sales', xp('a', 10), AT);
    store.apply('sales', snapshot({ a: 1 }, { metric: 'score', scope: 'contest-7' }), AT);
    store.apply('sales', snapshot({ a: 1 }, { metric: 'revenue' }), AT);
    expect(main()).toBe('sales:revenue');
  });

  it('is whatever there is, when there is no ranking', () => {
    store.apply('sales', xp('a', 10), AT);
    expect(main()).toBe('sales:xp');
    expect(store.mainBoard('other')).toBeNull();
  });

  it('is none where the boards stand beside each other', () => {
    for (const metric of ['hours', 'streak']) {
      store.apply('sales', { ...snapshot({ a: 1 }, { metric }), peer: true }, AT);
    }
    expect(store.hasMainBoard('sales')).toBe(false);
    expect(store.boardIds('sales')).toEqual(['sales:hours', 'sales:streak']);
  });

  it('is meant by a message that names no metric', () => {
    store.apply('sales', snapshot({ a: 2, b: 1 }, { metric: 'revenue' }), AT);
    store.apply('sales', move('b', 1, 3, { metric: null }), AT);
    expect(store.board('sales:revenue')?.entries[0]).toMatchObject({ id: 'b', value: 3 });
    expect(ids()).toEqual(['sales:revenue']);
  });

  it('takes the name that the backend tells later, and what it holds along', () => {
    store.apply('sales', snapshot({ a: 2, b: 1 }, { metric: null }), AT);
    expect(main()).toBe('sales:score');
    expect(store.apply('sales', move('b', 1, 3, { metric: 'revenue' }), AT).held.id).toBe('sales:revenue');
    expect(store.board('sales:revenue')?.entries.map((entry) => entry.id)).toEqual(['b', 'a']);
    expect(ids()).toEqual(['sales:revenue']);
    store.apply('sales', snapshot({ a: 1 }, { metric: 'calls' }), AT);
    expect(main()).toBe('sales:revenue');
    expect(ids()).toEqual(['sales:revenue', 'sales:calls']);
  });

  it('takes no name that another board bears already', () => {
    store.apply('sales', xp('a', 10), AT);
    store.apply('sales', snapshot({ a: 2, b: 1 }, { metric: null }), AT);
    store.apply('sales', move('b', 1, 30, { metric: 'xp' }), AT);
    expect(store.board('sales:xp')?.entries.map((entry) => entry.id)).toEqual(['b', 'a']);
    expect(main()).toBe('sales:score');
    expect(store.board('sales:score')?.entries.map((entry) => entry.value)).toEqual([2, 1]);
    store.apply('sales', snapshot({ a: 5 }, { metric: 'revenue' }), AT);
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
    store.apply('sales', xp('a', 10), AT);
    store.apply('sales', snapshot({ a: 2, b: 1 }, { metric: null }), AT);
    restart();
    expect(main()).toBe('sales:score');
    store.apply('sales', move('b', 1, 3, { metric: 'revenue' }), AT);
    expect(main()).toBe('sales:revenue');
    expect(store.board('sales:score')).toBeNull();
  });

  it('a board that the backend told no more gives way to the one that it tells whole', () => {
    store.apply('sales', snapshot({ a: 2 }, { metric: 'november' }), AT);
    restart();
    store.apply('sales', xp('a', 10), AT);
    store.apply('sales', move('a', 1, 1, { metric: 'december' }), AT);
    expect(main()).toBe('sales:november');
    store.apply('sales', snapshot({ a: 1 }, { metric: 'december' }), AT);
    expect(main()).toBe('sales:december');
  });

  it('a board that is told again stays the main one', () => {
    store.apply('sales', snapshot({ a: 2 }, { metric: 'revenue' }), AT);
    restart();
    store.apply('sales', move('a', 1, 3, { metric: 'revenue' }), AT);
    store.apply('sales', snapshot({ a: 1 }, { metric: 'calls' }), AT);
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
    store.apply('sales', snapshot({ a: 1 }, { metric: 'revenue' }), AT);
    for (let contest = 1; contest <= 49; contest++) {
      store.apply('sales', snapshot({ a: 1 }, { metric: 'score', scope: `contest-${contest}` }), AT);
    }
    store.apply('sales', move('a', 1, 2, { metric: 'score', scope: 'contest-1' }), AT);
    store.apply('sales', snapshot({ a: 1 }, { metric: 'score', scope: 'contest-50' }), AT);
    store.apply('other', snapshot({ a: 1 }, { metric: 'revenue' }), AT);
    expect(store.boards).toHaveLength(51);
    expect(store.board('sales:score:contest-1')).not.toBeNull();
    expect(store.board('sales:score:contest-2')).toBeNull();
    expect(store.board('sales:score:contest-50')).not.toBeNull();
    expect(main()).toBe('sales:revenue');
  });

  it('twenty thousand invented metrics push out none that was told as a whole or often, nor the main one', () => {
    store.apply('sales', move('a', 1, 1, { metric: 'revenue' }), AT);
    for (let contest = 1; contest <= 20; contest++) {
      store.apply('sales', snapshot({ a: 1 }, { metric: 'score', scope: `contest-${contest}` }), AT);
    }
    for (let times = 1; times <= 5; times++) store.apply('sales', xp('a', times), AT);
    const known = ids();
    expect(known).toHaveLength(22);
    for (let index = 0; index < 20_000; index++) {
      store.apply('sales', move('a', 1, 1, { metric: `invented-${index}` }), AT);
    }
    expect(ids().slice(0, 22)).toEqual(known);
    expect(ids().slice(22)).toEqual(Array.from({ length: 10 }, (_, index) => `sales:invented-${19_990 + index}`));
    expect(main()).toBe('sales:revenue');
  });

  it('boards of an earlier run count as told as a whole', () => {
    store.apply('sales', move('a', 1, 1, { metric: 'revenue' }), AT);
    store.apply('sales', move('a', 1, 1, { metric: 'calls' }), AT);
    const { boards, mainBoards } = store;
    store = new BoardStore();
    store.restore(boards, mainBoards);
    for (let index = 0; index < 60; index++) store.apply('sales', xp('a', index, `invented-${index}`), AT);
    expect(ids()).toHaveLength(12);
    expect(ids().slice(0, 2)).toEqual(['sales:revenue', 'sales:calls']);
  });

  it('of ten thousand entries, the best stay', () => {
    const values = Object.fromEntries(Array.from({ length: 10_020 }, (_, index) => [`e${index}`, 20_000 - index]));
    store.apply('sales', snapshot(values), AT);
    expect(store.mainBoard('sales')?.entries).toHaveLength(10_000);
    expect(store.mainBoard('sales')?.entries.at(-1)?.id).toBe('e9999');
    store.apply('sales', move('new', 1, 30_000), AT);
    expect(store.mainBoard('sales')?.entries).toHaveLength(10_000);
    expect(store.mainBoard('sales')?.entries.at(-1)?.id).toBe('e9998');
  });
});

describe('the board of a contest', () => {
  it('is that of the contest asked for, or the latest', () => {
    store.apply('sales', snapshot({ a: 1 }, { metric: 'score', scope: 'contest-1' }), AT);
    store.apply('sales', snapshot({ a: 1 }, { metric: 'score', scope: 'contest-10' }), AT);
    store.apply('sales', snapshot({ a: 1 }, { metric: 'score', scope: 'team-1' }), AT);
    expect(store.contestBoardId('sales', null)).toBe('sales:score:contest-10');
    expect(store.contestBoardId('sales', '1')).toBe('sales:score:contest-1');
    expect(store.contestBoardId('sales', '2')).toBeNull();
    expect(store.contestBoardId('other', null)).toBeNull();
  });
});

describe('forgetting a source', () => {
  it('leaves nothing of it, and the others alone', () => {
    store.apply('sales', snapshot({ a: 1 }, { metric: null }), AT);
    store.apply('sales', xp('a', 1), AT);
    store.apply('support', snapshot({ a: 1 }, { metric: 'calls' }), AT);
    store.forgetSource('sales');
    expect(ids()).toEqual(['support:calls']);
    expect(store.mainBoards).toEqual({ mainIds: ['support:calls'], unnamedIds: [] });
    store.apply('sales', snapshot({ z: 1 }, { metric: 'calls' }), AT);
    expect(store.mainBoard('sales')?.entries.map((entry) => entry.id)).toEqual(['z']);
  });
});

describe('when a board was last told of', () => {
  const told = (wallMs: number): Told => ({ at: at(wallMs), link: null });
  const at = (wallMs: number): Instant => ({ wallMs, monotonicMs: wallMs + 7 });

  it('is known for each board by itself', () => {
    store.apply('sales', snapshot({ a: 1 }, { metric: 'revenue' }), told(1));
    store.apply('sales', xp('a', 1), told(2));
    store.apply('sales', move('a', 1, 1, { metric: 'revenue' }), told(3));
    expect(store.confirmedAt('sales:revenue')).toEqual(at(3));
    expect(store.confirmedAt('sales:xp')).toEqual(at(2));
  });

  it('is kept when the board gets its name', () => {
    store.apply('sales', snapshot({ a: 1 }, { metric: null }), told(1));
    store.apply('sales', xp('a', 1, 'score'), told(2));
    expect(store.confirmedAt('sales:score')).toEqual(at(2));
    store.apply('sales', move('a', 1, 1, { metric: 'revenue' }), told(3));
    expect(store.confirmedAt('sales:revenue')).toEqual(at(3));
    expect(store.confirmedAt('sales:score')).toBeNull();
  });

  it('is not known of an earlier run, nor of what is not held', () => {
    store.apply('sales', snapshot({ a: 1 }), told(1));
    const { boards, mainBoards } = store;
    store = new BoardStore();
    store.restore(boards, mainBoards);
    expect(store.confirmedAt('sales:revenue')).toBeNull();
    expect(store.confirmedAt('other:revenue')).toBeNull();
    expect(store.confirmedAt('')).toBeNull();
  });
});
