import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placedJson } from '#core/config/json-place';
import { mappingText } from './mapping';
import { MAPPING_EXAMPLE } from './mapping-example';

test('each setting has its line, and one that is missing that of what it is missing in', () => {
  const placed = placedJson(
    '{\n  "rules": [\n    { "as": "moves",\n      "set": {\n        "id": "data.id" } }\n  ]\n}',
  );
  if (!placed.ok) throw new Error(placed.problem);
  expect(['rules', 'rules[0]', 'rules[0].set', 'rules[0].set.id', 'rules[0].set.rank'].map(placed.lineOf)).toEqual([
    2, 3, 4, 5, 4,
  ]);
  expect(placed.lineOf('snapshot.each')).toBe(1);
});

test.each([
  ['', 1, 'empty'],
  ['  \n ', 2, 'empty'],
  ['{ "a": 1\n  "b": 2 }', 1, 'comma'],
  ['{ "a": 1,\n}', 2, 'key'],
  ['{ a: 1 }', 1, 'key'],
  ['{ "a" 1 }', 1, 'colon'],
  ['{\n"a": "x\n}', 2, 'text'],
  ['{ "a": \'x\' }', 1, 'value'],
  ['[1,\n]', 2, 'value'],
  ['{ "a": [1, 2', 1, 'end'],
  ['{ "a": ', 1, 'end'],
  ['{ }\n}', 2, 'extra'],
  ['['.repeat(100), 1, 'deep'],
  ['{ "a": 01 }', 1, 'value'],
] as const)('%j is wrong on line %d: %s', (text, line, problem) => {
  expect(placedJson(text)).toEqual({ ok: false, line, problem });
});

test('what is JSON is read as JSON, and what is not is not', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.nat(3), (value, indent) => {
      expect(placedJson(JSON.stringify(value, null, indent))).toMatchObject({ ok: true });
    }),
  );
  const broken = fc.tuple(fc.jsonValue({ maxDepth: 3 }), fc.nat(), fc.string({ maxLength: 2 }));
  fc.assert(
    fc.property(broken, ([value, at, put]) => {
      const whole = JSON.stringify(value);
      const text = whole.slice(0, at % whole.length) + put + whole.slice((at % whole.length) + 1);
      let readable = true;
      try {
        JSON.parse(text);
      } catch {
        readable = false;
      }
      expect(placedJson(text).ok).toBe(readable);
    }),
    { numRuns: 500 },
  );
});

test('a mapping is written so that it can be read', () => {
  const example = JSON.parse(MAPPING_EXAMPLE) as never;
  const text = mappingText(example);
  expect(JSON.parse(text)).toEqual(example);
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(68);
  expect(mappingText(undefined)).toBe('');
});
