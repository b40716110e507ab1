import type { Ruler } from './fit-text';

const SIZE_PX = 40;
/** The stylesheets tighten names and values by this much. */
const TRACKING_PX = -0.02 * SIZE_PX;
const JOINED = /[\p{Script=Arabic}\p{Script=Syriac}]/u;
const CACHE_LIMIT = 2_000;

export const FONT_FAMILY = 'Inter Variable';

/** Measures text in the wall's fonts on a canvas, so that no layout has to be read. */
export function canvasRuler(page: Document): { ruler: Ruler; forget: () => void } {
  const context = page.createElement('canvas').getContext('2d');
  let fonts = fontsOf(page);
  const known = new Map<string, number>();
  const ruler: Ruler = (text, weight) => {
    const key = `${weight} ${text}`;
    const held = known.get(key);
    if (held !== undefined) return held;
    const width = context === null ? roughWidth(text) : measured(context, text, weight, fonts);
    if (known.size >= CACHE_LIMIT) known.clear();
    known.set(key, width);
    return width;
  };
  return {
    ruler,
    forget: () => {
      known.clear();
      fonts = fontsOf(page);
    },
  };
}

/** The stylesheet's list: names in other scripts are set in a font from further down. */
function fontsOf(page: Document): string {
  const listed = page.defaultView?.getComputedStyle(page.documentElement).getPropertyValue('--fonts').trim() ?? '';
  return listed === '' ? `'${FONT_FAMILY}', sans-serif` : listed;
}

function measured(context: CanvasRenderingContext2D, text: string, weight: number, fonts: string): number {
  context.font = `${weight} ${SIZE_PX}px ${fonts}`;
  // On the page joined letters stay as they are; a canvas would tighten them too.
  context.letterSpacing = JOINED.test(text) ? '0px' : `${TRACKING_PX}px`;
  return context.measureText(text).width / SIZE_PX;
}

/** Without a canvas: a little more than the average letter. */
function roughWidth(text: string): number {
  return text.length * 0.58;
}
