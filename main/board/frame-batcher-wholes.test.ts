import { beforeEach, describe, expect, it } from 'vitest';
import { NO_EXHIBIT } from '#core/ipc/exhibits';
import { NO_FRAME_PANELS, type FramePanels } from '#core/ipc/panels';
import { PLAIN_LOOK } from '#core/look/plain-look';
import { FASTEST_FRAME_MS } from './frame-batcher';
import { BatcherStage, CALM_MS } from './testing/batcher-stage';
import { statusOf } from './testing/samples';

let stage: BatcherStage;

beforeEach(() => {
  stage = new BatcherStage();
});

/** Parts of a frame that are sent whole, and only when they are others. */
describe('the look', () => {
  it('is sent when it has changed, and not again: a logo is not small', () => {
    stage.batcher.wantFull();
    stage.clock.advance(0);
    expect(stage.last().look).toEqual(PLAIN_LOOK);
    stage.paint();
    stage.look = { ...PLAIN_LOOK, overscanPercent: 3 };
    stage.batcher.statusChanged();
    stage.clock.advance(FASTEST_FRAME_MS);
    expect(stage.last()).toMatchObject({ full: false, look: { overscanPercent: 3 } });
    stage.paint();
    stage.status = { ...stage.status, wallName: 'Another' };
    stage.batcher.statusChanged();
    stage.clock.advance(FASTEST_FRAME_MS);
    expect(stage.last()).toMatchObject({ look: null, status: { wallName: 'Another' } });
  });
});

describe('the exhibit', () => {
  it('is sent whole, at once, and only when it is another one', () => {
    stage.batcher.wantFull();
    stage.clock.advance(0);
    stage.paint();
    expect(stage.last().exhibit).toEqual(NO_EXHIBIT);
    stage.exhibit = { kind: 'message', title: 'Lunch', text: null, image: null };
    stage.batcher.statusChanged();
    stage.clock.advance(FASTEST_FRAME_MS);
    expect(stage.last()).toMatchObject({ full: false, exhibit: { kind: 'message', title: 'Lunch' } });
    stage.paint();
    stage.status = statusOf({ wallName: 'Another' });
    stage.batcher.statusChanged();
    stage.clock.advance(FASTEST_FRAME_MS);
    expect(stage.last()).toMatchObject({ exhibit: null, status: { wallName: 'Another' } });
  });
});

describe('panels', () => {
  const others = (): FramePanels => ({ ...NO_FRAME_PANELS, highlights: [{ sourceId: 'sales', entryId: 'a' }] });

  it('are in a full frame, and not sent again until they are other ones', () => {
    stage.batcher.wantFull();
    stage.clock.advance(0);
    expect(stage.last().panels).toEqual(NO_FRAME_PANELS);
    stage.paint();
    stage.change({ a: 31, b: 20, c: 10 });
    stage.clock.advance(CALM_MS);
    expect(stage.last()).toMatchObject({ seq: 2, panels: null });
    stage.paint();
    stage.panels = others();
    stage.batcher.statusChanged();
    stage.clock.advance(CALM_MS);
    expect(stage.last()).toMatchObject({ seq: 3, full: false, rows: [], panels: { highlights: [{ entryId: 'a' }] } });
  });

  it('that change fast are sent no faster than twice in a second', () => {
    stage.settle();
    for (let times = 0; times < 40; times++) {
      stage.panels = others();
      stage.batcher.statusChanged();
      stage.clock.advance(50);
      if (stage.frames.length > 0) stage.paint();
    }
    const sent = stage.frames.filter((frame) => frame.panels !== null).length;
    expect(sent).toBeGreaterThanOrEqual(3);
    expect(sent).toBeLessThanOrEqual(5);
  });
});
