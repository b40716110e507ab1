import { describe, expect, it } from 'vitest';
import { rolledText } from './rolled-text';

const rolling = (before: string, after: string): string =>
  rolledText(before, after)
    .flat()
    .map(({ text, was }) => (was === null ? '.'.repeat(text.length) : text))
    .join('');

describe('rolledText', () => {
  it('rolls only the digits that change', () => {
    expect(rolling('€ 158,700', '€ 158,950')).toBe('......95.');
    expect(rolling('42', '42')).toBe('..');
  });

  it('pairs from the right when the number grows longer', () => {
    expect(rolling('999', '1,000')).toBe('1.000');
    expect(rolledText('999', '1,000')).toEqual([
      [
        { text: '1', was: '' },
        { text: ',', was: null },
        { text: '000', was: '999' },
      ],
    ]);
  });

  it('rolls digits side by side as one, and what stays between them not at all', () => {
    expect(rolledText('12,345', '13,349')[0]).toEqual([
      { text: '1', was: null },
      { text: '3', was: '2' },
      { text: ',34', was: null },
      { text: '9', was: '5' },
    ]);
  });

  it('keeps a number and what stands beside it apart', () => {
    expect(rolledText('5 h', '6 h').map((run) => run.map(({ text }) => text).join(''))).toEqual(['6', ' h']);
  });

  it('makes the new text', () => {
    const texts = rolledText('€ 1,284', '–').flatMap((run) => run.map(({ text }) => text));
    expect(texts.join('')).toBe('–');
  });
});
