import { z } from 'zod';
import { hoursSchema } from './hours';

/** How the wall looks, beside its theme, and what keeps its screen from ageing. */

const MOST_DIMMINGS = 20;

/** Brightness at some hours; 0 is a black screen. Where several hold, the darkest does. */
const dimmingSchema = z.strictObject({
  ...hoursSchema.shape,
  brightnessPercent: z.number().int().min(0).max(100),
});

export const lookFields = {
  dimming: z.array(dimmingSchema).max(MOST_DIMMINGS).default([]),
};
