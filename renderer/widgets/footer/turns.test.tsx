import { expect, it } from 'vitest';
import { frameOf, rowOf, statusOf } from '../../testing/frames';
import { renderOnStage } from '../../testing/stage';
import { Wall } from '../../wall/wall';

it('the footer has a dot for each scene of the playlist, but not for one alone, nor for too many', () => {
  const stage = renderOnStage(<Wall />);
  const dots = (turn: { index: number; count: number } | null): string => {
    const status = statusOf({ turn });
    stage.show(frameOf([rowOf('a', 1)], { status }));
    return [...document.querySelectorAll<HTMLElement>('.turns i')]
      .map((dot) => (dot.dataset['on'] ? 'O' : '.'))
      .join('');
  };
  expect(dots({ index: 1, count: 4 })).toBe('.O..');
  expect(dots({ index: 0, count: 1 })).toBe('');
  expect(dots({ index: 0, count: 40 })).toBe('');
  expect(dots(null)).toBe('');
});
