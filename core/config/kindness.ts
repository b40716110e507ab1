import { z } from 'zod';

/** Kind by default: nobody is shown as the last, and those further down may be shown by what they are close to. */

export const kindnessFields = {
  kindness: z
    .strictObject({
      /** Entries that are shown one after the other; without it, as many as `maxEntries` says. */
      topEntries: z.number().int().min(3).max(10_000).optional(),
      /** What becomes of the entries below these: the closest chases among them are shown, or nobody. */
      rest: z.enum(['chase', 'hidden']).default('chase'),
      /** Whether the last of a board of more than ten entries are on the wall. */
      lastPlace: z.enum(['hidden', 'shown']).default('hidden'),
    })
    .prefault({}),
};
