import { describe, expect, it } from 'vitest';
import { applyMoves, applySnapshot, applyValues, type Applied } from './apply-event';
import { emptyBoard, type Board } from './board';
import type { Placement, SnapshotEntry } from './events';
import { rankDelta, TREND_WINDOW_MS } from './ranking';

const empty = emptyBoard('s', 'm', null);
const ref = { metric: 'm', scope: null, atMs: 0 };

function snapshot(entries: readonly SnapshotEntry[], board: Board = empty, nowMs = 0): Board {
  return applySnapshot(board, { kind: 'snapshot', ...ref, entries }, nowMs);
}

/** `list({ a: 10, b: 9 })`: names as ids, in this order, without ranks. */
function list(values: Readonly<Record<string, number>>, board: Board = empty, nowMs = 0): Board {
  return snapshot(
    Object.entries(values).map(([id, value]) => ({ id, name: id.toUpperCase(), value })),
    board,
    nowMs,
  );
}

function move(board: Board, moves: readonly Placement[], nowMs = 0): Applied {
  return applyMoves(board, { kind: 'moves', ...ref, moves }, nowMs);
}

function values(board: Board, given: Readonly<Record<string, number>>, nowMs = 0): Board {
  return applyValues(
    board,
    { kind: 'values', ...ref, values: Object.entries(given).map(([id, value]) => ({ id, value })) },
    nowMs,
  );
}

const shown = (board: Board): string => board.entries.map((entry) => `${entry.rank}${entry.id}`).join(' ');

describe('a snapshot', () => {
  it('without ranks keeps the order of a falling list, with shared ranks', () => {
    expect(shown(list({ a: 9, b: 8, c: 8, d: 1 }))).toBe('1a 2b 2c 4d');
  });

  it('without ranks keeps the order of a rising list: where less is better', () => {
    expect(shown(list({ a: 61, b: 62, c: 62, d: 70 }))).toBe('1a 2b 2c 4d');
  });

  it('without ranks and out of order is sorted by value, equal ones as listed', () => {
    expect(shown(list({ a: 3, b: 9, c: 3, d: 5 }))).toBe('1b 2d 3a 3c');
  });

  it('without values and ranks keeps the order of the list', () => {
    const board = snapshot([
      { id: 'b', name: 'B' },
      { id: 'a', name: 'A' },
    ]);
    expect(shown(board)).toBe('1b 2a');
    expect(board.entries[0]?.value).toBeNull();
  });

  it('with ranks is ordered by them, whatever the values and the order say', () => {
    const board = snapshot([
      { id: 'c', name: 'C', value: 99, rank: 3 },
      { id: 'a', name: 'A', value: 1, rank: 1 },
      { id: 'b', name: 'B', value: 5, rank: 2 },
    ]);
    expect(shown(board)).toBe('1a 2b 3c');
  });

  it('with ranks keeps them as told, also where they have holes', () => {
    const board = snapshot([
      { id: 'a', name: 'A', value: 50, rank: 4 },
      { id: 'b', name: 'B', value: 50, rank: 4 },
      { id: 'c', name: 'C', value: 20, rank: 17 },
    ]);
    expect(shown(board)).toBe('4a 4b 17c');
    expect(board.entries.map((entry) => entry.slot)).toEqual([4, 5, 17]);
  });

  it('puts entries without a rank after those that have one', () => {
    const board = snapshot([
      { id: 'x', name: 'X', value: 5 },
      { id: 'a', name: 'A', value: 9, rank: 1 },
    ]);
    expect(shown(board)).toBe('1a 2x');
  });

  it('shows from equal values at different ranks that the backend breaks ties, and remembers it', () => {
    const tieBroken = snapshot([
      { id: 'a', name: 'A', value: 9, rank: 1 },
      { id: 'b', name: 'B', value: 9, rank: 2 },
    ]);
    expect(tieBroken.scheme).toBe('ordinal');
    expect(list({ a: 9, b: 8 }, tieBroken).scheme).toBe('ordinal');
    const shared = snapshot(
      [
        { id: 'a', name: 'A', value: 9, rank: 1 },
        { id: 'b', name: 'B', value: 9, rank: 1 },
      ],
      tieBroken,
    );
    expect(shared.scheme).toBe('standard');
  });

  it('that names an entry twice ranks it where it comes first', () => {
    const board = snapshot([
      { id: 'a', name: 'A', value: 9 },
      { id: 'b', name: 'B', value: 8 },
      { id: 'a', name: 'A again', value: 1 },
    ]);
    expect(shown(board)).toBe('1a 2b');
    expect(board.entries[0]).toMatchObject({ name: 'A', value: 9 });
  });

  it('replaces the board: who is not in it is gone, what it does not tell of the others stays', () => {
    const before = snapshot([
      { id: 'a', name: 'A', value: 9, detail: 'North', avatar: 'data:a', target: 100 },
      { id: 'b', name: 'B', value: 8 },
    ]);
    const after = snapshot([{ id: 'a', name: 'Anna' }], before);
    expect(after.entries).toEqual([
      {
        id: 'a',
        name: 'Anna',
        value: 9,
        detail: 'North',
        avatar: 'data:a',
        target: 100,
        rank: 1,
        slot: 1,
        trend: null,
      },
    ]);
    expect(snapshot([], before).entries).toEqual([]);
  });

  it('keeps title and currency unless it tells new ones', () => {
    const told = applySnapshot(empty, { kind: 'snapshot', ...ref, title: 'Revenue', currency: 'EUR', entries: [] }, 0);
    expect(told).toMatchObject({ title: 'Revenue', currency: 'EUR' });
    expect(list({ a: 1 }, told)).toMatchObject({ title: 'Revenue', currency: 'EUR' });
  });
});

describe('moves', () => {
  const board = list({ a: 50, b: 40, c: 30, d: 20, e: 10 });

  it.each([
    ['a climber', [{ id: 'd', newRank: 2, previousRank: 4, value: 45 }], '1a 2d 3b 4c 5e'],
    ['a faller', [{ id: 'a', newRank: 4, previousRank: 1, value: 15 }], '1b 2c 3d 4a 5e'],
    ['a new number one', [{ id: 'e', newRank: 1, previousRank: 5, value: 60 }], '1e 2a 3b 4c 5d'],
    ['a newcomer', [{ id: 'n', newRank: 3, value: 35 }], '1a 2b 3n 4c 5d 6e'],
    ['one who stays', [{ id: 'c', newRank: 3, previousRank: 3, value: 35 }], '1a 2b 3c 4d 5e'],
    ['one who draws level', [{ id: 'c', newRank: 2, previousRank: 3, value: 40 }], '1a 2b 2c 4d 5e'],
    ['one who falls level', [{ id: 'a', newRank: 1, previousRank: 1, value: 40 }], '1b 1a 3c 4d 5e'],
    [
      'two who change places',
      [
        { id: 'b', newRank: 3, value: 30 },
        { id: 'c', newRank: 2, value: 40 },
      ],
      '1a 2c 3b 4d 5e',
    ],
    [
      'two who draw level',
      [
        { id: 'c', newRank: 2, value: 40 },
        { id: 'd', newRank: 2, value: 40 },
      ],
      '1a 2b 2c 2d 5e',
    ],
  ])('place %s', (_who, moves, expected) => {
    const { board: after, contradiction } = move(board, moves);
    expect(shown(after)).toBe(expected);
    expect(contradiction).toBeNull();
    expect(after.scheme).toBe('standard');
  });

  it('that leave a tie give the others back their own ranks', () => {
    const tied = list({ a: 50, b: 40, c: 40, d: 10 });
    expect(shown(move(tied, [{ id: 'b', newRank: 2, previousRank: 2, value: 41 }]).board)).toBe('1a 2b 3c 4d');
    expect(shown(move(tied, [{ id: 'b', newRank: 3, previousRank: 2, value: 39 }]).board)).toBe('1a 2c 3b 4d');
  });

  it('put those who draw level below those who were there, and leave everyone else where they stood', () => {
    const tied = list({ a: 50, b: 40, c: 40, d: 40, e: 10 });
    expect(shown(move(tied, [{ id: 'e', newRank: 2, value: 40 }]).board)).toBe('1a 2b 2c 2d 2e');
    expect(shown(move(tied, [{ id: 'c', newRank: 2, previousRank: 2, value: 40 }]).board)).toBe('1a 2b 2c 2d 5e');
    const inOrder = ['d', 'b', 'c'].map((id) => ({ id, newRank: 2, value: 40 }));
    expect(shown(move(tied, inOrder).board)).toBe('1a 2d 2b 2c 5e');
  });

  it('that name an entry twice mean its last word', () => {
    const { board: after } = move(board, [
      { id: 'd', newRank: 1, value: 60 },
      { id: 'd', newRank: 2, value: 45 },
    ]);
    expect(shown(after)).toBe('1a 2d 3b 4c 5e');
  });

  it('keep what they do not tell', () => {
    const { board: after } = move(board, [{ id: 'd', newRank: 2, name: 'Dora' }]);
    expect(after.entries[1]).toMatchObject({ id: 'd', name: 'Dora', value: 20 });
  });

  it('build a partial ranking where nothing else is known', () => {
    const one = move(empty, [{ id: 'x', newRank: 7, previousRank: 9, value: 5 }]);
    expect(shown(one.board)).toBe('7x');
    expect(one.contradiction).toBeNull();
    expect(one.board.entries[0]?.name).toBe('x');
  });

  it('of someone unknown leave a place on a partial ranking, so that those behind it stay', () => {
    const partial = snapshot([
      { id: 'a', name: 'A', value: 50, rank: 5 },
      { id: 'b', name: 'B', value: 20, rank: 25 },
    ]);
    expect(shown(move(partial, [{ id: 'x', newRank: 3, previousRank: 20, value: 60 }]).board)).toBe('3x 6a 25b');
    expect(shown(move(partial, [{ id: 'x', newRank: 3, value: 60 }]).board)).toBe('3x 5a 25b');
    expect(shown(move(partial, [{ id: 'x', newRank: 5, value: 60 }]).board)).toBe('5x 6a 26b');
    expect(shown(move(partial, [{ id: 'x', newRank: 3, previousRank: 25, value: 60 }]).board)).toBe('3x 6a 26b');
  });

  describe('show how the backend ranks equal values', () => {
    it('by a rank that no tie would give', () => {
      const { board: after } = move(board, [{ id: 'c', newRank: 3, previousRank: 3, value: 40 }]);
      expect(after.scheme).toBe('ordinal');
      expect(shown(after)).toBe('1a 2b 3c 4d 5e');
    });

    it('by a rank that is told twice', () => {
      const tieBroken = { ...board, scheme: 'ordinal' as const };
      const { board: after } = move(tieBroken, [
        { id: 'c', newRank: 2, value: 40 },
        { id: 'd', newRank: 2, value: 40 },
      ]);
      expect(after.scheme).toBe('standard');
      expect(shown(after)).toBe('1a 2b 2c 2d 5e');
    });

    it('and ask for a snapshot, as a value that was never told would look the same', () => {
      const { contradiction } = move(board, [{ id: 'c', newRank: 3, previousRank: 3, value: 40 }]);
      expect(contradiction).toBe('the values held say otherwise than a rank that is told');
    });

    it('but neither scheme is forced on ranks that fit none', () => {
      const { board: after, contradiction } = move(board, [
        { id: 'c', newRank: 2, value: 35 },
        { id: 'd', newRank: 2, value: 34 },
      ]);
      expect(after.scheme).toBe('standard');
      expect(shown(after)).toBe('1a 2c 3d 4b 5e');
      expect(contradiction).toBe('the values held say otherwise than a rank that is told');
    });
  });

  describe('contradict what is held', () => {
    it.each([
      ['from elsewhere', { id: 'd', newRank: 1, previousRank: 2, value: 60 }, 'a rank that it did not hold'],
      ['from a board it is not on', { id: 'x', newRank: 1, previousRank: 2, value: 60 }, 'is not on the board'],
    ])('%s', (_how, placed, words) => {
      expect(move(board, [placed]).contradiction).toContain(words);
    });

    it.each([
      ['told again', { id: 'd', newRank: 4, previousRank: 5, value: 20 }],
      ['without a previous rank', { id: 'd', newRank: 2, value: 45 }],
      ['new on the board', { id: 'x', newRank: 2, value: 45 }],
    ])('not when %s', (_how, placed) => {
      expect(move(board, [placed]).contradiction).toBeNull();
    });

    it('when values fall out of order: someone else has not been told of yet', () => {
      const { contradiction } = move(board, [{ id: 'a', newRank: 2, previousRank: 1, value: 50 }]);
      expect(contradiction).toContain('an entry has a higher value');
      const byOtherRules = list({ a: 1, b: 2, c: 3 });
      expect(move(byOtherRules, [{ id: 'a', newRank: 2, value: 9 }]).contradiction).toBeNull();
    });

    it('when a place stays empty: someone new has not been told of yet', () => {
      const { contradiction } = move(board, [{ id: 'e', newRank: 6, previousRank: 5, value: 10 }]);
      expect(contradiction).toContain('nobody is told to be at place 5');
    });

    it('and are applied all the same', () => {
      expect(shown(move(board, [{ id: 'd', newRank: 1, previousRank: 2, value: 60 }]).board)).toBe('1d 2a 3b 4c 5e');
    });
  });
});

describe('values', () => {
  const board = list({ a: 50, b: 40, c: 30 });

  it('decide the ranks, the highest first', () => {
    expect(shown(values(board, { c: 45 }))).toBe('1a 2c 3b');
    expect(shown(values(board, { a: 1, n: 35 }))).toBe('1b 2n 3c 4a');
  });

  it('put one who draws level below those who were there before', () => {
    expect(shown(values(board, { a: 40 }))).toBe('1b 1a 3c');
    expect(shown(values({ ...board, scheme: 'ordinal' }, { c: 40 }))).toBe('1a 2b 3c');
  });

  it('told again change nothing', () => {
    const tied = values(board, { c: 40 });
    expect(values(tied, { b: 40 })).toEqual(tied);
  });

  it('put those without a value last', () => {
    const unknown = snapshot([
      { id: 'x', name: 'X' },
      { id: 'y', name: 'Y' },
    ]);
    expect(shown(values(unknown, { z: -5 }))).toBe('1z 2x 3y');
  });
});

describe('trends', () => {
  const board = list({ a: 50, b: 40, c: 30 });

  it('add up within 15 minutes over events of every kind, for those who move and those who are passed', () => {
    const first = move(board, [{ id: 'c', newRank: 2, value: 45 }], 1_000).board;
    const second = values(first, { c: 60 }, 2_000);
    const third = list({ c: 60, a: 50, b: 40 }, second, 3_000);
    const deltas = (nowMs: number) => third.entries.map((entry) => [entry.id, rankDelta(entry, nowMs)]);
    expect(deltas(3_000)).toEqual([
      ['c', 2],
      ['a', -1],
      ['b', -1],
    ]);
    expect(third.entries[0]?.trend).toEqual({ fromRank: 3, atMs: 1_000 });
    expect(deltas(1_000 + TREND_WINDOW_MS).map(([, delta]) => delta)).toEqual([0, -1, 0]);
  });

  it('are none for a newcomer, nor on a first snapshot', () => {
    expect(board.entries.every((entry) => entry.trend === null)).toBe(true);
    expect(move(board, [{ id: 'n', newRank: 1, value: 99 }], 5).board.entries[0]?.trend).toBeNull();
  });

  it('leave entries that nothing happened to untouched', () => {
    const after = move(board, [{ id: 'c', newRank: 3, value: 31 }], 5).board;
    expect(after.entries[0]).toEqual(board.entries[0]);
  });
});

it('no event changes the board it is given', () => {
  const board = list({ a: 50, b: 40, c: 30 });
  const before = JSON.stringify(board);
  move(board, [{ id: 'c', newRank: 1, value: 99 }], 1);
  values(board, { c: 99 }, 1);
  list({ c: 1 }, board, 1);
  expect(JSON.stringify(board)).toBe(before);
});
