import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitParagraph } from './fit-paragraph';
import type { Ruler } from './fit-text';

const ruler: Ruler = (text) => text.length * 0.5;
const room = { width: 60, height: 30, weight: 600, largest: 10, least: 2.5, leading: 1.2 };

describe('fitParagraph', () => {
  it('gives a short text its largest size', () => {
    expect(fitParagraph('Welcome', room, ruler)).toEqual({ lines: ['Welcome'], size: 10 });
  });

  it('breaks evenly, at its own line breaks too, and shrinks for a long text', () => {
    expect(fitParagraph('One word more than', room, ruler).lines).toEqual(['One word', 'more than']);
    expect(fitParagraph('One\nTwo', room, ruler).lines).toEqual(['One', 'Two']);
    const long = fitParagraph('word '.repeat(40), room, ruler);
    expect(long.size).toBeLessThan(8);
    expect(long.lines.length).toBeGreaterThan(2);
  });

  it('rather shrinks than breaks a word, and breaks scripts without spaces anywhere', () => {
    expect(fitParagraph('Donaudampfschifffahrt', room, ruler).lines).toHaveLength(1);
    expect(fitParagraph('本日の夕方六時から屋上で集まります', room, ruler).lines.length).toBe(2);
  });

  it('never is wider or higher than its room, and loses only the end', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 900 }), (text) => {
        const { lines, size } = fitParagraph(text, room, ruler);
        expect(lines.length * size * room.leading).toBeLessThanOrEqual(room.height + 1e-9);
        for (const line of lines) expect(ruler(line, 600) * size).toBeLessThanOrEqual(room.width + 1e-9);
        const squeezed = (all: string): string => all.replace(/\s+/g, '');
        const said = squeezed(lines.join(''));
        expect(squeezed(text).startsWith(said.replace(/…$/, ''))).toBe(true);
      }),
    );
  });
});
