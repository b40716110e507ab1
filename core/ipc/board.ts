import { z } from 'zod';
import { BOARD_MEASURES } from '../domain/board-view';
import { PERIODS } from '../domain/periods';

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
  /** Below the top of a board: who is just ahead, and by how much. */
  chase: z.object({ name: text, gap: z.number().positive() }).optional(),
});

export const frameBoardSchema = z.object({
  id: text,
  metric: text,
  scope: text.nullable(),
  title: text.nullable(),
  currency: text.nullable(),
  /** Entries on the board, of which `order` lists those that are shown. */
  entryCount: z.number().int(),
  /** How it is seen, where that is not as the backend tells it: the values of `target` and `improved` are percent. */
  view: z.object({ measure: z.enum(BOARD_MEASURES), period: z.enum(PERIODS).nullable() }).optional(),
});

export type FrameRow = z.infer<typeof frameRowSchema>;
export type FrameBoard = z.infer<typeof frameBoardSchema>;
