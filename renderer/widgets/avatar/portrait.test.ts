import { describe, expect, it } from 'vitest';
import { gradientOf, gradientsOf, initials } from './portrait';

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

describe('gradientsOf', () => {
  it('gives each of a few its own colours, always the same', () => {
    const ids = Array.from({ length: 6 }, (_, index) => `team-${index}`);
    const colours = gradientsOf(ids).map((pair) => pair.join());
    expect(new Set(colours).size).toBe(6);
    expect(gradientsOf(ids).map((pair) => pair.join())).toEqual(colours);
    expect(gradientsOf([...ids, 'one more'])).toHaveLength(7);
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
    // Apart, so that they do not join, and without the article.
    ['محمد الشمري', 'م\u202fش'],
    ['سارة', 'س'],
    ['דנה כהן', 'דכ'],
    // Family names where a space tells them, given names where none does.
    ['田中 美咲', '田中'],
    ['佐藤 健', '佐藤'],
    ['林さくら', '林'],
    ['ソフィア', 'ソ'],
    ['王伟', '王伟'],
    ['欧阳娜娜', '娜娜'],
    ['김민수', '민수'],
    ['김 민수', '민수'],
    ['営業第二推進課', '営業'],
    ['เกศินี ใจดี', 'กจ'],
    ['สมชาย ผู้ดี', 'สผ'],
    ['क्षितिज शर्मा', 'क्षिश'],
    ['', '?'],
  ])('of %s are %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});
