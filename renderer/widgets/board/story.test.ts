import { describe, expect, it } from 'vitest';
import { outweighs, storyOf, type Story } from './story';

const told = (before: string, after: string): Story | null => storyOf(before.split(''), after.split(''));

describe('storyOf', () => {
  it('tells who passed whom, the nearest first', () => {
    expect(told('abcdefgh', 'abcdhefg')).toEqual({
      climber: 'h',
      passed: ['e', 'f', 'g'],
      from: 7,
      to: 4,
      kind: 'climb',
    });
  });

  it('is about the biggest climb', () => {
    expect(told('abcdefgh', 'abcehdfg')).toMatchObject({ climber: 'h', passed: ['d', 'f', 'g'] });
  });

  it('puts one who is new on the podium before a bigger climb, and a new number one before all', () => {
    expect(told('abcdefghij', 'abdcejfghi')).toMatchObject({ climber: 'd', kind: 'podium', passed: ['c'] });
    expect(told('abcdefghij', 'bacdjefghi')).toMatchObject({ climber: 'b', kind: 'number-one', passed: ['a'] });
  });

  it('tells nothing where no one passed anyone', () => {
    expect(told('abcd', 'abcd')).toBeNull();
    expect(told('abcd', 'bcd')).toBeNull();
    expect(told('abcd', 'xabcd')).toBeNull();
    expect(told('abcd', 'bcda')).toBeNull();
  });
});

it('a story gives way to one of greater weight only', () => {
  const [climb, first] = [told('abcde', 'abced')!, told('abc', 'bac')!];
  expect([outweighs(first, climb), outweighs(climb, first), outweighs(climb, climb)]).toEqual([true, false, false]);
});
