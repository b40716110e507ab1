import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMoves, applySnapshot, applyValues } from './apply-event';
import { emptyBoard, type Board, type RankingScheme } from './board';
import { BoardEditor } from './board-editor';
import type { BoardEvent, Placement } from './events';
import { leadingOvertake, type Overtake } from './moves';
import { TREND_WINDOW_MS } from './ranking';

interface Step {
  readonly event: BoardEvent;
  readonly nowMs: number;
  /** Look at the board after it: what is not looked at adds up. */
  readonly look: boolean;
}

function specified(board: Board, event: BoardEvent, nowMs: number, limit: number) {
  const { board: whole, contradiction } =
    event.kind === 'moves'
      ? applyMoves(board, event, nowMs)
      : event.kind === 'values'
        ? { board: applyValues(board, event, nowMs), contradiction: null }
        : { board: applySnapshot(board, event, nowMs), contradiction: null };
  return { board: { ...whole, entries: whole.entries.slice(0, limit) }, contradiction };
}

/** What can be seen of an event's effect. A board that was looked at never changes, so it may be compared later. */
type Seen = readonly (string | number | Overtake | Board | null)[];

function expectAsSpecified(start: Board, steps: readonly Step[], limit: number): void {
  const editor = new BoardEditor(start, limit);
  const [seen, expected]: [Seen[], Seen[]] = [[], []];
  let board = start;
  for (const { event, nowMs, look } of steps) {
    const before = board;
    const after = specified(before, event, nowMs, limit);
    board = after.board;
    const contradiction = editor.apply(event, nowMs);
    const mayOvertake = event.kind !== 'snapshot';
    seen.push([
      contradiction,
      mayOvertake ? editor.climbedTo : null,
      mayOvertake && look ? editor.leadingOvertake() : null,
      look ? editor.board : null,
    ]);
    expected.push([
      after.contradiction,
      mayOvertake ? climbedTo(before, board) : null,
      mayOvertake && look ? leadingOvertake(before, board) : null,
      look ? board : null,
    ]);
  }
  expect(seen).toEqual(expected);
  expect(editor.board).toEqual(board);
}

function climbedTo(before: Board, after: Board): number | null {
  const was = new Map(before.entries.map((entry) => [entry.id, entry.rank]));
  return after.entries.find((entry) => entry.rank < (was.get(entry.id) ?? 0))?.rank ?? null;
}

const ref = { metric: 'm', scope: null, atMs: 0 };
const id = fc.nat({ max: 11 }).map((number) => `e${number}`);
// Few different values, so that ties are the rule; and negative zero.
const value = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: 6 }) }, fc.constantFrom(-0, -3, 1e308, 0.1));
const rank = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 1, max: 14 }) }, fc.constantFrom(1_000_000, 40));
const facts = {
  name: fc.string({ maxLength: 3 }),
  detail: fc.string({ maxLength: 3 }),
  avatar: fc.constant('data:image/png;base64,AA'),
  target: value,
};
const placement: fc.Arbitrary<Placement> = fc.record(
  { id, newRank: rank, previousRank: rank, value, ...facts },
  { requiredKeys: ['id', 'newRank'] },
);
const oneMove = placement.map((move): BoardEvent => ({ kind: 'moves', ...ref, moves: [move] }));
const moves = fc.array(placement, { maxLength: 4 }).map((list): BoardEvent => ({ kind: 'moves', ...ref, moves: list }));
const valued = fc.record({ id, value, ...facts }, { requiredKeys: ['id', 'value'] });
const oneValue = valued.map((told): BoardEvent => ({ kind: 'values', ...ref, values: [told] }));
const values = fc.array(valued, { maxLength: 3 }).map((list): BoardEvent => ({ kind: 'values', ...ref, values: list }));
const row = fc.record({ id, name: fc.constant('N'), rank, value }, { requiredKeys: ['id', 'name'] });
const snapshot = fc.array(row, { maxLength: 10 }).map((entries): BoardEvent => ({ kind: 'snapshot', ...ref, entries }));
const anyEvent = fc.oneof(
  { weight: 30, arbitrary: oneMove },
  { weight: 8, arbitrary: oneValue },
  { weight: 3, arbitrary: moves },
  { weight: 2, arbitrary: values },
  { weight: 1, arbitrary: snapshot },
);
// Clocks are set back now and then, and arrows end.
const pause = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 3 }) },
  fc.integer({ min: -TREND_WINDOW_MS, max: TREND_WINDOW_MS + 10 }),
);
const stepsOf = (event: fc.Arbitrary<BoardEvent>, maxLength: number): fc.Arbitrary<Step[]> =>
  fc.array(fc.tuple(event, pause, fc.boolean()), { maxLength, size: 'max' }).map((list) => {
    let nowMs = 0;
    return list.map(([told, pauseMs, look]) => ({ event: told, nowMs: (nowMs += pauseMs), look }));
  });
const scheme = fc.constantFrom<RankingScheme>('standard', 'ordinal');
const limit = fc.constantFrom(1, 3, 9, 100);
const empty = (by: RankingScheme): Board => ({ ...emptyBoard('s', 'm', null), scheme: by });

/** A board in good order, without holes, as most are. */
const goodBoard = fc.tuple(scheme, fc.array(value, { maxLength: 10 })).map(([by, list]): Board => {
  const entries = list.map((held, index) => ({ id: `e${index}`, name: `E${index}`, value: held }));
  return applyValues(empty(by), { kind: 'values', ...ref, values: entries }, 0);
});

describe('a board that takes events one after the other is what the specification says', () => {
  it('from nothing, whatever is told', () => {
    fc.assert(
      fc.property(scheme, stepsOf(anyEvent, 60), limit, (by, steps, most) => {
        expectAsSpecified(empty(by), steps, most);
      }),
      { numRuns: 400 },
    );
  });

  it('from a board in good order, when every event tells of one entry', () => {
    fc.assert(
      fc.property(goodBoard, stepsOf(fc.oneof(oneMove, oneValue), 40), limit, (start, steps, most) => {
        expectAsSpecified(start, steps, Math.max(most, start.entries.length));
      }),
      { numRuns: 400 },
    );
  });

  it('when a backend that ranks by value tells of the one whose value changed', () => {
    const scores = fc.array(fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 30 }), fc.boolean()), {
      maxLength: 80,
      size: 'max',
    });
    fc.assert(
      fc.property(scheme, scores, (by, changes) => {
        let server = empty(by);
        const steps = changes.map(([who, score, look], at): Step => {
          const before = server.entries.find((entry) => entry.id === `e${who}`);
          const told = { id: `e${who}`, value: score };
          server = applyValues(server, { kind: 'values', ...ref, values: [told] }, at);
          const newRank = server.entries.find((entry) => entry.id === told.id)?.rank ?? 0;
          const move = { ...told, newRank, ...(before === undefined ? {} : { previousRank: before.rank }) };
          return { event: { kind: 'moves', ...ref, moves: [move] }, nowMs: at, look };
        });
        expectAsSpecified(empty(by), steps, 100);
        const editor = new BoardEditor(empty(by), 100);
        for (const { event, nowMs } of steps) editor.apply(event, nowMs);
        const shown = (board: Board) => board.entries.map((entry) => [entry.id, entry.rank, entry.value]);
        expect(shown(editor.board)).toEqual(shown(server));
      }),
      { numRuns: 200 },
    );
  });
});
