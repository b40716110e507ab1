import { z } from 'zod';

/** An error as it travels to a page. */
export const appErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  path: z.string().optional(),
});
