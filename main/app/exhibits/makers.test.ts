import { describe, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { BoardStore } from '#main/board/board-store';
import { boardOf, NOT_KIND } from '#main/board/testing/samples';
import { messageMaker } from './message';
import { pairMaker } from './pair';

describe('a pair', () => {
  const boards = new BoardStore();
  boards.restore([boardOf({ a: 2, b: 1 }), boardOf({ c: 3 }, 'calls'), boardOf({}, 'empty')], {
    mainIds: [],
    unnamedIds: [],
  });
  const maker = pairMaker({ clock: new FakeClock(), shown: { view: (id) => boards.board(id), kindness: NOT_KIND } });
  const pair = (...boardIds: string[]) =>
    maker.make({ scene: 'pair', boardId: boardIds[0] ?? null, sourceIds: [], boardIds });

  it('has both boards with their rows', () => {
    expect(pair('sales:revenue', 'sales:calls')).toMatchObject({
      kind: 'pair',
      boards: [
        { board: { id: 'sales:revenue' }, rows: [{ id: 'a', rank: 1 }, { id: 'b' }] },
        { board: { id: 'sales:calls' }, rows: [{ id: 'c', value: 3 }] },
      ],
    });
  });

  it('is nothing where one of them is missing or empty', () => {
    for (const other of ['sales:gone', 'sales:empty']) expect(pair('sales:revenue', other)).toBeNull();
    expect(pair()).toBeNull();
  });
});

it('a message has its words, and is nothing without any', () => {
  const maker = messageMaker();
  const showing = { scene: 'message', boardId: null, sourceIds: [] } as const;
  const message = { title: 'Hello', text: null, image: null };
  expect(maker.make({ ...showing, message })).toEqual({ kind: 'message', ...message });
  expect(maker.make({ ...showing, message: { title: null, text: null, image: null } })).toBeNull();
  expect(maker.make(showing)).toBeNull();
});
