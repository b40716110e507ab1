import { beforeEach, describe, expect, it } from 'vitest';
import { FASTEST_FRAME_MS, PAINT_TIMEOUT_MS } from './frame-batcher';
import { BatcherStage, CALM_MS } from './testing/batcher-stage';
import { boardOf, stagedOf, noticeOf, statusOf } from './testing/samples';

let stage: BatcherStage;

beforeEach(() => {
  stage = new BatcherStage();
});

describe('a full frame', () => {
  it('is the first one, and holds everything', () => {
    stage.batcher.wantFull();
    stage.clock.advance(0);
    expect(stage.frames).toHaveLength(1);
    expect(stage.last()).toMatchObject({ epoch: 'run/wall-1', seq: 1, full: true, order: ['a', 'b', 'c'], moves: [] });
    expect(stage.last().rows.map((row) => [row.id, row.rank, row.value])).toEqual([
      ['a', 1, 30],
      ['b', 2, 20],
      ['c', 3, 10],
    ]);
    expect(stage.last().board).toMatchObject({ id: 'sales:revenue', entryCount: 3 });
  });

  it('comes at once when the wall asks for it, whatever is under way', () => {
    stage.settle();
    stage.change({ a: 30, b: 40, c: 10 });
    stage.clock.advance(0);
    stage.batcher.wantFull();
    stage.clock.advance(FASTEST_FRAME_MS);
    expect(stage.frames).toHaveLength(2);
    expect(stage.last()).toMatchObject({ full: true, seq: 3, order: ['b', 'a', 'c'], moves: [] });
  });

  it('tells again what the lost frame told', () => {
    stage.settle();
    stage.batcher.celebrate(stagedOf('first'));
    stage.batcher.notify(noticeOf('n1'));
    stage.clock.advance(0);
    stage.batcher.celebrate(stagedOf('second'));
    stage.batcher.wantFull();
    stage.clock.advance(FASTEST_FRAME_MS);
    expect(stage.last().celebrations.map((one) => one.id)).toEqual(['first', 'second']);
    expect(stage.last().notices.map((one) => one.id)).toEqual(['n1']);
    stage.paint();
    stage.batcher.wantFull();
    stage.clock.advance(FASTEST_FRAME_MS);
    expect(stage.last()).toMatchObject({ full: true, celebrations: [], notices: [] });
  });

  it('follows a switch to another board at once, and to none', () => {
    stage.settle();
    stage.change({ a: 1, b: 40, c: 10 });
    stage.clock.advance(0);
    stage.paint();
    stage.board = boardOf({ x: 2, y: 1 }, 'calls');
    stage.batcher.boardChanged();
    stage.clock.advance(FASTEST_FRAME_MS);
    expect(stage.frames).toHaveLength(2);
    expect(stage.last()).toMatchObject({ full: true, order: ['x', 'y'], moves: [], board: { metric: 'calls' } });
    stage.paint();
    stage.board = null;
    stage.batcher.boardChanged();
    stage.clock.advance(FASTEST_FRAME_MS);
    expect(stage.last()).toMatchObject({ full: true, board: null, order: [], rows: [] });
  });

  it('brings the first board at once, though an empty frame has just been sent', () => {
    stage.board = null;
    stage.batcher.wantFull();
    stage.clock.advance(0);
    stage.paint();
    stage.change({ a: 1 });
    stage.clock.advance(FASTEST_FRAME_MS);
    expect(stage.last()).toMatchObject({ full: true, order: ['a'] });
  });

  it('never mixes the words of one board with the rows of another', () => {
    stage.settle();
    stage.change({ a: 30, b: 40, c: 10 });
    stage.clock.advance(0);
    stage.paint();
    stage.status = statusOf({ scene: 'contest' });
    stage.board = boardOf({ x: 2 }, 'contest');
    stage.batcher.statusChanged();
    stage.batcher.boardChanged();
    stage.clock.advance(FASTEST_FRAME_MS);
    expect(stage.last()).toMatchObject({ status: { scene: 'contest' }, board: { metric: 'contest' }, full: true });
  });
});

describe('changes', () => {
  it('leave at once after calm, and gather for the calm interval after that', () => {
    stage.settle();
    stage.change({ a: 30, b: 31, c: 10 });
    stage.clock.advance(0);
    expect(stage.frames).toHaveLength(1);
    stage.paint();
    stage.change({ a: 30, b: 31, c: 32 });
    stage.change({ a: 30, b: 33, c: 32 });
    stage.clock.advance(CALM_MS - 1);
    expect(stage.frames).toHaveLength(1);
    stage.clock.advance(1);
    expect(stage.frames).toHaveLength(2);
  });

  it('are told as moves from what was last shown', () => {
    stage.settle();
    stage.change({ a: 30, b: 31, c: 10 });
    stage.clock.advance(0);
    expect(stage.last().moves).toEqual([
      { id: 'b', from: 2, to: 1 },
      { id: 'a', from: 1, to: 2 },
    ]);
    stage.paint();
    for (const value of [5, 50, 15, 35]) stage.change({ a: 30, b: 31, c: value });
    stage.clock.advance(CALM_MS);
    expect(stage.last().moves).toEqual([
      { id: 'c', from: 3, to: 1 },
      { id: 'b', from: 1, to: 2 },
      { id: 'a', from: 2, to: 3 },
    ]);
  });

  it('hold only the rows that changed, and the order only when it did', () => {
    stage.settle();
    stage.change({ a: 31, b: 20, c: 10 });
    stage.clock.advance(0);
    // The row below is measured against the one above it.
    expect(stage.last()).toMatchObject({ full: false, order: null, removed: [], moves: [] });
    expect(stage.last().rows.map((row) => row.id)).toEqual(['a', 'b']);
  });

  it('name who is gone, also beyond the longest list', () => {
    stage.settle();
    stage.change({ a: 30, d: 25, b: 20 });
    stage.clock.advance(0);
    expect(stage.last()).toMatchObject({ removed: ['c'], order: ['a', 'd', 'b'] });
    stage.paint();
    stage.maxEntries = 2;
    stage.batcher.boardChanged();
    stage.clock.advance(CALM_MS);
    expect(stage.last()).toMatchObject({ removed: ['b'], order: ['a', 'd'], board: { entryCount: 3 } });
  });

  it('are kind: below the top only the closest chases, and nobody is the last', () => {
    stage.kindness = { topEntries: 3, rest: 'chase', lastPlace: 'hidden' };
    stage.settle();
    stage.change({ a: 90, b: 80, c: 70, d: 60, e: 55, f: 54, g: 50, h: 40, i: 39, j: 20, k: 10 });
    stage.clock.advance(0);
    expect(stage.last()).toMatchObject({ order: ['a', 'b', 'c', 'e', 'f', 'g', 'i'], board: { entryCount: 11 } });
    expect(stage.last().rows.find(({ id }) => id === 'f')?.chase).toEqual({ name: 'Name of e', gap: 1 });
    stage.paint();
    stage.change({ a: 90, b: 80, c: 70, d: 60, e: 55, f: 54.5, g: 50, h: 40, i: 39, j: 20, k: 10 });
    stage.clock.advance(CALM_MS);
    expect(stage.last().rows.map(({ id, chase }) => [id, chase?.gap])).toEqual([
      ['f', 0.5],
      ['g', 4.5],
    ]);
  });

  it('send nothing when nothing is different', () => {
    stage.settle();
    stage.change({ a: 30, b: 20, c: 10 });
    stage.batcher.statusChanged();
    stage.clock.advance(10 * CALM_MS);
    expect(stage.frames).toEqual([]);
    expect(stage.clock.pendingTimers).toBe(0);
  });
});

describe('what is urgent', () => {
  it('does not wait for the calm interval, and brings no half-calm board along', () => {
    stage.settle();
    stage.change({ a: 30, b: 31, c: 10 });
    stage.clock.advance(0);
    stage.paint();
    stage.change({ a: 30, b: 31, c: 90 });
    stage.batcher.celebrate(stagedOf('c1'));
    stage.clock.advance(FASTEST_FRAME_MS);
    expect(stage.last()).toMatchObject({ rows: [], order: null, moves: [], celebrations: [{ id: 'c1' }] });
    stage.paint();
    stage.batcher.notify(noticeOf('n1'));
    stage.clock.advance(FASTEST_FRAME_MS);
    expect(stage.last()).toMatchObject({ rows: [], celebrations: [], notices: [{ id: 'n1' }] });
    stage.paint();
    stage.status = statusOf({ freshness: 'stale' });
    stage.batcher.statusChanged();
    stage.clock.advance(FASTEST_FRAME_MS);
    expect(stage.last()).toMatchObject({ rows: [], status: { freshness: 'stale' } });
    stage.paint();
    stage.clock.advance(CALM_MS);
    expect(stage.last().order).toEqual(['c', 'b', 'a']);
    expect(stage.frames).toHaveLength(5);
  });

  it('is sent once', () => {
    stage.settle();
    stage.batcher.celebrate(stagedOf('c1'));
    stage.clock.advance(0);
    stage.paint();
    stage.change({ a: 1, b: 31, c: 10 });
    stage.clock.advance(CALM_MS);
    expect(stage.frames.map((frame) => frame.celebrations.length)).toEqual([1, 0]);
  });

  it('is, of live data, a new minute of its confirmation', () => {
    stage.status = statusOf({ confirmedAtMs: 60_000 });
    stage.settle();
    stage.status = statusOf({ confirmedAtMs: 119_000 });
    stage.batcher.statusChanged();
    stage.clock.advance(CALM_MS);
    expect(stage.frames).toEqual([]);
    stage.status = statusOf({ confirmedAtMs: 121_000 });
    stage.batcher.statusChanged();
    stage.clock.advance(CALM_MS);
    expect(stage.frames).toHaveLength(1);
  });
});

describe('one frame at a time', () => {
  it('waits for the wall, and gathers meanwhile', () => {
    stage.settle();
    stage.change({ a: 30, b: 31, c: 10 });
    stage.clock.advance(0);
    stage.change({ a: 30, b: 31, c: 40 });
    stage.batcher.celebrate(stagedOf('c1'));
    stage.batcher.statusChanged();
    stage.clock.advance(5 * CALM_MS);
    expect(stage.frames).toHaveLength(1);
    stage.paint();
    stage.clock.advance(0);
    expect(stage.frames).toHaveLength(2);
    expect(stage.last()).toMatchObject({ order: ['c', 'b', 'a'], celebrations: [{ id: 'c1' }] });
  });

  it('takes no other answer for the right one', () => {
    stage.settle();
    stage.change({ a: 30, b: 31, c: 10 });
    stage.clock.advance(0);
    stage.change({ a: 30, b: 31, c: 40 });
    stage.batcher.painted('run/wall-1', stage.last().seq - 1);
    stage.batcher.painted('run/wall-1', stage.last().seq + 1);
    stage.batcher.painted('other/wall-1', stage.last().seq);
    stage.clock.advance(5 * CALM_MS);
    expect(stage.frames).toHaveLength(1);
    stage.paint();
    stage.paint();
    stage.clock.advance(0);
    expect(stage.frames).toHaveLength(2);
  });

  it('calls a wall that does not paint hung, once per frame', () => {
    stage.settle();
    stage.change({ a: 30, b: 31, c: 10 });
    stage.clock.advance(PAINT_TIMEOUT_MS - 1);
    expect(stage.hangs).toEqual([]);
    stage.clock.advance(1);
    expect(stage.hangs).toHaveLength(1);
    stage.clock.advance(10 * PAINT_TIMEOUT_MS);
    expect(stage.hangs).toHaveLength(1);
    stage.batcher.wantFull();
    stage.clock.advance(0);
    stage.clock.advance(PAINT_TIMEOUT_MS);
    expect(stage.hangs).toHaveLength(2);
  });

  it('calls no wall hung that answered', () => {
    stage.settle();
    stage.clock.advance(10 * PAINT_TIMEOUT_MS);
    expect(stage.hangs).toEqual([]);
  });

  it('keeps a bounded queue, the latest of it, and counts the rest', () => {
    stage.settle();
    stage.change({ a: 1, b: 31, c: 10 });
    stage.clock.advance(0);
    for (let turn = 0; turn < 100; turn++) {
      stage.batcher.celebrate(stagedOf(`c${turn}`));
      stage.batcher.notify(noticeOf(`n${turn}`));
    }
    stage.paint();
    stage.clock.advance(FASTEST_FRAME_MS);
    expect(stage.last().celebrations).toHaveLength(20);
    expect(stage.last().notices).toHaveLength(30);
    expect(stage.last().celebrations.at(-1)?.id).toBe('c99');
    expect(stage.last().notices.at(-1)?.id).toBe('n99');
    expect(stage.batcher.dropped).toBe(80 + 70);
  });
});

describe('the pace', () => {
  it('is at most sixty frames a second, however fast the wall answers', () => {
    stage.settle();
    for (let ms = 0; ms < 1_000; ms++) {
      const before = stage.frames.length;
      stage.batcher.celebrate(stagedOf(`c${ms}`));
      stage.clock.advance(1);
      if (stage.frames.length > before) stage.paint();
    }
    expect(stage.frames.length).toBeLessThanOrEqual(60);
    expect(stage.frames.length).toBeGreaterThan(50);
    stage.clock.advance(FASTEST_FRAME_MS);
    expect(stage.frames.flatMap((frame) => frame.celebrations)).toHaveLength(1_000);
  });

  it('is a frame a second for news, of which nothing is lost that can be read', () => {
    stage.settle();
    for (let tenth = 0; tenth < 100; tenth++) {
      const before = stage.frames.length;
      stage.batcher.notify(noticeOf(`n${tenth}`));
      stage.clock.advance(100);
      if (stage.frames.length > before) stage.paint();
    }
    stage.clock.advance(1_000);
    expect(stage.frames.length).toBeLessThanOrEqual(11);
    expect(stage.frames.flatMap((frame) => frame.notices.map(({ id }) => id))).toEqual(
      Array.from({ length: 100 }, (_, tenth) => `n${tenth}`),
    );
  });

  it('lets news wait for the board that is due soon, which would otherwise wait for the news to be painted', () => {
    stage.settle();
    stage.change({ a: 30, b: 31, c: 10 });
    stage.clock.advance(0);
    stage.paint();
    stage.clock.advance(CALM_MS);
    const before = stage.frames.length;
    stage.change({ a: 30, b: 29, c: 10 });
    stage.clock.advance(0);
    stage.paint();
    stage.clock.advance(CALM_MS - 100);
    stage.batcher.notify(noticeOf('n1'));
    stage.change({ a: 30, b: 31, c: 10 });
    stage.clock.advance(99);
    expect(stage.frames).toHaveLength(before + 1);
    stage.clock.advance(1);
    expect(stage.frames).toHaveLength(before + 2);
    expect(stage.last()).toMatchObject({ notices: [{ id: 'n1' }], order: ['b', 'a', 'c'] });
  });

  it('makes one frame of the events of one message', () => {
    stage.settle();
    stage.change({ a: 30, b: 31, c: 10 });
    stage.batcher.celebrate(stagedOf('c1'));
    stage.batcher.notify(noticeOf('n1'));
    stage.clock.advance(0);
    expect(stage.frames).toHaveLength(1);
    expect(stage.last()).toMatchObject({ celebrations: [{ id: 'c1' }], notices: [{ id: 'n1' }] });
    expect(stage.last().moves).toHaveLength(2);
  });

  it('ends with disposal', () => {
    stage.settle();
    stage.change({ a: 30, b: 31, c: 10 });
    stage.batcher.dispose();
    expect(stage.clock.pendingTimers).toBe(0);
    stage.clock.advance(2 * PAINT_TIMEOUT_MS);
    expect([stage.frames, stage.hangs]).toEqual([[], []]);
  });
});
