import { describe, expect, it } from 'vitest';
import { climbers } from './climbers';

const who = (before: string, after: string): string => [...climbers(before.split(''), after.split(''))].sort().join('');

describe('climbers', () => {
  it('is the one who passes, not those who make room', () => {
    expect(who('abcde', 'eabcd')).toBe('e');
  });

  it('is no one when someone falls and the rest move up', () => {
    expect(who('abcde', 'bcdea')).toBe('');
  });

  it('is the lower of two who swap', () => {
    expect(who('abc', 'bac')).toBe('b');
  });

  it('finds several at once', () => {
    expect(who('abcdef', 'eafbcd')).toBe('ef');
  });

  it('leaves out who is new and who is gone', () => {
    expect(who('abc', 'xabc')).toBe('');
    expect(who('abc', 'bc')).toBe('');
    expect(who('abc', 'abc')).toBe('');
  });
});
