import { beforeEach, describe, expect, it } from 'vitest';
import type { Board } from '#core/domain/board';
import type { Kindness } from '#core/domain/kindness';
import { frameSchema, type Frame, type WallStatus } from '#core/ipc/frame';
import { NO_EXHIBIT, type Exhibit } from '#core/ipc/exhibits';
import type { FrameLook } from '#core/ipc/look';
import { PLAIN_LOOK } from '#core/look/plain-look';
import { NO_FRAME_PANELS, type FramePanels } from '#core/ipc/panels';
import { FakeClock } from '#core/kernel/fake-clock';
import { FASTEST_FRAME_MS, FrameBatcher } from './frame-batcher';
import { NOT_KIND, boardOf, statusOf } from './testing/samples';

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

/** Parts of a frame that are sent whole, and only when they are others. */
describe('the look', () => {
  it('is sent when it has changed, and not again: a logo is not small', () => {
    batcher.wantFull();
    clock.advance(0);
    expect(last().look).toEqual(PLAIN_LOOK);
    paint();
    look = { ...PLAIN_LOOK, overscanPercent: 3 };
    batcher.statusChanged();
    clock.advance(FASTEST_FRAME_MS);
    expect(last()).toMatchObject({ full: false, look: { overscanPercent: 3 } });
    paint();
    status = { ...status, wallName: 'Another' };
    batcher.statusChanged();
    clock.advance(FASTEST_FRAME_MS);
    expect(last()).toMatchObject({ look: null, status: { wallName: 'Another' } });
  });
});

describe('the exhibit', () => {
  it('is sent whole, at once, and only when it is another one', () => {
    batcher.wantFull();
    clock.advance(0);
    paint();
    expect(last().exhibit).toEqual(NO_EXHIBIT);
    exhibit = { kind: 'message', title: 'Lunch', text: null, image: null };
    batcher.statusChanged();
    clock.advance(FASTEST_FRAME_MS);
    expect(last()).toMatchObject({ full: false, exhibit: { kind: 'message', title: 'Lunch' } });
    paint();
    status = statusOf({ wallName: 'Another' });
    batcher.statusChanged();
    clock.advance(FASTEST_FRAME_MS);
    expect(last()).toMatchObject({ exhibit: null, status: { wallName: 'Another' } });
  });
});

describe('panels', () => {
  const others = (): FramePanels => ({ ...NO_FRAME_PANELS, highlights: [{ sourceId: 'sales', entryId: 'a' }] });

  it('are in a full frame, and not sent again until they are other ones', () => {
    batcher.wantFull();
    clock.advance(0);
    expect(last().panels).toEqual(NO_FRAME_PANELS);
    paint();
    change({ a: 31, b: 20, c: 10 });
    clock.advance(CALM_MS);
    expect(last()).toMatchObject({ seq: 2, panels: null });
    paint();
    panels = others();
    batcher.statusChanged();
    clock.advance(CALM_MS);
    expect(last()).toMatchObject({ seq: 3, full: false, rows: [], panels: { highlights: [{ entryId: 'a' }] } });
  });

  it('that change fast are sent no faster than twice in a second', () => {
    settle();
    for (let times = 0; times < 40; times++) {
      panels = others();
      batcher.statusChanged();
      clock.advance(50);
      if (frames.length > 0) paint();
    }
    const sent = frames.filter((frame) => frame.panels !== null).length;
    expect(sent).toBeGreaterThanOrEqual(3);
    expect(sent).toBeLessThanOrEqual(5);
  });
});
