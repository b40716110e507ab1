import { describe, expect, it } from 'vitest';
import { celebrationOf, frameOf, rowOf, statusOf } from '../testing/frames';
import { renderOnStage } from '../testing/stage';
import { Announcer } from './announcer';

const spoken = (id: string): string => document.querySelector(`[data-spoken=${id}]`)?.textContent ?? '';
const rows = (...ids: readonly string[]) => ids.map((id, index) => rowOf(id, index + 1, { name: `Person ${id}` }));

describe('what a screen reader is told', () => {
  it('gathers changes of rank, and names who came up, once', () => {
    const stage = renderOnStage(<Announcer />);
    stage.show(frameOf(rows('a', 'b', 'c', 'd')));
    stage.show(frameOf(rows('a', 'b', 'd', 'c'), { seq: 1 }));
    stage.show(frameOf(rows('a', 'd', 'b', 'c'), { seq: 2 }));
    expect(spoken('ranks')).toBe('');
    stage.advance(8_000);
    expect(spoken('ranks')).toBe('Person d is now number 2');
    stage.advance(60_000);
    expect(spoken('ranks')).toBe('Person d is now number 2');
  });

  it('says nothing of who came back to where they were', () => {
    const stage = renderOnStage(<Announcer />);
    stage.show(frameOf(rows('a', 'b')));
    stage.show(frameOf(rows('b', 'a'), { seq: 1 }));
    stage.show(frameOf(rows('a', 'b'), { seq: 2 }));
    stage.advance(8_000);
    expect(spoken('ranks')).toBe('');
  });

  it('is not told of another board as if people had moved', () => {
    const stage = renderOnStage(<Announcer />);
    stage.show(frameOf(rows('a', 'b')));
    const board = { id: 'sales:calls', metric: 'calls', scope: null, title: null, currency: null, entryCount: 2 };
    stage.show(frameOf(rows('b', 'a'), { seq: 1, board }));
    stage.advance(8_000);
    expect(spoken('ranks')).toBe('');
  });

  it('hears of a celebration in one sentence, while it is on show', () => {
    const stage = renderOnStage(<Announcer />);
    const won = celebrationOf('x', { name: 'Mia', title: 'Ten calls', detail: 'Before noon', rarity: 'rare' });
    stage.show(frameOf(rows('a'), { celebrations: [won] }));
    expect(spoken('celebration')).toBe('Rare achievement. Mia. Ten calls. Before noon');
    stage.advance(60_000);
    expect(spoken('celebration')).toBe('');
  });

  it('hears when data is live again', () => {
    const stage = renderOnStage(<Announcer />);
    const as = (freshness: 'live' | 'stale') => frameOf(rows('a'), { status: statusOf({ freshness }) });
    stage.show(as('live'));
    expect(spoken('freshness')).toBe('');
    stage.show(as('stale'));
    expect(spoken('freshness')).toBe('');
    stage.show(as('live'));
    expect(spoken('freshness')).not.toBe('');
  });
});
