import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeBetween, climbers } from './climbers';

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

describe('changeBetween', () => {
  const order = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { maxLength: 8 });

  it('leaves out what both orders begin and end with, and nothing else', () => {
    fc.assert(
      fc.property(order, order, (before, after) => {
        const change = changeBetween(before, after);
        const { start } = change;
        const rest = before.slice(start + change.before.length);
        expect([...before.slice(0, start), ...change.before, ...rest]).toEqual(before);
        expect([...before.slice(0, start), ...change.after, ...rest]).toEqual(after);
        if (change.before.length > 0 && change.after.length > 0) {
          expect(change.before[0]).not.toBe(change.after[0]);
          expect(change.before.at(-1)).not.toBe(change.after.at(-1));
        }
      }),
    );
  });

  it('is as small as the move on a board of ten thousand', () => {
    const before = Array.from({ length: 10_000 }, (_, index) => `p${index}`);
    const after = [...before];
    after.splice(9_000, 0, ...after.splice(9_005, 1));
    expect(changeBetween(before, after)).toMatchObject({ start: 9_000, after: { length: 6 } });
    expect([...climbers(before, after)]).toEqual(['p9005']);
  });
});
