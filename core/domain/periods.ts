/** Lengths of time that a ranking may be about, by the calendar of the machine. Shortest first. */
export const PERIODS = ['day', 'week', 'month', 'quarter'] as const;

export type Period = (typeof PERIODS)[number];
