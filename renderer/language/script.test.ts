import { describe, expect, it } from 'vitest';
import { isolated, isTall, languageOfLetters } from './script';

describe('isolated', () => {
  it('leaves alone what cannot turn a line around', () => {
    expect(isolated('Łukasz 王', 'ltr')).toBe('Łukasz 王');
  });

  it.each([
    ['سارة', 'ltr'],
    ['דנה', 'ltr'],
    ['Team سارة', 'ltr'],
    ['Mia (A)', 'rtl'],
  ] as const)('keeps %s to itself in a line that is %s', (name, direction) => {
    expect(isolated(name, direction)).toBe(`\u2068${name}\u2069`);
  });
});

describe('isTall', () => {
  it('knows letters with marks far above or below', () => {
    expect(['سارة', 'ผู้', 'क्षितिज', 'Mia', '王伟', 'דנה'].map(isTall)).toEqual([true, true, true, false, false, false]);
  });
});

describe('languageOfLetters', () => {
  it.each([
    ['田中 さくら', 'ja'],
    ['김민수', 'ko'],
    // Chinese or Japanese: nobody knows.
    ['王伟', undefined],
    ['Mia', undefined],
  ])('of %s', (name, language) => {
    expect(languageOfLetters(name)).toBe(language);
  });
});
