import { expect, it } from 'vitest';
import { clockText, secondsUntil } from './clock-text';

it('counts the second that has begun, and stops at nothing', () => {
  expect(secondsUntil(10_000, 0)).toBe(10);
  expect(secondsUntil(10_000, 1)).toBe(10);
  expect(secondsUntil(10_000, 9_001)).toBe(1);
  expect(secondsUntil(10_000, 10_000)).toBe(0);
  expect(secondsUntil(10_000, 99_000)).toBe(0);
});

it.each([
  [7_509, '2:05:09'],
  [3_600, '1:00:00'],
  [309, '5:09'],
  [61, '1:01'],
  [0, '0:00'],
])('writes %i seconds as %s', (seconds, text) => {
  expect(clockText(seconds)).toBe(text);
});
