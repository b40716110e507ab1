import { z } from 'zod';
import { broken, idLike, picture, usedTwice } from './rules';

/**
 * People whom several sources know: one name and one face for all that is told of them. A person is named by the entries
 * that sources have for them; ids of entries are those on the boards. Ranks, values, digests and ids stay as they are.
 */

/** A picture is part of the settings, and these travel whole: about 24 kB each… */
const LONGEST_AVATAR = 32_768;
/** …and about 750 kB together. */
const LONGEST_AVATARS = 1_000_000;
const MOST_PEOPLE = 500;
const MOST_ENTRIES = 20;
const PICTURE = /^data:image\/(?:png|jpeg|webp|gif|svg\+xml)[;,]/i;

const entrySchema = z.strictObject({
  /** The id of a source. One that is not configured, or not any more, waits for it. */
  source: z.string().trim().min(1).max(40),
  /** The id of the entry as the source tells it. */
  entry: z.union([z.string().trim().min(1).max(128), z.number().int().transform(String)]),
});

const personSchema = z.strictObject({
  id: idLike('amara'),
  /** What the wall calls them; without one, the name that the first of their entries has. */
  name: z.string().trim().min(1).max(60).optional(),
  /** A `data:` picture; without one, the first that a source tells. */
  avatar: picture(
    LONGEST_AVATAR,
    PICTURE,
    'must be a picture in the text itself, such as "data:image/png;base64,…"',
  ).optional(),
  /** `hidden`: not on the wall at all. `anonymous`: a place on the boards without a name, and nothing else. */
  privacy: z.enum(['open', 'anonymous', 'hidden']).default('open'),
  is: z.array(entrySchema).min(1).max(MOST_ENTRIES),
});

export const peopleSchema = z
  .array(personSchema)
  .max(MOST_PEOPLE)
  .superRefine((people, context) => {
    const ids = new Set<string>();
    const owners = new Map<string, string>();
    let avatars = 0;
    for (const [index, person] of people.entries()) {
      if (ids.has(person.id)) {
        context.addIssue(usedTwice([index, 'id'], 'person', person.id));
      }
      ids.add(person.id);
      avatars += person.avatar?.length ?? 0;
      if (avatars > LONGEST_AVATARS) {
        const allowed = `must, with the pictures before it, be at most ${LONGEST_AVATARS} characters long`;
        context.addIssue(broken([index, 'avatar'], allowed, 'Use smaller pictures, or fewer of them.'));
        return;
      }
      for (const [at, one] of person.is.entries()) {
        const key = entryKey(one.source, one.entry);
        const owner = owners.get(key);
        if (owner !== undefined) {
          const allowed = `must belong to one person only, but "${owner}" has this entry of "${one.source}" already`;
          context.addIssue(broken([index, 'is', at, 'entry'], allowed, 'Remove it from one of the two people.'));
        }
        owners.set(key, person.id);
      }
    }
  })
  .default([]);

export type PersonConfig = z.infer<typeof personSchema>;

/** Of an entry, over all sources: no source's id holds a colon. */
export function entryKey(sourceId: string, entryId: string): string {
  return `${sourceId}:${entryId}`;
}
