import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjusted, brandTheme, GRAPHICS_CONTRAST, TEXT_CONTRAST, type BrandColors, type Ground } from './brand-theme';
import { blend, contrast, hexOf, oklchOf, rgbOf, rgbOfHex, type Rgb } from './color';

const channel = fc.integer({ min: 0, max: 255 }).map((value) => value / 255);
const anyColor = fc.record({ r: channel, g: channel, b: channel }).map(hexOf);
const anyGround = fc.constantFrom<Ground>('dark', 'light');

/** Colours in a value, with their opacity. */
function colorsIn(value: string): { readonly color: Rgb; readonly opacity: number }[] {
  const hexes = [...value.matchAll(/#[0-9a-f]{6}/g)].map(([hex]) => ({ color: rgbOfHex(hex), opacity: 1 }));
  const others = [...value.matchAll(/rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)\)/g)].map(([, r, g, b, opacity]) => ({
    color: { r: Number(r) / 255, g: Number(g) / 255, b: Number(b) / 255 },
    opacity: Number(opacity),
  }));
  return [...hexes, ...others];
}

/** All that text may stand on, read from what the page is told. */
function groundsOf(tokens: Readonly<Record<string, string>>): Rgb[] {
  const parts = colorsIn(tokens['--ground']!);
  const ends = parts.filter(({ opacity }) => opacity === 1).map(({ color }) => color);
  const lights = parts.filter(({ opacity }) => opacity < 1);
  return [
    rgbOfHex(tokens['--ground-plain']!),
    ...ends,
    ...ends.flatMap((end) => lights.map(({ color, opacity }) => blend(color, opacity, end))),
  ];
}

describe('a theme from any two colours', () => {
  it('can be read on every ground: text at 4.5 : 1, graphics at 3 : 1', () => {
    fc.assert(
      fc.property(anyColor, anyColor, anyGround, (one, other, ground) => {
        const { tokens } = brandTheme([one, other], ground);
        const least = (name: string, grounds: readonly Rgb[]): number =>
          Math.min(...grounds.map((under) => contrast(rgbOfHex(tokens[name]!), under)));
        const grounds = groundsOf(tokens);
        const celebration = [...colorsIn(tokens['--celebration-card']!), ...colorsIn(tokens['--veil-full']!)].map(
          ({ color }) => color,
        );
        const tone = ['--up', '--down', '--gold-text', '--silver-text', '--bronze-text'];
        for (const name of ['--text', '--secondary', '--rank', '--pill-text', ...tone]) {
          expect(least(name, grounds), name).toBeGreaterThanOrEqual(TEXT_CONTRAST);
        }
        for (const name of ['--celebration-text', '--celebration-title', '--celebration-detail']) {
          expect(least(name, celebration), name).toBeGreaterThanOrEqual(TEXT_CONTRAST);
        }
        for (const name of ['--brand', '--brand-2', '--quiet']) {
          expect(least(name, [...grounds, ...celebration]), name).toBeGreaterThanOrEqual(GRAPHICS_CONTRAST);
        }
        expect(least('--on-brand', [tokens['--brand']!, tokens['--brand-2']!].map(rgbOfHex))).toBeGreaterThanOrEqual(
          GRAPHICS_CONTRAST,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the hue of a colour whose lightness it has to change', () => {
    const navy = '#101a5c';
    const theme = brandTheme([navy, '#ffd400'], 'dark');
    expect(adjusted([navy, '#ffd400'], theme)).toEqual([true, false]);
    const hueApart = Math.abs(oklchOf(rgbOfHex(theme.shown[0])).h - oklchOf(rgbOfHex(navy)).h);
    expect(hueApart).toBeLessThan(4);
  });

  it('leaves alone what can be told from the ground', () => {
    const colors: BrandColors = ['#4A57EE', '#0F766E'];
    expect(adjusted(colors, brandTheme(colors, 'light'))).toEqual([false, false]);
  });

  it('is grey for greys', () => {
    const { tokens } = brandTheme(['#000000', '#808080'], 'dark');
    for (const name of ['--text', '--secondary', '--ground-plain']) {
      expect(oklchOf(rgbOfHex(tokens[name]!)).c).toBeLessThan(0.01);
    }
  });
});

describe('OKLCH', () => {
  it('gives back every colour of the screen', () => {
    fc.assert(
      fc.property(anyColor, (hex) => {
        expect(hexOf(rgbOf(oklchOf(rgbOfHex(hex))))).toBe(hex);
      }),
    );
  });

  it('never leaves what a screen can show, and keeps the lightness', () => {
    const wild = fc.record({
      l: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      c: fc.double({ min: 0, max: 0.4, noNaN: true }),
      h: fc.double({ min: 0, max: 360, noNaN: true }),
    });
    fc.assert(
      fc.property(wild, (color) => {
        const rgb = rgbOf(color);
        for (const value of [rgb.r, rgb.g, rgb.b]) {
          expect(value).toBeGreaterThan(-0.001);
          expect(value).toBeLessThan(1.001);
        }
        expect(Math.abs(oklchOf(rgb).l - color.l)).toBeLessThan(0.01);
      }),
    );
  });

  it('measures contrast as WCAG does', () => {
    expect(contrast(rgbOfHex('#ffffff'), rgbOfHex('#000000'))).toBeCloseTo(21, 5);
    expect(contrast(rgbOfHex('#777777'), rgbOfHex('#ffffff'))).toBeCloseTo(4.478, 2);
  });
});
