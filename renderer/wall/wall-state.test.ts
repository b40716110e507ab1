import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame, FrameRow } from '#core/ipc/frame';
import { frameOf, noticeOf, rowOf } from '../testing/frames';
import { applyFrame, EMPTY_WALL, misfit, NOTICES_KEPT, type WallState } from './wall-state';

/** The board's rows at one moment, best first. */
type Moment = readonly FrameRow[];

const moments = fc.array(
  fc.uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 11 }), value: fc.integer({ min: 0, max: 5 }) }), {
    selector: (entry) => entry.id,
    maxLength: 12,
  }),
  { minLength: 1, maxLength: 12 },
);

function ranked(entries: readonly { id: number; value: number }[]): Moment {
  return [...entries]
    .sort((a, b) => b.value - a.value)
    .map((entry, index) => rowOf(`p${entry.id}`, index + 1, { value: entry.value }));
}

function same(a: FrameRow | undefined, b: FrameRow): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What changed from one moment to the next, as the host tells it. */
function changes(before: Moment, after: Moment, seq: number): Frame {
  const was = new Map(before.map((row) => [row.id, row]));
  const ids = after.map((row) => row.id);
  const order = ids.join() === before.map((row) => row.id).join() ? null : ids;
  return frameOf(
    after.filter((row) => !same(was.get(row.id), row)),
    {
      full: false,
      seq,
      order,
      removed: [...was.keys()].filter((id) => !ids.includes(id)),
      board: frameOf([...after]).board,
    },
  );
}

function shown({ rows, names, order, board }: WallState): unknown {
  return {
    board,
    order,
    rows: order.map((id) => rows.get(id)),
    held: [...rows.keys()].sort(),
    names: [...names].sort(),
  };
}

describe('applyFrame', () => {
  it('keeps the names as they are while only values change', () => {
    const first = applyFrame(EMPTY_WALL, frameOf([rowOf('a', 1, { value: 5 }), rowOf('b', 2, { value: 4 })]));
    const change = (rows: FrameRow[]): Frame => frameOf(rows, { full: false, seq: first.seq + 1, board: null });
    expect(applyFrame(first, change([rowOf('a', 1, { value: 6 })])).names).toBe(first.names);
    const renamed = applyFrame(first, change([rowOf('a', 1, { name: 'Ada' })]));
    expect([...renamed.names.values()]).toEqual(['Ada', first.names.get('b')]);
  });

  it('ends where a full frame ends, after any sequence of changes and full frames', () => {
    fc.assert(
      fc.property(moments, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (sequence, fulls) => {
        let state = EMPTY_WALL;
        let before: Moment = [];
        for (const [seq, entries] of sequence.entries()) {
          const rows = ranked(entries);
          const full = seq === 0 || fulls[seq] === true;
          const frame = full ? frameOf(rows, { seq }) : changes(before, rows, seq);
          expect(misfit(state, frame)).toBeNull();
          state = applyFrame(state, frame);
          before = rows;
        }
        expect(shown(state)).toEqual(shown(applyFrame(EMPTY_WALL, frameOf(before, { seq: 99 }))));
      }),
    );
  });

  it('keeps the rows that a frame does not tell of, so that they are not rendered again', () => {
    const first = applyFrame(EMPTY_WALL, frameOf([rowOf('a', 1), rowOf('b', 2)], { seq: 0 }));
    const second = applyFrame(first, frameOf([rowOf('b', 2, { value: 7 })], { full: false, seq: 1, order: null }));
    expect(second.rows.get('a')).toBe(first.rows.get('a'));
    expect(second.order).toBe(first.order);
    expect(second.rows.get('b')?.value).toBe(7);
  });

  it('takes the board away only with a full frame', () => {
    const first = applyFrame(EMPTY_WALL, frameOf([rowOf('a', 1)], { seq: 0 }));
    expect(applyFrame(first, frameOf([], { full: false, seq: 1, order: null, board: null })).board).toBe(first.board);
    expect(applyFrame(first, frameOf([], { seq: 1, board: null })).board).toBeNull();
  });

  it('holds a notice once, however often it is sent, and only the latest of many', () => {
    let state = applyFrame(EMPTY_WALL, frameOf([], { seq: 0, notices: [noticeOf('same'), noticeOf('same')] }));
    state = applyFrame(state, frameOf([], { seq: 1, notices: [noticeOf('same')] }));
    expect(state.notices.map((notice) => notice.id)).toEqual(['same']);
    const many = Array.from({ length: NOTICES_KEPT + 5 }, (_, index) => noticeOf(`n${index}`));
    state = applyFrame(state, frameOf([], { seq: 2, notices: many }));
    expect(state.notices).toHaveLength(NOTICES_KEPT);
    expect(state.notices.at(-1)?.id).toBe(`n${NOTICES_KEPT + 4}`);
  });
});

describe('misfit', () => {
  const held = applyFrame(EMPTY_WALL, frameOf([rowOf('a', 1)], { seq: 4, epoch: 'one' }));
  const next = { full: false, order: null, epoch: 'one', seq: 5 } as const;

  it('takes the next frame of the epoch, and a full one at any time', () => {
    expect(misfit(held, frameOf([], next))).toBeNull();
    expect(misfit(held, frameOf([], { epoch: 'two', seq: 90 }))).toBeNull();
  });

  it.each([
    ['a gap', { ...next, seq: 6 }],
    ['a repetition', { ...next, seq: 4 }],
    ['another epoch', { ...next, epoch: 'two' }],
    ['another board', { ...next, board: { ...frameOf([]).board, id: 'sales:other' } as Frame['board'] }],
  ])('refuses %s', (_what, over) => {
    expect(misfit(held, frameOf([], over))).not.toBeNull();
  });

  it('refuses a change before there is anything to change', () => {
    expect(misfit(EMPTY_WALL, frameOf([], { ...next, seq: 0 }))).not.toBeNull();
  });
});
