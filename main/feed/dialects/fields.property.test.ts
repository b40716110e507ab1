import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isTidyId, isTidyName, numberFrom, optionalId, optionalMeasure, optionalName, percentFrom } from './fields';

/* eslint-disable no-control-regex -- control characters are what is looked for */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;
const MARKUP = /<\s*[a-z!/?]/i;

const oneUnit = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code));
const text = fc.oneof(
  fc
    .array(fc.oneof(oneUnit, fc.constantFrom(' ', 'a', '<', 'é', '\u00a0')), { maxLength: 6 })
    .map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

function cleaned(value: string): string {
  return value.replace(CONTROL, ' ').replace(/\s+/g, ' ').trim();
}

function expectTidyIsClean(value: string): void {
  if (isTidyName(value)) {
    expect(cleaned(value)).toBe(value);
    expect(value).not.toMatch(MARKUP);
    expect(optionalName({ name: value }, 'name')).toBe(value);
  }
  if (isTidyId(value)) {
    expect(value.trim()).toBe(value);
    expect(value).not.toBe('');
    expect(optionalId({ id: value }, 'id')).toBe(value);
  }
}

it('a text that is taken as it is written would come out of the cleaning as it is', () => {
  fc.assert(fc.property(text, expectTidyIsClean), { numRuns: 5_000 });
});

it('every single character too, alone and between others', () => {
  for (let code = 0; code <= 0xffff; code++) {
    const character = String.fromCharCode(code);
    const between = `a${character}b`;
    if (isTidyName(between) && (cleaned(between) !== between || MARKUP.test(between))) expect(code).toBeNull();
    if (isTidyName(character) && (cleaned(character) !== character || MARKUP.test(character))) expect(code).toBeNull();
  }
  expect(isTidyName('Łukasz Nowak-O’Brien')).toBe(false);
  expect(isTidyName('Łukasz Nowak')).toBe(true);
  expect(isTidyName('山田 太郎')).toBe(true);
});

const family = '👨‍👩‍👧‍👦';

it('a long name is shortened between letters as people see them', () => {
  const named = (name: string) => optionalName({ name }, 'name');
  expect(named('x'.repeat(120))).toBe('x'.repeat(120));
  expect(named('x'.repeat(2_000))).toBe(`${'x'.repeat(119)}…`);
  expect(() => named('x'.repeat(2_001))).toThrow('longer than 2000 characters');
  expect(named(family.repeat(20))).toBe(`${family.repeat(10)}…`);
  expect(named(`${'x'.repeat(118)} and more`)).toBe(`${'x'.repeat(118)}…`);
  expect(named(`e\u0301`.repeat(100))).toBe(`${'e\u0301'.repeat(59)}…`);
});

it('whatever a long name holds, it is within, and no letter is cut in two', () => {
  const long = fc.array(fc.oneof(text, fc.constantFrom(family, 'é', '한', 'a')), { minLength: 40, maxLength: 120 });
  fc.assert(
    fc.property(long, (parts) => {
      const name = parts.join('').replaceAll('<', '').slice(0, 2_000);
      const shown = optionalName({ name }, 'name') ?? '';
      expect(shown.length).toBeLessThanOrEqual(120);
      const whole = cleaned(name);
      expect(whole.startsWith(shown.replace(/…$/, ''))).toBe(true);
      const halves = /[\ud800-\udbff](?![\udc00-\udfff])/;
      expect(halves.test(shown) && !halves.test(whole)).toBe(false);
    }),
  );
});

const decimal = fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((value) => value.toFixed(3));
const gap = fc.constantFrom('', ' ', '\u00a0');

it('a text in percent is the number that it says, however it is written, and nothing else is one', () => {
  fc.assert(
    fc.property(decimal, gap, (told, between) => {
      const text = ` ${told}${between}% `;
      expect(percentFrom(text)).toBe(Number(told));
      expect(optionalMeasure({ progress: text }, 'progress')).toBe(Number(told));
      expect(optionalMeasure({ progress: told }, 'progress')).toBe(Number(told));
      // Elsewhere it stays what it was: no number.
      expect(numberFrom(text)).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((any) => `${any}%`),
        fc.anything(),
      ),
      (any) => {
        const read = percentFrom(any);
        if (read !== undefined) expect(String(any).trim()).toMatch(/^[-+]?\d+(\.\d+)?\s?%$/);
      },
    ),
    { numRuns: 2_000 },
  );
});
