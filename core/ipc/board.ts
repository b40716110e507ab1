import { z } from 'zod';

/** A board and its rows, as a wall is sent them. */

const text = z.string();

export const frameRowSchema = z.object({
  id: text,
  rank: z.number().int(),
  name: text,
  detail: text.nullable(),
  value: z.number().nullable(),
  avatar: text.nullable(),
  /** Places gained (positive) or lost (negative) of late. */
  delta: z.number().int(),
  /** 0 to 1: how far to the target, or to the best value where there is no target; null where unknown. */
  progress: z.number().nullable(),
});

export const frameBoardSchema = z.object({
  id: text,
  metric: text,
  scope: text.nullable(),
  title: text.nullable(),
  currency: text.nullable(),
  /** Entries on the board, of which `order` lists the first `maxEntries`. */
  entryCount: z.number().int(),
});

export type FrameRow = z.infer<typeof frameRowSchema>;
export type FrameBoard = z.infer<typeof frameBoardSchema>;
