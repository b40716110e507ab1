import { beforeEach, expect, it } from 'vitest';
import type { Board } from '#core/domain/board';
import type { Frame } from '#core/ipc/frame';
import { NO_EXHIBIT } from '#core/ipc/exhibits';
import { PLAIN_LOOK } from '#core/look/plain-look';
import { NO_FRAME_PANELS } from '#core/ipc/panels';
import { FakeClock } from '#core/kernel/fake-clock';
import { FASTEST_FRAME_MS, FrameBatcher } from './frame-batcher';
import { NOT_KIND, boardOf, stagedOf, noticeOf, statusOf } from './testing/samples';

const CALM_MS = 1_000;
const SECOND_MS = 1_000;

let clock: FakeClock;
let frames: Frame[];
let looks: number;
let board: Board;
let batcher: FrameBatcher;

beforeEach(() => {
  clock = new FakeClock();
  frames = [];
  looks = 0;
  board = boardOf({ a: 30, b: 20 });
  batcher = new FrameBatcher({
    clock,
    epoch: 'run/wall-1',
    view: () => {
      looks++;
      return {
        board,
        status: statusOf(),
        panels: NO_FRAME_PANELS,
        exhibit: NO_EXHIBIT,
        look: PLAIN_LOOK,
        calmIntervalMs: CALM_MS,
        maxEntries: 100,
        kindness: NOT_KIND,
      };
    },
    push: (frame) => {
      frames.push(frame);
      batcher.painted(frame.epoch, frame.seq);
    },
    hung: () => undefined,
  });
  batcher.wantFull();
  clock.advance(FASTEST_FRAME_MS);
  frames.length = 0;
  looks = 0;
});

const change = (value: number): void => {
  board = boardOf({ a: 30, b: value });
  batcher.boardChanged(board.id);
};

it('changes in a calm interval are looked at once when they come and once at its end', () => {
  for (let value = 1; value <= 1_000; value++) change(value);
  expect(looks).toBe(1);
  expect(clock.pendingTimers).toBe(1);
  clock.advance(CALM_MS);
  expect(frames).toHaveLength(1);
  expect(frames[0]?.rows).toMatchObject([{ id: 'b', value: 1_000 }, { id: 'a' }]);
});

it('another board than the one that changed before is shown at once', () => {
  change(21);
  board = boardOf({ c: 1 }, 'calls');
  batcher.boardChanged(board.id);
  clock.advance(FASTEST_FRAME_MS);
  expect(frames).toMatchObject([{ full: true, board: { id: 'sales:calls' } }]);
});

it('a status that is told again with every message is looked at as often as frames may leave', () => {
  for (let step = 0; step < SECOND_MS; step++) {
    for (let message = 0; message < 100; message++) batcher.statusChanged();
    expect(clock.pendingTimers).toBe(1);
    clock.advance(1);
  }
  expect(looks).toBeGreaterThan(50);
  expect(looks).toBeLessThanOrEqual(60);
  expect(frames).toEqual([]);
});

it('ten thousand changes, moments and notices in a second make sixty frames at most, and lose no change', () => {
  for (let step = 0; step < SECOND_MS; step++) {
    for (let message = 0; message < 10; message++) {
      change(step * 10 + message);
      batcher.statusChanged();
      batcher.celebrate(stagedOf(`c${step}-${message}`));
      batcher.notify(noticeOf(`n${step}-${message}`));
    }
    clock.advance(1);
  }
  clock.advance(CALM_MS);
  expect(frames.length).toBeLessThanOrEqual(62);
  expect(frames.every((frame) => frame.celebrations.length <= 20 && frame.notices.length <= 30)).toBe(true);
  const told = frames.reduce((sum, frame) => sum + frame.celebrations.length + frame.notices.length, 0);
  expect(told + batcher.dropped).toBe(20_000);
  expect(frames.flatMap((frame) => frame.rows).findLast((row) => row.id === 'b')?.value).toBe(9_999);
});
