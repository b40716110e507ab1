import { z } from 'zod';
import { HEMISPHERES, LONGEST_LOGO, MOST_OVERSCAN, MOTIONS } from './choices';
import { hoursSchema } from './hours';
import { picture, shaped } from './rules';

/** How the wall looks, and what keeps its screen from ageing. */

const MOST_DIMMINGS = 20;

/** Brightness at some hours; 0 is a black screen. Where several hold, the darkest does. */
const dimmingSchema = z.strictObject({
  ...hoursSchema.shape,
  brightnessPercent: z.number().int().min(0).max(100),
});

const color = shaped(
  /^#[0-9a-f]{6}$/i,
  'must be a colour of six digits, such as "#4a57ee"',
  'Write # and six characters, each 0 to 9 or a to f; the settings window has a picker for it.',
);

const logo = picture(
  LONGEST_LOGO,
  /^data:image\/(?:png|jpeg|webp|svg\+xml);base64,[A-Za-z0-9+/]+={0,2}$/,
  'must be a PNG, JPEG, WebP or SVG picture as an address that begins with "data:image/png;base64,"',
);

/** The company's own: its logo in the header, and its colours on the themes `midnight` and `daylight`. */
const brandSchema = z.strictObject({
  logo: logo.optional(),
  /** The first and the second colour. */
  colors: z.tuple([color, color]).optional(),
});

export const lookFields = {
  /** Where the theme `season` takes the season from. */
  hemisphere: z.enum(HEMISPHERES).default('north'),
  brand: brandSchema.default({}),
  motion: z.enum(MOTIONS).default('system'),
  /** What the TV cuts off at each edge, in percent of the width and the height. */
  overscanPercent: z.number().min(0).max(MOST_OVERSCAN).default(0),
  /** The whole picture drifts by a few pixels, too slowly to be seen. */
  pixelShift: z.boolean().default(true),
  dimming: z.array(dimmingSchema).max(MOST_DIMMINGS).default([]),
};
