import { z } from 'zod';

/** What the settings window is told of a playlist: what is on now, and why something is not. */

/** Why an item of a playlist has no turn now; `not-right`: it would not be saved. */
export const PASSED_OVER = ['hours', 'no-contest', 'no-data', 'source-off', 'not-right'] as const;
export type PassedOver = (typeof PASSED_OVER)[number];

/** Who has put on show what is on show: somebody in the settings window, the playlist, a backend, or its turn. */
export const HOLDERS = ['pin', 'pinned-item', 'backend', 'turn', 'nothing'] as const;
export type Holder = (typeof HOLDERS)[number];

const text = z.string();
const display = z.string().max(60).nullable();

/** `items`: as they would be saved; null asks about what the display chooses by itself. */
export const playlistQuestionSchema = z.object({
  display,
  items: z.array(z.record(z.string(), z.unknown())).max(50).nullable(),
});

const showingSchema = z.object({ scene: text, boardId: text.nullable() });

export const playlistViewSchema = z.object({
  now: showingSchema.extend({ by: z.enum(HOLDERS) }),
  /** What was pinned from the settings window. */
  pin: z.object({ item: z.record(z.string(), z.unknown()), untilMs: z.number().nullable() }).nullable(),
  /** In the order of the question: why it is passed over now, null where it has a turn; and whether it is on show. */
  items: z.array(z.object({ passedOver: z.enum(PASSED_OVER).nullable(), onShow: z.boolean() })),
  /** What takes turns where the display chooses by itself. */
  automatic: z.array(showingSchema),
  /** Boards to choose from. */
  boards: z.array(z.object({ id: text, metric: text, scope: text.nullable(), title: text.nullable() })),
});

/** `item`: null takes back what is pinned. */
export const pinRequestSchema = z.object({
  display,
  item: z.record(z.string(), z.unknown()).nullable(),
  /** null: until it is taken back. */
  minutes: z.number().int().min(1).max(10_080).nullable(),
});

export type PlaylistView = z.infer<typeof playlistViewSchema>;
