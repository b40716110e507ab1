import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letters } from './letters';
import { fitText, type Room, type Ruler } from './fit-text';

const ruler: Ruler = (text) => text.length * 0.5;
const room = (width: number, lines: 1 | 2 = 2): Room => ({
  width,
  weight: 600,
  lines,
  least: 0.88,
  wrapsFirst: false,
  loses: 'middle',
});

describe('fitText', () => {
  it('leaves alone what fits', () => {
    expect(fitText('Mia Hoffmann', room(6), ruler)).toEqual({ lines: ['Mia Hoffmann'], size: 1 });
  });

  it('shrinks to 88 % before it wraps', () => {
    const fitted = fitText('Mia Hoffmann', room(5.3), ruler);
    expect(fitted.lines).toHaveLength(1);
    expect(fitted.size).toBeCloseTo(0.88);
  });

  it('wraps to two even lines, at full size again where that fits', () => {
    expect(fitText('Jean-Baptiste Lefèvre', room(7), ruler)).toEqual({ lines: ['Jean-Baptiste', 'Lefèvre'], size: 1 });
    expect(fitText('Maria del Carmen Ruiz', room(6), ruler).lines).toEqual(['Maria del', 'Carmen Ruiz']);
  });

  it('wraps before it shrinks where that is wanted', () => {
    expect(fitText('Mia Hoffmann', { ...room(5.3), wrapsFirst: true }, ruler)).toEqual({
      lines: ['Mia', 'Hoffmann'],
      size: 1,
    });
    expect(fitText('Oluwaseuns', { ...room(4.5), wrapsFirst: true }, ruler).lines).toEqual(['Oluwaseuns']);
  });

  it('wraps after a hyphen too', () => {
    expect(fitText('Hohenstein-Wittgenbach', room(6), ruler).lines).toEqual(['Hohenstein-', 'Wittgenbach']);
  });

  it('wraps between words where a script has no spaces', () => {
    expect(fitText('株式会社サンプル営業部', room(4), ruler).lines).toEqual(['株式会社', 'サンプル営業部']);
    expect(fitText('สมชายใจดี', room(2.9), ruler).lines).toEqual(['สมชาย', 'ใจดี']);
    expect(fitText('チームを表彰', room(2.2), ruler).lines).toEqual(['チームを', '表彰']);
    expect(fitText('「東京タワー」の「夜景」', room(4), ruler).lines.join('')).toBe('「東京タワー」の「夜景」');
  });

  it('keeps a number and its unit on one line', () => {
    expect(fitText('Completed the course 100\u00a0%', room(11), ruler).lines).toEqual([
      'Completed the',
      'course 100\u00a0%',
    ]);
  });

  it('loses whole letters only, whatever they are made of', () => {
    const family = '👨‍👩‍👧‍👦';
    const { lines } = fitText(family.repeat(12), room(40, 1), (text) => letters(text).length * 5);
    expect(lines).toEqual([`${family.repeat(4)}…${family.repeat(4)}`]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 2, max: 12 }), (text, width) => {
        const given = new Set(letters(text));
        for (const line of fitText(text, room(width), ruler).lines) {
          for (const letter of letters(line)) expect(letter === '…' || letter === ' ' || given.has(letter)).toBe(true);
        }
      }),
    );
  });

  it('loses its middle last, and keeps both ends', () => {
    const { lines, size } = fitText('Wolfeschlegelsteinhausenbergerdorff', room(5), ruler);
    expect(size).toBe(0.88);
    expect(lines.join('')).toMatch(/^Wolfe.*….*dorff$/);
  });

  it('loses its end where that is wanted, and no word is cut in two lines', () => {
    const text = 'Everybody please gather in the large meeting room at four';
    const { lines } = fitText(text, { ...room(10), loses: 'end' }, ruler);
    expect(lines).toHaveLength(2);
    expect(lines.join(' ')).toMatch(/^Everybody please gather in the large.*…$/);
    expect(text.startsWith(lines.join(' ').slice(0, -1))).toBe(true);
    expect(fitText('Donaudampfschifffahrt', { ...room(5, 1), loses: 'end' }, ruler).lines).toEqual(['Donaudampf…']);
    const long = fitText('Donaudampfschifffahrt sails at four', { ...room(5), loses: 'end' }, ruler);
    expect(long.lines).toEqual(['Donaudampf…']);
  });

  it('never makes a line that is too wide, whatever the name', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.integer({ min: 2, max: 30 }),
        fc.boolean(),
        fc.boolean(),
        (name, width, two, end) => {
          const fitted = fitText(name, { ...room(width, two ? 2 : 1), loses: end ? 'end' : 'middle' }, ruler);
          expect(fitted.lines.length).toBeLessThanOrEqual(two ? 2 : 1);
          for (const line of fitted.lines) expect(ruler(line, 600) * fitted.size).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
