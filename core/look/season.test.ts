import { expect, it } from 'vitest';
import { themeAt } from './season';

const by = (hemisphere: 'north' | 'south', month: number): string => themeAt('season', hemisphere, 0, () => month);
const YEAR = [...Array(12).keys()];

it('is the season of the month, half a year apart on the two halves of the earth', () => {
  const north = YEAR.map((month) => by('north', month));
  const expected = ['winter', 'winter', 'spring', 'spring', 'spring', 'summer', 'summer', 'summer'];
  expect(north).toEqual([...expected, 'autumn', 'autumn', 'autumn', 'winter']);
  expect(YEAR.map((month) => by('south', (month + 6) % 12))).toEqual(north);
});

it('turns with the month by the calendar on the wall', () => {
  expect(themeAt('season', 'north', new Date(2026, 1, 28, 23, 59).getTime())).toBe('winter');
  expect(themeAt('season', 'north', new Date(2026, 2, 1).getTime())).toBe('spring');
});

it('is what was chosen otherwise', () => {
  expect(themeAt('contrast', 'south', 0)).toBe('contrast');
});
