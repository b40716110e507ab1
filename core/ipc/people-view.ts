import { z } from 'zod';

/** What the settings window is told of the entries that were seen on boards, to join them into people. */

/** Entries that are told; a longer list helps nobody. */
export const SEEN_ENTRIES = 3_000;

const text = z.string();

const seenEntrySchema = z.object({ source: text, entry: text, name: text });

export const peopleViewSchema = z.object({
  /** By name. */
  entries: z.array(seenEntrySchema).max(SEEN_ENTRIES),
  /** How many more there are. */
  more: z.number().int(),
});

export type PeopleView = z.infer<typeof peopleViewSchema>;
export type SeenEntry = z.infer<typeof seenEntrySchema>;
