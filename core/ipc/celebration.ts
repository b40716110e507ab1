import { z } from 'zod';
import { CELEBRATION_KINDS, RARITIES } from '../domain/celebrations';
import { MOTIFS } from '../domain/motifs';
import { STAGED_KINDS } from '../domain/staged-celebration';

/** A celebration in a frame, ready to be shown (see the domain's `StagedCelebration`). */

const text = z.string();
const count = z.number().int();
const person = z.object({ entryId: text.nullable(), name: text });

export const raritySchema = z.enum(RARITIES);
export const stagedKindSchema = z.enum(STAGED_KINDS);

export const celebrationSchema = z.object({
  id: text,
  sourceId: text.optional(),
  kind: stagedKindSchema,
  rarity: raritySchema,
  entryId: text.nullable(),
  name: text,
  title: text,
  detail: text.nullable(),
  icon: text.nullable(),
  avatar: text.nullable().optional(),
  atMs: z.number(),
  others: z.array(person).readonly(),
  othersCount: count,
  lines: z.array(text).readonly(),
  moreLines: count,
  digest: z
    .object({
      counts: z.array(z.object({ kind: z.enum(CELEBRATION_KINDS), count })).readonly(),
      best: z.array(person.extend({ title: text })).readonly(),
    })
    .nullable(),
  rehearsal: z.boolean(),
  sound: z.object({ motif: z.enum(MOTIFS), rarity: raritySchema, volumePercent: z.number() }).nullable(),
});
