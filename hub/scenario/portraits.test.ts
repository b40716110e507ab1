import { expect, test } from 'vitest';
import { PEOPLE } from './people';
import { portraitOf } from './portraits';

const portraits = PEOPLE.flatMap(({ id }) => portraitOf(id) ?? []);

test('about half of the office has a portrait, each its own', () => {
  expect(portraits).toHaveLength(PEOPLE.length / 2);
  expect(new Set(portraits).size).toBe(portraits.length);
  expect(portraitOf(0)).toBeNull();
});

test.each(portraits)('is a small picture that fetches nothing and runs nothing: %s', (portrait) => {
  expect(portrait.length).toBeLessThan(3_000);
  expect(portrait).toMatch(/^data:image\/svg\+xml,[^\s"'()<>]+$/);
  const svg = decodeURIComponent(portrait);
  expect(svg).toContain('</svg>');
  expect(svg).not.toMatch(/script|href|undefined|NaN/);
});
