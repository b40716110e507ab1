import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { frameOf, NOON_MS, rowOf, statusOf } from '../../testing/frames';
import { renderOnStage } from '../../testing/stage';
import { Wall } from '../../wall/wall';

it('a contest counts down in words, as a clock, in a ring, over the board, and says that it has ended', () => {
  const stage = renderOnStage(<Wall />);
  const leaving = (seconds: number): string => {
    const contest = { id: 'c', title: 'Sprint', endsAtMs: stage.clock.now() + seconds * 1_000 };
    stage.show(frameOf([rowOf('a', 1)], { status: statusOf({ scene: 'contest', contest }), atMs: NOON_MS }));
    return screen.getByRole('timer').textContent;
  };
  const over = (): string | null => document.querySelector('.final')?.textContent ?? null;
  expect(leaving(2 * 86_400 + 3 * 3_600)).toBe('2 d 3 hto go');
  expect(leaving(7_509)).toBe('2:05:09to go');
  expect(over()).toBeNull();
  expect(leaving(43)).toBe('43Last minute');
  expect(over()).toBe('');
  expect(leaving(10)).toBe('10Last minute');
  stage.advance(1_000);
  expect(over()).toBe('9');
  stage.advance(9_000);
  expect(screen.getByRole('timer').textContent).toBe('0:00has ended');
  expect(over()).toBe('Sprint has ended');
});

it('time that takes many words is written smaller, so that the title beside it has its room', () => {
  const stage = renderOnStage(<Wall />);
  const contest = { id: 'c', title: 'Sprint', endsAtMs: stage.clock.now() + (2 * 24 + 3) * 3_600_000 };
  const sizeIn = (language: 'en' | 'de'): number => {
    const status = statusOf({ scene: 'contest', contest, language });
    stage.show(frameOf([rowOf('a', 1)], { status, atMs: NOON_MS }));
    const size = document.querySelector<HTMLElement>('.countdown-left')?.style.fontSize ?? '';
    return Number(/([\d.]+)\)$/.exec(size)?.[1]);
  };
  expect(sizeIn('en')).toBe(6.4);
  expect(sizeIn('de')).toBeLessThan(6.4);
});
