import { beforeEach, describe, expect, it } from 'vitest';
import type { Board } from '#core/domain/board';
import type { Kindness } from '#core/domain/kindness';
import { frameSchema, type Frame, type WallStatus } from '#core/ipc/frame';
import { NO_EXHIBIT, type Exhibit } from '#core/ipc/exhibits';
import type { FrameLook } from '#core/ipc/look';
import { PLAIN_LOOK } from '#core/look/plain-look';
import { NO_FRAME_PANELS, type FramePanels } from '#core/ipc/panels';
import { FakeClock } from '#core/kernel/fake-clock';
import { FASTEST_FRAME_MS, FrameBatcher, PAINT_TIMEOUT_MS } from './frame-batcher';
import { NOT_KIND, boardOf, stagedOf, noticeOf, statusOf } from './testing/samples';

const CALM_MS = 1_000;

let clock: FakeClock;
let frames: Frame[];
let hangs: string[];
let board: Board | null;
let status: WallStatus;
let maxEntries: number;
let kindness: Kindness;
let panels: FramePanels;
let exhibit: Exhibit;
let look: FrameLook;
let batcher: FrameBatcher;

beforeEach(() => {
  clock = new FakeClock();
  frames = [];
  hangs = [];
  board = boardOf({ a: 30, b: 20, c: 10 });
  status = statusOf();
  maxEntries = 100;
  kindness = NOT_KIND;
  panels = NO_FRAME_PANELS;
  exhibit = NO_EXHIBIT;
  look = PLAIN_LOOK;
  batcher = new FrameBatcher({
    clock,
    epoch: 'run/wall-1',
    view: () => ({ board, status, panels, exhibit, look, calmIntervalMs: CALM_MS, maxEntries, kindness }),
    push: (frame) => frames.push(frameSchema.parse(frame)),
    hung: (reason) => hangs.push(reason),
  });
});

const last = (): Frame => {
  const frame = frames.at(-1);
  if (!frame) throw new Error('no frame was sent');
  return frame;
};
const paint = (): void => {
  batcher.painted(last().epoch, last().seq);
};
const change = (values: Readonly<Record<string, number>>): void => {
  board = boardOf(values);
  batcher.boardChanged();
};
/** Shows the first full frame, and lets the calm interval pass. */
const settle = (): void => {
  batcher.wantFull();
  clock.advance(0);
  paint();
  clock.advance(CALM_MS);
  frames.length = 0;
};

describe('a full frame', () => {
  it('is the first one, and holds everything', () => {
    batcher.wantFull();
    clock.advance(0);
    expect(frames).toHaveLength(1);
    expect(last()).toMatchObject({ epoch: 'run/wall-1', seq: 1, full: true, order: ['a', 'b', 'c'], moves: [] });
    expect(last().rows.map((row) => [row.id, row.rank, row.value])).toEqual([
      ['a', 1, 30],
      ['b', 2, 20],
      ['c', 3, 10],
    ]);
    expect(last().board).toMatchObject({ id: 'sales:revenue', entryCount: 3 });
  });

  it('comes at once when the wall asks for it, whatever is under way', () => {
    settle();
    change({ a: 30, b: 40, c: 10 });
    clock.advance(0);
    batcher.wantFull();
    clock.advance(FASTEST_FRAME_MS);
    expect(frames).toHaveLength(2);
    expect(last()).toMatchObject({ full: true, seq: 3, order: ['b', 'a', 'c'], moves: [] });
  });

  it('tells again what the lost frame told', () => {
    settle();
    batcher.celebrate(stagedOf('first'));
    batcher.notify(noticeOf('n1'));
    clock.advance(0);
    batcher.celebrate(stagedOf('second'));
    batcher.wantFull();
    clock.advance(FASTEST_FRAME_MS);
    expect(last().celebrations.map((one) => one.id)).toEqual(['first', 'second']);
    expect(last().notices.map((one) => one.id)).toEqual(['n1']);
    paint();
    batcher.wantFull();
    clock.advance(FASTEST_FRAME_MS);
    expect(last()).toMatchObject({ full: true, celebrations: [], notices: [] });
  });

  it('follows a switch to another board at once, and to none', () => {
    settle();
    change({ a: 1, b: 40, c: 10 });
    clock.advance(0);
    paint();
    board = boardOf({ x: 2, y: 1 }, 'calls');
    batcher.boardChanged();
    clock.advance(FASTEST_FRAME_MS);
    expect(frames).toHaveLength(2);
    expect(last()).toMatchObject({ full: true, order: ['x', 'y'], moves: [], board: { metric: 'calls' } });
    paint();
    board = null;
    batcher.boardChanged();
    clock.advance(FASTEST_FRAME_MS);
    expect(last()).toMatchObject({ full: true, board: null, order: [], rows: [] });
  });

  it('brings the first board at once, though an empty frame has just been sent', () => {
    board = null;
    batcher.wantFull();
    clock.advance(0);
    paint();
    change({ a: 1 });
    clock.advance(FASTEST_FRAME_MS);
    expect(last()).toMatchObject({ full: true, order: ['a'] });
  });

  it('never mixes the words of one board with the rows of another', () => {
    settle();
    change({ a: 30, b: 40, c: 10 });
    clock.advance(0);
    paint();
    status = statusOf({ scene: 'contest' });
    board = boardOf({ x: 2 }, 'contest');
    batcher.statusChanged();
    batcher.boardChanged();
    clock.advance(FASTEST_FRAME_MS);
    expect(last()).toMatchObject({ status: { scene: 'contest' }, board: { metric: 'contest' }, full: true });
  });
});

describe('changes', () => {
  it('leave at once after calm, and gather for the calm interval after that', () => {
    settle();
    change({ a: 30, b: 31, c: 10 });
    clock.advance(0);
    expect(frames).toHaveLength(1);
    paint();
    change({ a: 30, b: 31, c: 32 });
    change({ a: 30, b: 33, c: 32 });
    clock.advance(CALM_MS - 1);
    expect(frames).toHaveLength(1);
    clock.advance(1);
    expect(frames).toHaveLength(2);
  });

  it('are told as moves from what was last shown', () => {
    settle();
    change({ a: 30, b: 31, c: 10 });
    clock.advance(0);
    expect(last().moves).toEqual([
      { id: 'b', from: 2, to: 1 },
      { id: 'a', from: 1, to: 2 },
    ]);
    paint();
    for (const value of [5, 50, 15, 35]) change({ a: 30, b: 31, c: value });
    clock.advance(CALM_MS);
    expect(last().moves).toEqual([
      { id: 'c', from: 3, to: 1 },
      { id: 'b', from: 1, to: 2 },
      { id: 'a', from: 2, to: 3 },
    ]);
  });

  it('hold only the rows that changed, and the order only when it did', () => {
    settle();
    change({ a: 31, b: 20, c: 10 });
    clock.advance(0);
    // The row below is measured against the one above it.
    expect(last()).toMatchObject({ full: false, order: null, removed: [], moves: [] });
    expect(last().rows.map((row) => row.id)).toEqual(['a', 'b']);
  });

  it('name who is gone, also beyond the longest list', () => {
    settle();
    change({ a: 30, d: 25, b: 20 });
    clock.advance(0);
    expect(last()).toMatchObject({ removed: ['c'], order: ['a', 'd', 'b'] });
    paint();
    maxEntries = 2;
    batcher.boardChanged();
    clock.advance(CALM_MS);
    expect(last()).toMatchObject({ removed: ['b'], order: ['a', 'd'], board: { entryCount: 3 } });
  });

  it('are kind: below the top only the closest chases, and nobody is the last', () => {
    kindness = { topEntries: 3, rest: 'chase', lastPlace: 'hidden' };
    settle();
    change({ a: 90, b: 80, c: 70, d: 60, e: 55, f: 54, g: 50, h: 40, i: 39, j: 20, k: 10 });
    clock.advance(0);
    expect(last()).toMatchObject({ order: ['a', 'b', 'c', 'e', 'f', 'g', 'i'], board: { entryCount: 11 } });
    expect(last().rows.find(({ id }) => id === 'f')?.chase).toEqual({ name: 'Name of e', gap: 1 });
    paint();
    change({ a: 90, b: 80, c: 70, d: 60, e: 55, f: 54.5, g: 50, h: 40, i: 39, j: 20, k: 10 });
    clock.advance(CALM_MS);
    expect(last().rows.map(({ id, chase }) => [id, chase?.gap])).toEqual([
      ['f', 0.5],
      ['g', 4.5],
    ]);
  });

  it('send nothing when nothing is different', () => {
    settle();
    change({ a: 30, b: 20, c: 10 });
    batcher.statusChanged();
    clock.advance(10 * CALM_MS);
    expect(frames).toEqual([]);
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('what is urgent', () => {
  it('does not wait for the calm interval, and brings no half-calm board along', () => {
    settle();
    change({ a: 30, b: 31, c: 10 });
    clock.advance(0);
    paint();
    change({ a: 30, b: 31, c: 90 });
    batcher.celebrate(stagedOf('c1'));
    clock.advance(FASTEST_FRAME_MS);
    expect(last()).toMatchObject({ rows: [], order: null, moves: [], celebrations: [{ id: 'c1' }] });
    paint();
    batcher.notify(noticeOf('n1'));
    clock.advance(FASTEST_FRAME_MS);
    expect(last()).toMatchObject({ rows: [], celebrations: [], notices: [{ id: 'n1' }] });
    paint();
    status = statusOf({ freshness: 'stale' });
    batcher.statusChanged();
    clock.advance(FASTEST_FRAME_MS);
    expect(last()).toMatchObject({ rows: [], status: { freshness: 'stale' } });
    paint();
    clock.advance(CALM_MS);
    expect(last().order).toEqual(['c', 'b', 'a']);
    expect(frames).toHaveLength(5);
  });

  it('is sent once', () => {
    settle();
    batcher.celebrate(stagedOf('c1'));
    clock.advance(0);
    paint();
    change({ a: 1, b: 31, c: 10 });
    clock.advance(CALM_MS);
    expect(frames.map((frame) => frame.celebrations.length)).toEqual([1, 0]);
  });

  it('is, of live data, a new minute of its confirmation', () => {
    status = statusOf({ confirmedAtMs: 60_000 });
    settle();
    status = statusOf({ confirmedAtMs: 119_000 });
    batcher.statusChanged();
    clock.advance(CALM_MS);
    expect(frames).toEqual([]);
    status = statusOf({ confirmedAtMs: 121_000 });
    batcher.statusChanged();
    clock.advance(CALM_MS);
    expect(frames).toHaveLength(1);
  });
});

describe('one frame at a time', () => {
  it('waits for the wall, and gathers meanwhile', () => {
    settle();
    change({ a: 30, b: 31, c: 10 });
    clock.advance(0);
    change({ a: 30, b: 31, c: 40 });
    batcher.celebrate(stagedOf('c1'));
    batcher.statusChanged();
    clock.advance(5 * CALM_MS);
    expect(frames).toHaveLength(1);
    paint();
    clock.advance(0);
    expect(frames).toHaveLength(2);
    expect(last()).toMatchObject({ order: ['c', 'b', 'a'], celebrations: [{ id: 'c1' }] });
  });

  it('takes no other answer for the right one', () => {
    settle();
    change({ a: 30, b: 31, c: 10 });
    clock.advance(0);
    change({ a: 30, b: 31, c: 40 });
    batcher.painted('run/wall-1', last().seq - 1);
    batcher.painted('run/wall-1', last().seq + 1);
    batcher.painted('other/wall-1', last().seq);
    clock.advance(5 * CALM_MS);
    expect(frames).toHaveLength(1);
    paint();
    paint();
    clock.advance(0);
    expect(frames).toHaveLength(2);
  });

  it('calls a wall that does not paint hung, once per frame', () => {
    settle();
    change({ a: 30, b: 31, c: 10 });
    clock.advance(PAINT_TIMEOUT_MS - 1);
    expect(hangs).toEqual([]);
    clock.advance(1);
    expect(hangs).toHaveLength(1);
    clock.advance(10 * PAINT_TIMEOUT_MS);
    expect(hangs).toHaveLength(1);
    batcher.wantFull();
    clock.advance(0);
    clock.advance(PAINT_TIMEOUT_MS);
    expect(hangs).toHaveLength(2);
  });

  it('calls no wall hung that answered', () => {
    settle();
    clock.advance(10 * PAINT_TIMEOUT_MS);
    expect(hangs).toEqual([]);
  });

  it('keeps a bounded queue, the latest of it, and counts the rest', () => {
    settle();
    change({ a: 1, b: 31, c: 10 });
    clock.advance(0);
    for (let turn = 0; turn < 100; turn++) {
      batcher.celebrate(stagedOf(`c${turn}`));
      batcher.notify(noticeOf(`n${turn}`));
    }
    paint();
    clock.advance(FASTEST_FRAME_MS);
    expect(last().celebrations).toHaveLength(20);
    expect(last().notices).toHaveLength(30);
    expect(last().celebrations.at(-1)?.id).toBe('c99');
    expect(last().notices.at(-1)?.id).toBe('n99');
    expect(batcher.dropped).toBe(80 + 70);
  });
});

describe('the pace', () => {
  it('is at most sixty frames a second, however fast the wall answers', () => {
    settle();
    for (let ms = 0; ms < 1_000; ms++) {
      const before = frames.length;
      batcher.celebrate(stagedOf(`c${ms}`));
      clock.advance(1);
      if (frames.length > before) paint();
    }
    expect(frames.length).toBeLessThanOrEqual(60);
    expect(frames.length).toBeGreaterThan(50);
    clock.advance(FASTEST_FRAME_MS);
    expect(frames.flatMap((frame) => frame.celebrations)).toHaveLength(1_000);
  });

  it('is two frames a second for news, of which nothing is lost that can be read', () => {
    settle();
    for (let tenth = 0; tenth < 100; tenth++) {
      const before = frames.length;
      batcher.notify(noticeOf(`n${tenth}`));
      clock.advance(100);
      if (frames.length > before) paint();
    }
    clock.advance(500);
    expect(frames.length).toBeLessThanOrEqual(21);
    expect(frames.flatMap((frame) => frame.notices.map(({ id }) => id))).toEqual(
      Array.from({ length: 100 }, (_, tenth) => `n${tenth}`),
    );
  });

  it('makes one frame of the events of one message', () => {
    settle();
    change({ a: 30, b: 31, c: 10 });
    batcher.celebrate(stagedOf('c1'));
    batcher.notify(noticeOf('n1'));
    clock.advance(0);
    expect(frames).toHaveLength(1);
    expect(last()).toMatchObject({ celebrations: [{ id: 'c1' }], notices: [{ id: 'n1' }] });
    expect(last().moves).toHaveLength(2);
  });

  it('ends with disposal', () => {
    settle();
    change({ a: 30, b: 31, c: 10 });
    batcher.dispose();
    expect(clock.pendingTimers).toBe(0);
    clock.advance(2 * PAINT_TIMEOUT_MS);
    expect([frames, hangs]).toEqual([[], []]);
  });
});
