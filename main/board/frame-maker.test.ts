import { beforeEach, describe, expect, it } from 'vitest';
import { NO_EXHIBIT } from '#core/ipc/exhibits';
import { NO_FRAME_PANELS } from '#core/ipc/panels';
import { FakeClock } from '#core/kernel/fake-clock';
import { PLAIN_LOOK } from '#core/look/plain-look';
import { FrameMaker, type WallView } from './frame-maker';
import { boardOf, noticeOf, NOT_KIND, stagedOf, statusOf } from './testing/samples';

const NOTHING_NEW = { whole: false, withBoard: true, celebrations: [], notices: [] };

let clock: FakeClock;
let maker: FrameMaker;
let view: WallView;

beforeEach(() => {
  clock = new FakeClock();
  maker = new FrameMaker(clock, 'run/wall-1');
  view = {
    board: boardOf({ a: 30, b: 20, c: 10 }),
    status: statusOf(),
    panels: NO_FRAME_PANELS,
    exhibit: NO_EXHIBIT,
    look: PLAIN_LOOK,
    calmIntervalMs: 1_000,
    maxEntries: 100,
    kindness: NOT_KIND,
  };
});

const make = (change: Partial<WallView> = {}, toTell: Partial<Parameters<FrameMaker['make']>[1]> = {}) => {
  view = { ...view, ...change };
  return maker.make(view, { ...NOTHING_NEW, ...toTell });
};

describe('FrameMaker', () => {
  it('makes no frame of what the wall has already, and counts only those that it makes', () => {
    expect(make()).toMatchObject({ epoch: 'run/wall-1', seq: 1, full: true, order: ['a', 'b', 'c'] });
    expect(make()).toBeNull();
    expect(make({ status: statusOf({ freshness: 'stale' }) })).toMatchObject({ seq: 2, full: false, rows: [] });
  });

  it('tells the rows that changed since the last frame, and who moved', () => {
    make();
    const frame = make({ board: boardOf({ a: 30, b: 20, c: 25 }) });
    expect(frame?.rows.map(({ id }) => id)).toEqual(['c', 'b']);
    expect(frame?.moves).toEqual([
      { id: 'c', from: 3, to: 2 },
      { id: 'b', from: 2, to: 3 },
    ]);
  });

  it('leaves the board as it is shown where it is not asked for, and tells what changed when it is', () => {
    make();
    const board = boardOf({ x: 2 }, 'calls');
    const celebrated = make({ board }, { withBoard: false, celebrations: [stagedOf('first')] });
    expect(celebrated).toMatchObject({ full: false, rows: [], board: { id: 'sales:revenue' } });
    expect(maker.shownBoardId).toBe('sales:revenue');
    expect(make()).toMatchObject({ full: true, order: ['x'], board: { id: 'sales:calls' } });
    expect(maker.shownBoardId).toBe('sales:calls');
  });

  it('tells everything again to a wall that has nothing', () => {
    make();
    expect(make({}, { whole: true, notices: [noticeOf('n1')] })).toMatchObject({
      full: true,
      order: ['a', 'b', 'c'],
      moves: [],
      notices: [{ id: 'n1' }],
      panels: NO_FRAME_PANELS,
      look: PLAIN_LOOK,
    });
  });

  it('keeps panels that come too soon for a later frame', () => {
    make();
    const panels = { ...NO_FRAME_PANELS };
    clock.advance(499);
    expect(make({ panels })).toBeNull();
    clock.advance(1);
    expect(make()?.panels).toBe(panels);
  });
});
