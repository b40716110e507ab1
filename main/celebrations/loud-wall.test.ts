import { expect, it } from 'vitest';
import { loudWall } from './loud-wall';

const walls = [
  { id: 'w1', display: 'lobby' },
  { id: 'w2', display: 'kitchen' },
  { id: 'w3', display: null },
];

it.each([
  ['the first, where no display is named', undefined, 'w1'],
  ['the one of the display that is named', 'kitchen', 'w2'],
  ['nobody, where that display is not there', 'attic', null],
] as const)('one wall sounds: %s', (_which, display, id) => {
  expect(loudWall(walls, display)).toBe(id);
});

it('without a wall nobody sounds', () => {
  expect(loudWall([], undefined)).toBeNull();
});
