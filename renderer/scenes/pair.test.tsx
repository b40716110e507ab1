import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { FrameRow } from '#core/ipc/frame';
import { frameOf, rowOf, statusOf } from '../testing/frames';
import { renderOnStage, type Stage } from '../testing/stage';
import { Wall } from '../wall/wall';

const BOARD = { id: 's:revenue', metric: 'revenue', scope: null, title: null, currency: null, entryCount: 9 };
const rowsOf = (ids: string): FrameRow[] => ids.split('').map((id, index) => rowOf(id, index + 1));

function show(stage: Stage, ...boards: readonly string[]): void {
  stage.show(
    frameOf([], {
      board: null,
      status: statusOf({ scene: 'pair' }),
      exhibit: {
        kind: 'pair',
        boards: boards.map((ids, index) => ({ board: { ...BOARD, id: `s:${index}` }, rows: rowsOf(ids) })),
      },
    }),
  );
}

const entries = (index: number): string =>
  [...document.querySelectorAll<HTMLElement>(`[data-board-id='s:${index}'] [data-entry-id]`)]
    .map((entry) => entry.dataset['entryId'])
    .join('');

describe('the pair scene', () => {
  it('has two boards of their own, each with the rows that fit and no podium', () => {
    const stage = renderOnStage(<Wall />);
    show(stage, 'abcdefghi', 'xy');
    expect(entries(0)).toBe('abcdef');
    expect(entries(1)).toBe('xy');
    expect(document.querySelector('.plinth, .place')).toBeNull();
    act(() => stage.services.screen.setState({ width: 1080, height: 1920 }));
    expect(entries(0)).toBe('abcd');
  });

  it('moves the rows of one board and not those of the other', () => {
    const stage = renderOnStage(<Wall />);
    show(stage, 'abc', 'xyz');
    const card = (id: string) => document.querySelector<HTMLElement>(`[data-entry-id='${id}']`)!;
    const before = card('x');
    show(stage, 'cab', 'xyz');
    expect(card('c').dataset['rank']).toBe('1');
    expect(card('x')).toBe(before);
  });

  it('says that there is nothing to compare yet', () => {
    show(renderOnStage(<Wall />));
    expect(screen.getByText('No boards to compare yet')).toBeDefined();
  });
});
