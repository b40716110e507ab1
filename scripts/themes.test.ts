import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { THEMES } from '#core/config/choices';
import { GRAPHICS_CONTRAST, TEXT_CONTRAST } from '#core/look/brand-theme';
import { blend, contrast, rgbOfHex, type Rgb } from '#core/look/color';

/** A colour of a stylesheet, with its opacity. */
interface Paint {
  readonly color: Rgb;
  readonly opacity: number;
}

/** A light of at least this opacity is a glow from a corner; what is weaker may be anywhere. */
const STRONG = 0.2;
const WHITE: Rgb = { r: 1, g: 1, b: 1 };
const folder = path.resolve(import.meta.dirname, '../renderer/theme');
const fileOf = (name: string): string => readFileSync(path.join(folder, name), 'utf8');

/** For who asks for more contrast than any theme has. */
const PREFERENCES = 'preferences.css';

/** As the page has them: what is said later holds, and what is said of the root holds in every theme. */
function tokensOf(theme: string): ReadonlyMap<string, string> {
  const names = [...fileOf('theme.ts').matchAll(/import '\.\/(\w+\.css)'/g)].map(([, name = '']) => name);
  const files = names.filter((name) => name !== PREFERENCES).map(fileOf);
  const rules = files.flatMap((file) => [...file.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)]);
  const holding = rules.filter(([, selectors = '']) =>
    selectors.split(',').some((one) => [':root', `[data-theme='${theme}']`].includes(one.trim())),
  );
  return new Map(
    holding.flatMap(([, , body = '']) =>
      [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, key = '', value = '']): [string, string] => [key, value]),
    ),
  );
}

function paintsIn(value: string): Paint[] {
  const found = value.matchAll(/#([0-9a-f]{6})\b|rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)\)/g);
  return [...found].map(([, hex, r, g, b, opacity]) =>
    hex === undefined
      ? { color: { r: Number(r) / 255, g: Number(g) / 255, b: Number(b) / 255 }, opacity: Number(opacity) }
      : { color: rgbOfHex(`#${hex}`), opacity: 1 },
  );
}

const over = (grounds: readonly Rgb[], paints: readonly Paint[]): Rgb[] =>
  paints.flatMap(({ color, opacity }) => grounds.map((ground) => blend(color, opacity, ground)));

describe.each(THEMES)('the theme %s', (theme) => {
  const tokens = tokensOf(theme);
  const token = (name: string): string => {
    const value = tokens.get(name);
    if (value === undefined) throw new Error(`${theme} has no ${name}`);
    return value;
  };
  const paint = (name: string): Rgb => {
    const [first] = paintsIn(token(name));
    if (first === undefined) throw new Error(`${name} of ${theme} is no colour`);
    return first.color;
  };
  const paints = paintsIn(token('--ground'));
  const ends = [paint('--ground-plain'), ...paints.filter(({ opacity }) => opacity === 1).map(({ color }) => color)];
  const lights = paints.filter(({ opacity }) => opacity < 1);
  // Strong lights are strongest beyond the corners, near the header; rows and pills are in the outer half of them.
  const outer = lights.map(({ color, opacity }) => ({ color, opacity: opacity > STRONG ? opacity / 2 : opacity }));
  const lit = [...ends, ...over(ends, lights)];
  const bare = [...ends, ...over(ends, outer)];
  const rows = [...over(bare, paintsIn(token('--row'))), ...over(bare, paintsIn(token('--pill')))];
  const grounds = [...bare, ...rows];
  const celebration = [...paintsIn(token('--veil-full')), ...paintsIn(token('--celebration-card'))].map(
    ({ color }) => color,
  );
  const least = (color: Rgb, on: readonly Rgb[]): number => Math.min(...on.map((ground) => contrast(color, ground)));

  it.each(['--text', '--secondary'])('has %s that can be read in the header', (name) => {
    expect(least(paint(name), lit)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
  });

  it.each(['--text', '--secondary', '--rank', '--up', '--down', '--gold-text', '--silver-text', '--bronze-text'])(
    'has %s that can be read on its grounds and rows',
    (name) => {
      expect(least(paint(name), grounds)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
    },
  );

  it('has lines in pills and in the footer that can be read', () => {
    expect(least(paint('--pill-text'), grounds)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
  });

  it.each(['--quiet', '--brand', '--brand-2'])('has %s that can be told from its grounds', (name) => {
    expect(least(paint(name), [...grounds, ...celebration])).toBeGreaterThanOrEqual(GRAPHICS_CONTRAST);
  });

  it.each(['--up', '--down', '--gold-text', '--brand'])('has %s that can be told on a tint of its own', (name) => {
    const color = paint(name);
    const tints = [0.14, 0.18].flatMap((opacity) => over(grounds, [{ color, opacity }]));
    expect(least(color, tints)).toBeGreaterThanOrEqual(GRAPHICS_CONTRAST);
  });

  it.each(['gold', 'silver', 'bronze'])('has large %s numbers that can be read on their blocks', (medal) => {
    const opacities = ['--plinth-top', '--plinth-foot'].map((name) => Number.parseFloat(token(name)) / 100);
    const blocks = opacities.flatMap((opacity) => over(bare, [{ color: paint(`--${medal}`), opacity }]));
    expect(least(paint(`--${medal}-text`), blocks)).toBeGreaterThanOrEqual(GRAPHICS_CONTRAST);
  });

  it.each(['--celebration-text', '--celebration-title', '--celebration-detail'])(
    'has %s that can be read in a celebration',
    (name) => {
      expect(least(paint(name), celebration)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
    },
  );

  it('has a symbol that can be told from the tone under it', () => {
    for (const name of ['--up', '--down', '--gold-text', '--brand']) {
      expect(contrast(paint('--on-tone'), paint(name)), name).toBeGreaterThanOrEqual(GRAPHICS_CONTRAST);
    }
  });

  it('has a warm card that can be read', () => {
    for (const name of ['--card-warm', '--card-warm-code']) {
      expect(contrast(paint('--card-warm-text'), paint(name))).toBeGreaterThanOrEqual(TEXT_CONTRAST);
    }
  });
});

it('each theme has a line that brings it to the pages, and says itself what its ground is', () => {
  const list = fileOf('theme.ts');
  for (const theme of THEMES) {
    expect(list).toContain(`import './${theme}.css';`);
    expect(fileOf(`${theme}.css`)).toContain('--ground:');
  }
});

it('a light theme takes nothing over from the one that holds where none is named', () => {
  const [dark, light] = [tokensOf('midnight'), tokensOf('daylight')];
  for (const name of ['--row', '--row-solid', '--pill', '--medal-gap', '--veil', '--celebration-card']) {
    expect(light.get(name), name).not.toBe(dark.get(name));
  }
});

it('measures: what cannot be read is found', () => {
  expect(contrast(rgbOfHex('#a9b3cd'), WHITE)).toBeLessThan(GRAPHICS_CONTRAST);
});
