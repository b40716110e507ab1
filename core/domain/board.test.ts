import { describe, expect, it } from 'vitest';
import { applySnapshot } from './apply-event';
import { boardId, digestText, emptyBoard } from './board';

describe('a board', () => {
  it('is named by source, metric and scope', () => {
    expect(boardId('sales', 'yearlyRevenue', null)).toBe('sales:yearlyRevenue');
    expect(boardId('sales', 'yearlyRevenue', 'team-5')).toBe('sales:yearlyRevenue:team-5');
    expect(emptyBoard('sales', 'xp', 'contest-10').id).toBe('sales:xp:contest-10');
  });

  it('has a digest text of rank, id and value, one line per entry in rank order', () => {
    const board = applySnapshot(
      emptyBoard('s', 'm', null),
      {
        kind: 'snapshot',
        metric: 'm',
        scope: null,
        atMs: 0,
        entries: [
          { id: '7', name: 'Seven', value: 1e21 },
          { id: 'b', name: 'B', value: 0.1 + 0.2 },
          { id: 'c', name: 'C', value: -0 },
          { id: 'é', name: 'D', value: -0 },
          { id: 'e', name: 'E' },
        ],
      },
      0,
    );
    expect(digestText(board)).toBe('1\t7\t1e+21\n2\tb\t0.30000000000000004\n3\tc\t0\n3\té\t0\n5\te\tnull\n');
    expect(digestText(emptyBoard('s', 'm', null))).toBe('');
  });
});
