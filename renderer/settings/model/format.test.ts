import { expect, test } from 'vitest';
import { ago, span } from './format';

test.each([
  [-5_000, '0 s'],
  [58_000, '58 s'],
  [59_600, '1 min'],
  [3_599_000, '1 h'],
  [5 * 3_600_000, '5 h'],
  [72 * 3_600_000, '3 d'],
])('%d ms are %j', (durationMs, expected) => {
  expect(span(durationMs).replace('\u00a0', ' ')).toBe(expected);
});

test('what has only just been, or lies ahead because clocks differ, is just now', () => {
  expect(ago(1_000, 1_500)).toBe('just now');
  expect(ago(9_000, 1_000)).toBe('just now');
  expect(ago(1_000, 3_000)).toBe('2\u00a0s ago');
});
