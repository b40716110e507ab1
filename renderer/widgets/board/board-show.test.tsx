import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { frameOf, rowOf } from '../../testing/frames';
import { renderOnStage } from '../../testing/stage';
import { Wall } from '../../wall/wall';
import { FREE_FOR_MS } from './steady-rows';

const rowHeights = (): string[] => [
  ...new Set([...screen.getByTestId('wall').querySelectorAll<HTMLElement>('.row')].map(({ style }) => style.height)),
];
const board = (people: number) => frameOf(Array.from({ length: people }, (_, index) => rowOf(`p${index}`, index + 1)));

it('a row that is missing for a moment, as where two share the last place, does not set the board anew', () => {
  const stage = renderOnStage(<Wall />);
  stage.show(board(11));
  const [before] = rowHeights();
  stage.show(board(10));
  expect(rowHeights()).toEqual([before]);
  stage.advance(FREE_FOR_MS / 2);
  stage.show(board(11));
  stage.show(board(10));
  stage.advance(FREE_FOR_MS - 1_000);
  expect(rowHeights()).toEqual([before]);
  stage.advance(1_000);
  expect(Number.parseFloat(rowHeights()[0] ?? '')).toBeGreaterThan(Number.parseFloat(before ?? ''));
});
