/**
 * Colours as people see them (OKLCH: lightness, chroma, hue; Björn Ottosson's Oklab) and as WCAG 2 measures contrast.
 * Channels of sRGB are 0 to 1, lightness is 0 to 1, hue is in degrees.
 */

export interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

export interface Oklch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

const DEGREES = 180 / Math.PI;
/** A channel may miss the range by this much and still be counted in. */
const GAMUT_SLACK = 0.0005;
const CHROMA_STEPS = 14;

/** @param hex six digits, as "#4a57ee" */
export function rgbOfHex(hex: string): Rgb {
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return { r: channel(1), g: channel(3), b: channel(5) };
}

export function hexOf({ r, g, b }: Rgb): string {
  const two = (channel: number): string =>
    Math.round(Math.max(0, Math.min(1, channel)) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${two(r)}${two(g)}${two(b)}`;
}

export function oklchOf(rgb: Rgb): Oklch {
  const [r, g, b] = [linear(rgb.r), linear(rgb.g), linear(rgb.b)];
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const middle = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const l = 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short;
  const a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short;
  const bee = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short;
  return { l, c: Math.hypot(a, bee), h: (Math.atan2(bee, a) * DEGREES + 360) % 360 };
}

/** The nearest colour that a screen can show: what is too colourful loses chroma, never lightness or hue. */
export function rgbOf({ l, c, h }: Oklch): Rgb {
  const lightness = Math.max(0, Math.min(1, l));
  const whole = unbounded(lightness, c, h);
  if (inGamut(whole)) return whole;
  let [fits, exceeds] = [0, c];
  for (let step = 0; step < CHROMA_STEPS; step++) {
    const middle = (fits + exceeds) / 2;
    if (inGamut(unbounded(lightness, middle, h))) fits = middle;
    else exceeds = middle;
  }
  return unbounded(lightness, fits, h);
}

/** `over` with this opacity (0 to 1) on `ground`, as a browser paints it. */
export function blend(over: Rgb, opacity: number, ground: Rgb): Rgb {
  const mix = (top: number, below: number): number => top * opacity + below * (1 - opacity);
  return { r: mix(over.r, ground.r), g: mix(over.g, ground.g), b: mix(over.b, ground.b) };
}

/** WCAG 2: 1 (none) to 21 (black on white). */
export function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance({ r, g, b }: Rgb): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

function unbounded(l: number, c: number, h: number): Rgb {
  const [a, b] = [c * Math.cos(h / DEGREES), c * Math.sin(h / DEGREES)];
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return {
    r: encoded(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
    g: encoded(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
    b: encoded(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short),
  };
}

const inGamut = ({ r, g, b }: Rgb): boolean =>
  [r, g, b].every((channel) => channel >= -GAMUT_SLACK && channel <= 1 + GAMUT_SLACK);

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function encoded(channel: number): number {
  return channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055;
}
