import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameOf, slug, uniqueId } from './source-id';

const ID = /^[a-z0-9][a-z0-9-]{0,39}$/;

test.each([
  ['Sales', 'sales'],
  ['Équipe  Nord!', 'equipe-nord'],
  ['Łódź Straße', 'lodz-strasse'],
  ['Team #5 (Berlin)', 'team-5-berlin'],
  ['Продажи', 'source'],
  ['  ', 'source'],
])('the slug of %j is %j', (name, expected) => {
  expect(slug(name)).toBe(expected);
});

test('whatever is typed makes an id that a configuration file accepts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (name) => {
      expect(slug(name)).toMatch(ID);
    }),
  );
});

test('an id is unique and usable, however many sources have the same name', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 1, max: 30 }), (name, others) => {
      const taken: string[] = [];
      for (let count = 0; count < others; count++) {
        const id = uniqueId(name, taken);
        expect(taken).not.toContain(id);
        expect(id).toMatch(ID);
        taken.push(id);
      }
    }),
  );
});

test('an id reads as a name, and that name makes the same id again', () => {
  expect(nameOf('sales-floor-2')).toBe('Sales floor 2');
  expect(slug(nameOf('sales-floor-2'))).toBe('sales-floor-2');
});
