/** Parts of the day, by the clock on the wall: local time, on some or all weekdays. */

export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export interface Hours {
  /** The first minute, as "19:00". */
  readonly from: string;
  /** The minute after the last. Not later than `from`: on the next day; the same: the whole day. */
  readonly until: string;
  /** Days on which it begins; absent: every day. */
  readonly weekdays?: readonly Weekday[] | undefined;
}

/** A moment as a clock and a calendar on the wall show it. */
export interface LocalTime {
  /** 0 is Sunday. */
  readonly weekday: number;
  /** Whole minutes since midnight by the clock, 0 to 1439. */
  readonly minuteOfDay: number;
}

/** @param atMs milliseconds since the epoch; the zone is this machine's */
export function localTimeAt(atMs: number): LocalTime {
  const date = new Date(atMs);
  return { weekday: date.getDay(), minuteOfDay: date.getHours() * 60 + date.getMinutes() };
}

/**
 * By what the clock shows, so that a change to or from summer time needs no care: an hour that is skipped is not there, one
 * that comes twice counts twice.
 */
export function isWithin({ from, until, weekdays }: Hours, { weekday, minuteOfDay }: LocalTime): boolean {
  const begins = minutesOf(from);
  const ends = minutesOf(until);
  const beginsOn = (day: number): boolean => weekdays === undefined || weekdays.some((each) => WEEKDAYS[day] === each);
  const today = beginsOn(weekday);
  if (begins < ends) return today && minuteOfDay >= begins && minuteOfDay < ends;
  const yesterday = beginsOn((weekday + 6) % 7);
  return (today && minuteOfDay >= begins) || (yesterday && minuteOfDay < ends);
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
