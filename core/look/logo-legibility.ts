import { blend, contrast, type Rgb } from './color';

/** Below this contrast (WCAG 2), a part of a logo is lost on its ground. */
const LOST = 2;
/** Share of a logo that may be lost. */
const MOST_LOST = 0.3;
/** A picture of which more is opaque has a ground of its own. */
const OWN_GROUND = 0.97;
const CHANNELS = 4;

/**
 * Is a logo that was drawn for another ground better off on a plate?
 *
 * @param pixels red, green, blue and opacity of each pixel, 0 to 255
 */
export function needsPlate(pixels: ArrayLike<number>, ground: Rgb, plate: Rgb): boolean {
  let [visible, onGround, onPlate] = [0, 0, 0];
  for (let at = 0; at + CHANNELS <= pixels.length; at += CHANNELS) {
    const [r = 0, g = 0, b = 0, opacity = 0] = [0, 1, 2, 3].map((channel) => (pixels[at + channel] ?? 0) / 255);
    const color = { r, g, b };
    const lost = (below: Rgb): number => (contrast(blend(color, opacity, below), below) < LOST ? opacity : 0);
    visible += opacity;
    onGround += lost(ground);
    onPlate += lost(plate);
  }
  const count = pixels.length / CHANNELS;
  if (visible === 0 || visible > OWN_GROUND * count) return false;
  return onGround / visible > MOST_LOST && onPlate < onGround;
}
