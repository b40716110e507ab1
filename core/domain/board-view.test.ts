import { describe, expect, it } from 'vitest';
import { applySnapshot } from './apply-event';
import { emptyBoard } from './board';
import { viewBoard, viewId } from './board-view';

const entries = [
  { id: 'a', name: 'Ada', value: 500, target: 1_000 },
  { id: 'b', name: 'Bo', value: 400, target: 400 },
  { id: 'c', name: 'Cy', value: 100 },
];
const board = applySnapshot(
  { ...emptyBoard('sales', 'revenue', null), currency: 'EUR' },
  { kind: 'snapshot', metric: 'revenue', scope: null, entries, atMs: 0 },
  0,
);
const since = (id: string) =>
  ({ a: { gained: 10, fromValue: 490 }, b: { gained: 0, fromValue: 400 }, c: { gained: 50, fromValue: 50 } })[id] ??
  null;
const ranks = (shown: typeof board | null) => shown?.entries.map(({ id, rank, value }) => [id, rank, value]);

describe('views of a board', () => {
  it('as it is told is the board itself', () => {
    expect(viewBoard(board, { measure: 'value', period: null }, since)).toBe(board);
    expect(viewId(board.id, { measure: 'value', period: null })).toBe('sales:revenue');
  });

  it('of a period ranks by what was won in it, under an id of its own', () => {
    const week = viewBoard(board, { measure: 'value', period: 'week' }, since);
    expect(ranks(week)).toEqual([
      ['c', 1, 50],
      ['a', 2, 10],
      ['b', 3, 0],
    ]);
    expect(week).toMatchObject({ id: 'sales:revenue@value@week', sourceId: 'sales', currency: 'EUR' });
  });

  it('by target ranks those who have one, in percent', () => {
    const view = viewBoard(board, { measure: 'target', period: null }, since);
    expect(ranks(view)).toEqual([
      ['b', 1, 100],
      ['a', 2, 50],
    ]);
    expect(view?.currency).toBeNull();
  });

  it('by improvement ranks by what was won in percent of what there was', () => {
    expect(ranks(viewBoard(board, { measure: 'improved', period: 'month' }, since))).toEqual([
      ['c', 1, 100],
      ['a', 2, 2],
      ['b', 3, 0],
    ]);
  });

  it('equal measures share a rank, in the order of the board', () => {
    const even = viewBoard(board, { measure: 'value', period: 'day' }, () => ({ gained: 5, fromValue: 1 }));
    expect(ranks(even)).toEqual([
      ['a', 1, 5],
      ['b', 1, 5],
      ['c', 1, 5],
    ]);
  });

  it('of which nothing is known are none', () => {
    expect(viewBoard(board, { measure: 'value', period: 'day' }, () => null)).toBeNull();
    expect(viewBoard(board, { measure: 'value', period: 'day' }, () => ({ gained: 0, fromValue: 1 }))).toBeNull();
  });
});
