import { z } from 'zod';
import { PERIODS } from '../domain/periods';
import { frameBoardSchema, frameRowSchema } from './board';

/**
 * What a scene shows that is not the board of the frame: one exhibit at a time, whole. Names and faces are as the wall may
 * show them: who is hidden is not among them, who is anonymous has no name.
 */

const text = z.string();
const time = z.number();
const rank = z.number().int().min(1);

/** The board that an exhibit is about, or was made from. */
const about = { board: frameBoardSchema };

const person = {
  id: text,
  name: text,
  detail: text.nullable(),
  avatar: text.nullable(),
};

/** Two boards, each with its first rows. */
const pairSchema = z.object({
  kind: z.literal('pair'),
  boards: z.array(z.object({ board: frameBoardSchema, rows: z.array(frameRowSchema) })).max(2),
});

/** The leading side first. */
const battleSchema = z.object({
  kind: z.literal('battle'),
  ...about,
  sides: z.array(
    z.object({
      id: text,
      name: text,
      /** Sum or mean of its members' values, as `by` says. */
      value: z.number(),
      memberCount: z.number().int().min(1),
      /** Its best members, best first; at most five. */
      best: z.array(z.object({ ...person, value: z.number().nullable(), rank })),
      /** 0 to 1 of the team's target; null without one. */
      progress: z.number().nullable(),
    }),
  ),
  by: z.enum(['sum', 'mean']),
});

const moversSchema = z.object({
  kind: z.literal('movers'),
  ...about,
  sinceMs: time,
  /** Who has gained most places, most first. */
  climbers: z.array(z.object({ ...person, from: rank, to: rank })),
  /** Whose value has gained most, most first. */
  gainers: z.array(z.object({ ...person, rank, gain: z.number().positive(), value: z.number() })),
});

const raceSchema = z.object({
  kind: z.literal('race'),
  ...about,
  /** What the time axis spans. */
  fromMs: time,
  toMs: time,
  /** In rank order of now. */
  lanes: z.array(
    z.object({
      ...person,
      rank,
      value: z.number().nullable(),
      /** Changes of rank, oldest first: `[when, rank]`. The first is where the lane begins. */
      points: z.array(z.tuple([time, rank])),
    }),
  ),
});

const winnersSchema = z.object({
  kind: z.literal('winners'),
  ...about,
  title: text,
  endedAtMs: time,
  /** The first ten, in rank order. */
  places: z.array(z.object({ ...person, rank, value: z.number().nullable() })),
});

const hallOfFameSchema = z.object({
  kind: z.literal('hall-of-fame'),
  /** Who was first at the end of a period, latest period first. */
  champions: z.array(
    z.object({ ...person, ...about, period: z.enum(PERIODS), fromMs: time, value: z.number().nullable() }),
  ),
  records: z.array(
    z.object({
      ...person,
      ...about,
      /** Highest value ever shown; most value gained in a day; most places climbed in a day; most periods won. */
      record: z.enum(['highest-value', 'best-day', 'biggest-climb', 'most-wins']),
      amount: z.number(),
      atMs: time,
    }),
  ),
});

const messageSchema = z.object({
  kind: z.literal('message'),
  title: text.nullable(),
  text: text.nullable(),
  /** A `data:` address. */
  image: text.nullable(),
});

export const exhibitSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  pairSchema,
  battleSchema,
  moversSchema,
  raceSchema,
  winnersSchema,
  hallOfFameSchema,
  messageSchema,
]);

export type Exhibit = z.infer<typeof exhibitSchema>;

export const NO_EXHIBIT: Exhibit = { kind: 'none' };
