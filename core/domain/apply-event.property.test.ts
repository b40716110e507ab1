import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMoves, applySnapshot } from './apply-event';
import { emptyBoard, type Board, type RankingScheme } from './board';
import type { Placement } from './events';

/** A backend as simple as can be: it keeps scores, and ranks them anew whenever it is asked. */
class ModelServer {
  readonly #values = new Map<string, number>();
  readonly #scheme: RankingScheme;

  constructor(scheme: RankingScheme, values: readonly number[]) {
    this.#scheme = scheme;
    for (const [index, value] of values.entries()) this.#values.set(`e${index}`, value);
  }

  get ids(): string[] {
    return [...this.#values.keys()];
  }

  ranking(): { id: string; rank: number; value: number }[] {
    const sorted = [...this.#values]
      .map(([id, value]) => ({ id, value }))
      .sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1));
    return sorted.map((row, index) => ({
      ...row,
      rank: this.#scheme === 'ordinal' ? index + 1 : sorted.findIndex((other) => other.value === row.value) + 1,
    }));
  }

  /** Sets scores, and tells of everyone whose rank or score is another now; newcomers have no previous rank. */
  change(scores: readonly (readonly [id: string, value: number])[]): Placement[] {
    const before = new Map(this.ranking().map((row) => [row.id, row]));
    for (const [id, value] of scores) this.#values.set(id, value);
    return this.ranking()
      .filter((row) => before.get(row.id)?.rank !== row.rank || before.get(row.id)?.value !== row.value)
      .map(({ id, rank, value }) => {
        const previousRank = before.get(id)?.rank;
        return { id, value, newRank: rank, ...(previousRank === undefined ? {} : { previousRank }) };
      });
  }
}

const ref = { metric: 'm', scope: null, atMs: 0 };
const place = (board: Board, moves: readonly Placement[]) => applyMoves(board, { kind: 'moves', ...ref, moves }, 0);
const shown = (board: Board) => new Map(board.entries.map(({ id, rank, value }) => [id, { rank, value }]));
const truth = (server: ModelServer) => new Map(server.ranking().map(({ id, rank, value }) => [id, { rank, value }]));

function snapshotOf(server: ModelServer, board: Board = emptyBoard('s', 'm', null)): Board {
  const entries = server.ranking().map((row) => ({ ...row, name: row.id }));
  return applySnapshot(board, { kind: 'snapshot', ...ref, entries }, 0);
}

function expectInOrder(board: Board): void {
  const slots = board.entries.map((entry) => entry.slot);
  expect(slots).toEqual([...new Set(slots)].sort((a, b) => a - b));
}

function shuffled<T>(items: readonly T[], order: fc.Stream<number>): T[] {
  return items
    .map((item) => ({ item, at: order.next().value as number }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

// Few different scores, so that ties are the rule.
const score = fc.integer({ min: 0, max: 6 });
const scores = fc.array(score, { minLength: 1, maxLength: 8 });
const who = fc.nat({ max: 9 });
const change = fc.tuple(who, score);
const dice = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }));
const runs = { numRuns: 400 };

describe.each<RankingScheme>(['standard', 'ordinal'])(
  'the ranks held are those of a backend that ranks %s',
  (scheme) => {
    /** A tie in the first snapshot shows which scheme it is. */
    const startValues = scores.map((values) => [...values, 3, 3]);

    it('when it tells only of the one whose score changed', () => {
      fc.assert(
        fc.property(startValues, fc.array(change, { maxLength: 15 }), (start, changes) => {
          const server = new ModelServer(scheme, start);
          let board = snapshotOf(server);
          for (const [index, value] of changes) {
            const id = `e${index}`;
            const told = server.change([[id, value]]).filter((move) => move.id === id);
            const applied = place(board, told);
            board = applied.board;
            expect(applied.contradiction).toBeNull();
            expect(shown(board)).toEqual(truth(server));
            expectInOrder(board);
          }
        }),
        runs,
      );
    });

    it('when several scores change at a time, and it tells of everyone concerned in one list', () => {
      const changes = fc.array(fc.array(change, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
      fc.assert(
        fc.property(startValues, changes, dice, (start, steps, order) => {
          const server = new ModelServer(scheme, start);
          let board = snapshotOf(server);
          for (const step of steps) {
            const told = server.change(step.map(([index, value]) => [`e${index}`, value] as const));
            const applied = place(board, shuffled(told, order));
            board = applied.board;
            expect(applied.contradiction).toBeNull();
            expect(shown(board)).toEqual(truth(server));
            expectInOrder(board);
          }
        }),
        runs,
      );
    });

    it('when one score changes, and it tells of the one who scored and then of everyone who gave way, one by one', () => {
      fc.assert(
        fc.property(startValues, fc.array(change, { maxLength: 15 }), dice, (start, changes, order) => {
          const server = new ModelServer(scheme, start);
          let board = snapshotOf(server);
          for (const [index, value] of changes) {
            const scorer = (move: Placement) => move.id === `e${index}`;
            const told = shuffled(server.change([[`e${index}`, value]]), order);
            for (const move of [...told.filter(scorer), ...told.filter((one) => !scorer(one))]) {
              const applied = place(board, [move]);
              board = applied.board;
              expect(applied.contradiction).toBeNull();
              expect(shown(board)).toEqual(truth(server));
            }
          }
        }),
        runs,
      );
    });

    it('at the latest with the next snapshot, when several scores change and it tells one by one, in any order', () => {
      fc.assert(
        fc.property(startValues, fc.array(change, { minLength: 1, maxLength: 5 }), dice, (start, changes, order) => {
          const server = new ModelServer(scheme, start);
          let board = snapshotOf(server);
          for (const told of shuffled(server.change(changes.map(([index, value]) => [`e${index}`, value])), order)) {
            board = place(board, [told]).board;
            expectInOrder(board);
          }
          const values = (rows: ReturnType<typeof shown>) => new Map([...rows].map(([id, { value }]) => [id, value]));
          expect(values(shown(board))).toEqual(values(truth(server)));
          expect(shown(snapshotOf(server, board))).toEqual(truth(server));
        }),
        runs,
      );
    });
  },
);

it('a backend that breaks ties is recognised from the first tie that it tells whole', () => {
  fc.assert(
    fc.property(scores, fc.array(change, { maxLength: 10 }), (start, changes) => {
      const server = new ModelServer('ordinal', [...new Set(start)]);
      let board = snapshotOf(server);
      for (const [index, value] of changes) {
        server.change([[`e${index}`, value]]);
        board = place(
          board,
          server.ranking().map((row) => ({ id: row.id, value: row.value, newRank: row.rank })),
        ).board;
        expect(shown(board)).toEqual(truth(server));
      }
    }),
    runs,
  );
});

it('of a ranking that is never told as a whole, every entry that is held has its true rank', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 12 }),
      fc.array(fc.tuple(fc.nat(), fc.double({ noNaN: true })), { maxLength: 20 }),
      (size, changes) => {
        const server = new ModelServer(
          'standard',
          Array.from({ length: size }, (_, index) => index),
        );
        let board = emptyBoard('s', 'm', null);
        for (const [index, value] of changes) {
          const id = `e${index % size}`;
          if (server.ranking().some((row) => row.value === value)) continue;
          board = place(
            board,
            server.change([[id, value]]).filter((move) => move.id === id),
          ).board;
          expect(new Map([...truth(server)].filter(([held]) => shown(board).has(held)))).toEqual(shown(board));
          expectInOrder(board);
        }
      },
    ),
    runs,
  );
});

it('whatever is told, every entry is placed once and in order', () => {
  const told = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', '__proto__', 'constructor'),
    newRank: fc.integer({ min: 1, max: 30 }),
    value: fc.oneof(score, fc.double({ noNaN: true })),
  });
  fc.assert(
    fc.property(fc.array(fc.array(told, { maxLength: 6 }), { maxLength: 10 }), (lists) => {
      let board = emptyBoard('s', 'm', null);
      const named = new Set<string>();
      for (const moves of lists) {
        board = place(board, moves).board;
        for (const { id } of moves) named.add(id);
        expectInOrder(board);
        expect(new Set(board.entries.map((entry) => entry.id))).toEqual(named);
        expect(board.entries).toHaveLength(named.size);
      }
    }),
    runs,
  );
});
