import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyMoves, applySnapshot } from '#core/domain/apply-event';
import { digestText, emptyBoard } from '#core/domain/board';
import { Standings } from './standings';

const standings = (...values: number[]) => new Standings(values.map((value, index) => ({ userId: index + 1, value })));
const ranks = (held: Standings) => held.rows.map((row) => [row.userId, row.rank]);

describe('standings', () => {
  test('equal values share a rank, and the next rank is left out', () => {
    expect(ranks(standings(90, 80, 80, 70))).toEqual([
      [1, 1],
      [2, 2],
      [3, 2],
      [4, 4],
    ]);
  });

  test('an overtake without ties names only the one who moved', () => {
    const change = standings(90, 80, 70).set(3, 95);
    expect(change.named).toEqual([{ userId: 3, previousRank: 3, newRank: 1, value: 95 }]);
    expect(change.changed.map(({ userId }) => userId)).toEqual([3, 1, 2]);
  });

  test('a value that changes nothing else is told too', () => {
    const change = standings(90, 80, 70).set(1, 99);
    expect(change.named).toEqual([{ userId: 1, previousRank: 1, newRank: 1, value: 99 }]);
    expect(change.changed).toEqual([]);
  });

  test('drawing level names both, the later one below', () => {
    const change = standings(90, 80, 70).set(3, 80);
    expect(change.named.map(({ userId, newRank }) => [userId, newRank])).toEqual([
      [2, 2],
      [3, 2],
    ]);
  });

  test('leaving a tie names the one left behind, whose rank has changed', () => {
    const change = standings(90, 80, 80).set(3, 85);
    expect(change.named.map(({ userId, newRank }) => [userId, newRank])).toEqual([
      [3, 2],
      [2, 3],
    ]);
  });

  test('somebody new joins at the place of the value', () => {
    const held = standings(90, 80);
    held.set(7, 85);
    expect(ranks(held)).toEqual([
      [1, 1],
      [7, 2],
      [2, 3],
    ]);
  });

  test('a client that places the named ones has the same standings, with any number of ties', () => {
    const changes = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 6 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 9, maxLength: 9 }), changes, (start, steps) => {
        const held = standings(...start);
        let board = applySnapshot(
          emptyBoard('hub', 'revenue', null),
          {
            kind: 'snapshot',
            metric: null,
            scope: null,
            entries: held.rows.map(({ userId, rank, value }) => ({ id: `${userId}`, name: `${userId}`, rank, value })),
            atMs: 0,
          },
          0,
        );
        for (const [userId, value] of steps) {
          const { named } = held.set(userId, value);
          const moves = named.map(({ userId: id, ...place }) => ({ id: `${id}`, ...place }));
          const applied = applyMoves(board, { kind: 'moves', metric: null, scope: null, moves, atMs: 0 }, 0);
          expect(applied.contradiction).toBeNull();
          board = applied.board;
          expect(digestText(board)).toBe(held.rows.map((row) => `${row.rank}\t${row.userId}\t${row.value}\n`).join(''));
        }
      }),
      { numRuns: 400 },
    );
  });
});
