import { describe, expect, it } from 'vitest';
import { rolledText } from './rolled-text';

const rolling = (before: string, after: string): string =>
  rolledText(before, after, true)
    .map((glyph) => (glyph.was === null ? '.' : glyph.text))
    .join('');

describe('rolledText', () => {
  it('rolls only the digits that change', () => {
    expect(rolling('€ 158,700', '€ 158,950')).toBe('......95.');
    expect(rolling('42', '42')).toBe('..');
  });

  it('pairs from the right when the number grows longer', () => {
    expect(rolling('999', '1,000')).toBe('1.000');
    expect(rolledText('999', '1,000', true)[0]).toEqual({ text: '1', was: '', up: true, roll: 0 });
  });

  it('lets a digit that stays go on rolling when the number changes again on the way', () => {
    const first = rolledText('100', '110', true, [], 1);
    const second = rolledText('110', '1,112', true, first, 2);
    expect(second.map(({ was, roll }) => [was, roll])).toEqual([
      ['', 2],
      [null, 2],
      [null, 1],
      ['0', 1],
      ['0', 2],
    ]);
    expect(second[3]).toBe(first[1]);
  });

  it('makes the new text, glyph by glyph', () => {
    expect(
      rolledText('€ 1,284', '–', false)
        .map((glyph) => glyph.text)
        .join(''),
    ).toBe('–');
  });
});
