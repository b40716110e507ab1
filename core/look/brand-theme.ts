import { blend, contrast, hexOf, oklchOf, rgbOf, rgbOfHex, type Oklch, type Rgb } from './color';

/**
 * A whole theme from a company's two colours. Hues are the company's; lightness is whatever makes text reach 4.5 : 1 and
 * graphics 3 : 1 (WCAG 2 AA) on every ground that they stand on, for any two colours.
 */

export type Ground = 'dark' | 'light';
/** Primary and secondary, as "#4a57ee". */
export type BrandColors = readonly [string, string];

/** Token names with their `--`, as the theme files have them, and what they are set to. */
export type Tokens = Readonly<Record<string, string>>;

export interface BrandTheme {
  readonly tokens: Tokens;
  /** The company's colours as the wall shows them: the lightness may be another one than was asked for. */
  readonly shown: BrandColors;
}

export const TEXT_CONTRAST = 4.5;
export const GRAPHICS_CONTRAST = 3;

const WHITE: Rgb = { r: 1, g: 1, b: 1 };
const STEP = 0.01;
/** Rounding to eight bits costs a little contrast. */
const SPARE = 1.02;
/** Chroma of grounds, and of text, which carry no more than a hint of the hue. */
const GROUND_CHROMA = 0.035;
const TEXT_CHROMA = 0.012;
/** A hue is not to be seen below this chroma: greys stay grey. */
const GREY_CHROMA = 0.02;
const QUIET_CHROMA = 0.04;
/** A colour may stand on a tint of its own: how strong the tints of the brand's colours and of tones are. */
const BRAND_TINTS = [0.18];
const TONE_TINTS = [0.14, 0.18];

/** What a ground is made of: its two ends, its two lights, and what a row puts on it. */
interface Recipe {
  readonly ends: readonly [number, number];
  readonly light: { readonly l: number; readonly c: number; readonly opacity: readonly [number, number] };
  readonly row: readonly [number, number];
  readonly text: number;
  readonly rank: number;
  readonly secondary: number;
  readonly quiet: number;
  /** How much darker than the ground the veil of a celebration is; the two ends of a celebration's card. */
  readonly veil: number;
  readonly card: readonly [number, number];
  readonly tones: Readonly<Record<'up' | 'down' | 'gold' | 'silver' | 'bronze', string>>;
}

const RECIPES: Readonly<Record<Ground, Recipe>> = {
  dark: {
    ends: [0.19, 0.155],
    light: { l: 0.5, c: 0.19, opacity: [0.26, 0.16] },
    row: [0.065, 0.022],
    text: 0.97,
    rank: 0.87,
    secondary: 0.74,
    quiet: 0.5,
    veil: 0.03,
    card: [0.27, 0.2],
    tones: { up: '#3ddc97', down: '#ff8f70', gold: '#ffcf5c', silver: '#d5deee', bronze: '#e8a06a' },
  },
  light: {
    ends: [0.985, 0.965],
    light: { l: 0.76, c: 0.15, opacity: [0.2, 0.18] },
    row: [0.92, 0.62],
    text: 0.22,
    rank: 0.38,
    secondary: 0.47,
    quiet: 0.64,
    veil: 0,
    card: [1, 0.965],
    tones: { up: '#0b8a55', down: '#c8451f', gold: '#986000', silver: '#4c5b7d', bronze: '#984f17' },
  },
};

export function brandTheme(colors: BrandColors, ground: Ground): BrandTheme {
  const recipe = RECIPES[ground];
  const away = ground === 'dark' ? 1 : -1;
  const [first, second] = [oklchOf(rgbOfHex(colors[0])), oklchOf(rgbOfHex(colors[1]))];
  const tinted = (l: number, chroma: number, of: Oklch = first): Oklch => ({
    l,
    c: of.c < GREY_CHROMA ? of.c : Math.min(of.c, chroma),
    h: of.h,
  });

  const ends = recipe.ends.map((l) => rgbOf(tinted(l, GROUND_CHROMA)));
  const plain = rgbOf(tinted((recipe.ends[0] + recipe.ends[1]) / 2, GROUND_CHROMA));
  const lights = [first, second].map((of, index) => ({
    color: rgbOf(tinted(recipe.light.l, recipe.light.c, of)),
    opacity: recipe.light.opacity[index] ?? 0,
  }));
  // Every shade that something may stand on: the ground, the ground where a light is brightest, and a row on each.
  const bare = [plain, ...ends];
  const lit = ends.flatMap((end) => lights.map((light) => blend(light.color, light.opacity, end)));
  const shades = [...bare, ...lit];
  const grounds = [...shades, ...shades.flatMap((shade) => recipe.row.map((opacity) => blend(WHITE, opacity, shade)))];
  const veil = rgbOf(tinted(recipe.ends[1] - recipe.veil, GROUND_CHROMA));
  const card = recipe.card.map((l) => rgbOf(tinted(l, GROUND_CHROMA)));
  const everywhere = [...grounds, veil, ...card];

  const reach = (color: Oklch, ratio: number, tints: readonly number[] = []): Rgb =>
    reaching(color, everywhere, { ratio, away, tints });
  const text = (l: number): string => hexOf(reach(tinted(l, TEXT_CHROMA), TEXT_CONTRAST));
  const tone = (hex: string): string => hexOf(reach(oklchOf(rgbOfHex(hex)), TEXT_CONTRAST, TONE_TINTS));
  const brands = [first, second].map((of) => reach(of, GRAPHICS_CONTRAST, BRAND_TINTS));
  const [brand = WHITE, brand2 = WHITE] = brands;
  const shaded = (of: Rgb, by: number): string => {
    const { l, c, h } = oklchOf(of);
    return hexOf(rgbOf({ l: Math.max(0.2, Math.min(0.96, l + by)), c, h }));
  };
  const inShades = (name: string, of: Rgb): Tokens => ({
    [name]: hexOf(of),
    [`${name}-light`]: shaded(of, 0.16),
    [`${name}-deep`]: shaded(of, -0.18),
  });
  return {
    shown: [hexOf(brand), hexOf(brand2)],
    tokens: {
      ...inShades('--brand', brand),
      ...inShades('--brand-2', brand2),
      '--on-brand': hexOf(plain),
      '--ground': [
        ...lights.map(({ color, opacity }, index) => {
          const place = index === 0 ? '90% 110% at 4% -8%' : '70% 90% at 104% 108%';
          return `radial-gradient(${place}, ${translucent(color, opacity)}, transparent 62%)`;
        }),
        `linear-gradient(${ends.map(hexOf).join(', ')})`,
      ].join(', '),
      '--ground-plain': hexOf(plain),
      '--text': text(recipe.text),
      '--secondary': text(recipe.secondary),
      '--rank': text(recipe.rank),
      '--quiet': hexOf(reach(tinted(recipe.quiet, QUIET_CHROMA), GRAPHICS_CONTRAST)),
      '--pill-text': text(recipe.rank),
      '--bar': `linear-gradient(calc(var(--mirror) * 90deg), ${hexOf(brand)}, ${hexOf(brand2)})`,
      '--row-solid': hexOf(ground === 'dark' ? blend(WHITE, recipe.row[0], plain) : WHITE),
      '--medal-gap': hexOf(ground === 'dark' ? plain : WHITE),
      '--up': tone(recipe.tones.up),
      '--down': tone(recipe.tones.down),
      '--gold-text': tone(recipe.tones.gold),
      '--silver-text': tone(recipe.tones.silver),
      '--bronze-text': tone(recipe.tones.bronze),
      '--veil': translucent(veil, 0.78),
      '--veil-full': hexOf(veil),
      '--celebration-card': `linear-gradient(160deg, ${card.map(hexOf).join(', ')})`,
      '--celebration-text': text(recipe.text),
      '--celebration-title': tone(recipe.tones.gold),
      '--celebration-detail': text(recipe.rank),
    },
  };
}

/** The grounds that a company's colours stand on; the other themes have their own. */
export const BRAND_GROUNDS: Readonly<Record<string, Ground>> = { midnight: 'dark', daylight: 'light' };

/** What the colours change in this theme; nothing where there are none, or where the theme keeps its own. */
export function lookTokens(theme: string, colors: BrandColors | undefined): Record<string, string> {
  const ground = BRAND_GROUNDS[theme];
  return ground === undefined || colors === undefined ? {} : { ...brandTheme(colors, ground).tokens };
}

/** Was the lightness of one of the colours changed, so that it can be told from the ground? */
export function adjusted(asked: BrandColors, { shown }: BrandTheme): readonly [boolean, boolean] {
  return [shown[0] !== asked[0].toLowerCase(), shown[1] !== asked[1].toLowerCase()];
}

interface Goal {
  readonly ratio: number;
  /** Towards white (1) or black (-1). */
  readonly away: 1 | -1;
  /** Opacities of tints of itself on the grounds, on which there are only graphics and large text. */
  readonly tints: readonly number[];
}

/** The colour, or the nearest lightness of it that has this contrast to all grounds. */
function reaching(color: Oklch, grounds: readonly Rgb[], { ratio, away, tints }: Goal): Rgb {
  for (let { l } = color; l >= 0 && l <= 1; l += STEP * away) {
    const candidate = rgbOf({ ...color, l });
    const reaches = (ground: Rgb, least: number): boolean => contrast(candidate, ground) >= least * SPARE;
    const onTints = (ground: Rgb): boolean =>
      tints.every((tint) => reaches(blend(candidate, tint, ground), GRAPHICS_CONTRAST));
    if (grounds.every((ground) => reaches(ground, ratio) && onTints(ground))) return candidate;
  }
  return away === 1 ? WHITE : { r: 0, g: 0, b: 0 };
}

function translucent({ r, g, b }: Rgb, opacity: number): string {
  const channels = [r, g, b].map((channel) => Math.round(Math.max(0, Math.min(1, channel)) * 255));
  return `rgb(${channels.join(' ')} / ${opacity})`;
}
