import { z } from 'zod';
import { MOTIFS } from '../domain/motifs';
import { hoursSchema } from './hours';

/** Celebrations: how many, when not, and how they sound. */

const percent = z.number().int().min(0).max(100);
const MOST_HOURS = 14;
const MOST_SOUNDS = 500;

const volumeHoursSchema = hoursSchema.extend({ percent });

const whoseSound = z.union([z.string().trim().min(1).max(200), z.number().int().transform(String)]);

const personalSoundSchema = z.union([
  z.strictObject({ entry: whoseSound, motif: z.enum(MOTIFS) }),
  z.strictObject({ team: whoseSound, motif: z.enum(MOTIFS) }),
]);

export const celebrationFields = z.strictObject({
  enabled: z.boolean().default(true),
  /** Takeovers in any hour; legendary ones come on top. */
  hourlyCap: z.number().int().min(0).max(600).default(40),
  /** No takeover and no sound: a line on the wall instead. */
  quietHours: z.array(hoursSchema).max(MOST_HOURS).default([]),
  sound: z.boolean().default(false),
  volumePercent: percent.default(60),
  /** The first that fits goes; outside of them, `volumePercent`. */
  volumeByHour: z.array(volumeHoursSchema).max(MOST_HOURS).default([]),
  /** The name of the display that sounds; without one, the wall that was opened first. */
  loudDisplay: z.string().trim().min(1).max(60).optional(),
  /** People by the id or the name that they have on the board, teams by their name. */
  sounds: z.array(personalSoundSchema).max(MOST_SOUNDS).default([]),
});

export const celebrationsSchema = celebrationFields.prefault({});

export type CelebrationsConfig = z.infer<typeof celebrationsSchema>;
