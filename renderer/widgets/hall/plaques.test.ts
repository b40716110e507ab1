import { expect, it } from 'vitest';
import { GALLERY } from '../../testing/gallery';
import { plaquesOf } from './plaques';

const exhibit = GALLERY.get('hall-of-fame')!.exhibit;
const champions = exhibit?.kind === 'hall-of-fame' ? exhibit.champions : [];
const periods = (most: number): string =>
  plaquesOf(champions, most)
    .map(({ period }) => period)
    .join(' ');

it('plaques: the latest of each length of time before a second one, the longest first', () => {
  expect(periods(4)).toBe('quarter month week day');
  expect(periods(6)).toBe('quarter month week week day day');
  expect(plaquesOf(champions, 6).filter(({ period }) => period === 'day')[0]?.id).toBe('yuki');
  expect(plaquesOf([], 6)).toEqual([]);
});
