import { expect, test } from 'vitest';
import { applyFrame, EMPTY_WALL } from '../../wall/wall-state';
import { fakeFrame } from '../fake-data';
import { topRows } from './top-rows';

test('the top rows come in rank order, without those that are not known', () => {
  const frame = fakeFrame();
  const wall = { ...applyFrame(EMPTY_WALL, frame), order: ['unknown', 'person-2', 'person-1', 'person-3'] };
  expect(topRows(wall, 2).map((row) => row.id)).toEqual(['person-2', 'person-1']);
  expect(topRows(EMPTY_WALL, 2)).toEqual([]);
});
