import { describe, expect, it } from 'vitest';
import { frameOf, rowOf, statusOf } from '../testing/frames';
import { changesScene } from './transition';
import { applyFrame, EMPTY_WALL } from './wall-state';

const held = applyFrame(EMPTY_WALL, frameOf([rowOf('a', 1)]));

describe('changesScene', () => {
  it('is a new scene, theme or kind of screen, not a change of ranks', () => {
    const after = (rows: ReturnType<typeof rowOf>[], status = statusOf()) =>
      changesScene(held, applyFrame(held, frameOf(rows, { status })));
    expect(after([rowOf('b', 1), rowOf('a', 2)])).toBe(false);
    expect(after([])).toBe(true);
    expect(after([rowOf('a', 1)], statusOf({ scene: 'contest' }))).toBe(true);
    expect(after([rowOf('a', 1)], statusOf({ theme: 'daylight' }))).toBe(true);
  });

  it('is not the first frame: there is nothing to fade from', () => {
    expect(changesScene(EMPTY_WALL, held)).toBe(false);
  });
});
