import { z } from 'zod';
import { MOTIONS } from '../config/choices';
import { WEEKDAYS } from '../domain/hours';

/** How the wall looks beside its theme. Sent whole, and only when it has changed: a logo is not small. */
export const frameLookSchema = z.object({
  motion: z.enum(MOTIONS),
  /** Of each side, in percent of the width and the height. */
  overscanPercent: z.number(),
  pixelShift: z.boolean(),
  dimming: z.array(
    z.object({
      from: z.string(),
      until: z.string(),
      weekdays: z.array(z.enum(WEEKDAYS)).optional(),
      brightnessPercent: z.number(),
    }),
  ),
  /** The company's logo as a `data:` address, or null for the app's own mark. */
  logo: z.string().nullable(),
  /** CSS custom properties over those of the theme, in the company's colours; none without them. */
  tokens: z.record(z.string(), z.string()),
});

export type FrameLook = z.infer<typeof frameLookSchema>;
