import type { Exhibit } from '#core/ipc/exhibits';
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

  it('is another message or other boards, not other numbers of the same exhibit', () => {
    const message = (title: string): Exhibit => ({ kind: 'message', title, text: null, image: null });
    const race = (id: string, toMs: number): Exhibit => {
      const board = { id, metric: 'revenue', scope: null, title: null, currency: null, entryCount: 1 };
      return { kind: 'race', board, fromMs: 0, toMs, lanes: [] };
    };
    const changes = (before: Exhibit, after: Exhibit) =>
      changesScene({ ...held, exhibit: before }, { ...held, exhibit: after });
    expect(changes(message('one'), message('one'))).toBe(false);
    expect(changes(message('one'), message('two'))).toBe(true);
    expect(changes(race('sales', 1), race('sales', 2))).toBe(false);
    expect(changes(race('sales', 1), race('calls', 1))).toBe(true);
    expect(changes({ kind: 'none' }, race('sales', 1))).toBe(true);
  });

  it('is not the first frame: there is nothing to fade from', () => {
    expect(changesScene(EMPTY_WALL, held)).toBe(false);
  });
});
