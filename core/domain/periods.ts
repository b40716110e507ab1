/** Lengths of time that a ranking may be about, by the calendar of the machine. Shortest first. */
export const PERIODS = ['day', 'week', 'month', 'quarter'] as const;

export type Period = (typeof PERIODS)[number];

const MONTHS_IN_QUARTER = 3;
const DAYS_IN_WEEK = 7;

/** When the period began that this moment lies in, ms since the epoch. Weeks begin on Monday (ISO 8601). */
export function periodStart(period: Period, atMs: number): number {
  const at = new Date(atMs);
  const [year, month, day] = [at.getFullYear(), at.getMonth(), at.getDate()];
  switch (period) {
    case 'day':
      return new Date(year, month, day).getTime();
    case 'week':
      return new Date(year, month, day - ((at.getDay() + DAYS_IN_WEEK - 1) % DAYS_IN_WEEK)).getTime();
    case 'month':
      return new Date(year, month, 1).getTime();
    case 'quarter':
      return new Date(year, month - (month % MONTHS_IN_QUARTER), 1).getTime();
  }
}

/** When the period that began then is over: where the next one begins. */
export function periodEnd(period: Period, startMs: number): number {
  const start = new Date(startMs);
  const [year, month, day] = [start.getFullYear(), start.getMonth(), start.getDate()];
  switch (period) {
    case 'day':
      return new Date(year, month, day + 1).getTime();
    case 'week':
      return new Date(year, month, day + DAYS_IN_WEEK).getTime();
    case 'month':
      return new Date(year, month + 1, 1).getTime();
    case 'quarter':
      return new Date(year, month + MONTHS_IN_QUARTER, 1).getTime();
  }
}
