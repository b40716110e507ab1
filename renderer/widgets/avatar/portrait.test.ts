import { describe, expect, it } from 'vitest';
import { gradientOf, initials } from './portrait';

describe('gradientOf', () => {
  it('is always the same for an id, and spreads ids over the colours', () => {
    const colours = Array.from({ length: 240 }, (_, index) => gradientOf(`user-${index}`).join());
    expect(gradientOf('user-7').join()).toBe(colours[7]);
    const counts = new Map<string, number>();
    for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
    expect(counts.size).toBe(12);
    expect(Math.max(...counts.values())).toBeLessThan(40);
  });
});

describe('initials', () => {
  it.each([
    ['Łukasz Kowalczyk', 'ŁK'],
    ['Jean-Baptiste Lefèvre', 'JL'],
    ['Maria del Carmen Ruiz', 'MR'],
    ['Ana', 'A'],
    ['(7) siân', '7S'],
    ['🙂', '?'],
    ['', '?'],
  ])('of %s are %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});
