import { z } from 'zod';
import { WEEKDAYS } from '../domain/hours';
import { shaped } from './rules';

/** A part of the day in local time, for settings that depend on the hour (see `isWithin` in the domain). */

const clockTime = shaped(
  /^(?:[01]\d|2[0-3]):[0-5]\d$/,
  'must be a time of the day from "00:00" to "23:59", such as "19:00"',
  'Write hours and minutes with two digits each and a colon between them, in 24 hours.',
);

export const hoursSchema = z.strictObject({
  from: clockTime,
  /** Not later than `from`: on the next day. */
  until: clockTime,
  /** Days on which it begins; absent: every day. */
  weekdays: z.array(z.enum(WEEKDAYS)).min(1).max(WEEKDAYS.length).optional(),
});
