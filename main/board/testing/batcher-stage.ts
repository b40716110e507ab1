import type { Board } from '#core/domain/board';
import type { Kindness } from '#core/domain/kindness';
import { NO_EXHIBIT, type Exhibit } from '#core/ipc/exhibits';
import { frameSchema, type Frame, type WallStatus } from '#core/ipc/frame';
import type { FrameLook } from '#core/ipc/look';
import { NO_FRAME_PANELS, type FramePanels } from '#core/ipc/panels';
import { FakeClock } from '#core/kernel/fake-clock';
import { PLAIN_LOOK } from '#core/look/plain-look';
import { FrameBatcher } from '../frame-batcher';
import { NOT_KIND, boardOf, statusOf } from './samples';

export const CALM_MS = 1_000;

/** One wall's batcher over a fake clock. What there is to show may be set at any time. */
export class BatcherStage {
  readonly clock = new FakeClock();
  /** What the wall was sent, as it reads it. */
  readonly frames: Frame[] = [];
  readonly hangs: string[] = [];
  board: Board | null = boardOf({ a: 30, b: 20, c: 10 });
  status: WallStatus = statusOf();
  maxEntries = 100;
  kindness: Kindness = NOT_KIND;
  panels: FramePanels = NO_FRAME_PANELS;
  exhibit: Exhibit = NO_EXHIBIT;
  look: FrameLook = PLAIN_LOOK;
  readonly batcher = new FrameBatcher({
    clock: this.clock,
    epoch: 'run/wall-1',
    view: () => {
      const { board, status, panels, exhibit, look, maxEntries, kindness } = this;
      return { board, status, panels, exhibit, look, calmIntervalMs: CALM_MS, maxEntries, kindness };
    },
    push: (frame) => this.frames.push(frameSchema.parse(frame)),
    hung: (reason) => this.hangs.push(reason),
  });

  last(): Frame {
    const frame = this.frames.at(-1);
    if (!frame) throw new Error('no frame was sent');
    return frame;
  }

  paint(): void {
    this.batcher.painted(this.last().epoch, this.last().seq);
  }

  change(values: Readonly<Record<string, number>>): void {
    this.board = boardOf(values);
    this.batcher.boardChanged();
  }

  /** Shows the first full frame, and lets the calm interval pass. */
  settle(): void {
    this.batcher.wantFull();
    this.clock.advance(0);
    this.paint();
    this.clock.advance(CALM_MS);
    this.frames.length = 0;
  }
}
