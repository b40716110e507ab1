import { integerBetween, type Random } from '#core/kernel/random';

/** A working day in demo time: short enough that a passer-by sees both a rush and a lull. */
export const DAY_MS = 12 * 60_000;

const RUSH_MS = 20_000;

/** When a rush may begin, in ms from the start of the day. */
const RUSH_STARTS_MS: readonly (readonly [number, number])[] = [
  [75_000, 110_000],
  [400_000, 450_000],
  [630_000, 660_000],
];

const LUNCH_MS: readonly [number, number] = [290_000, 350_000];

/** Milliseconds between two orders, by hour of the day. */
const SPACING_MS = {
  rush: [420, 680],
  ordinary: [2_400, 4_200],
  lull: [3_600, 4_600],
} as const;

/** The times of one day's rushes. */
export type DayPlan = readonly number[];

export function planDay(random: Random): DayPlan {
  return RUSH_STARTS_MS.map(([earliest, latest]) => integerBetween(random, earliest, latest));
}

export type Pace = keyof typeof SPACING_MS;

export function paceAt(plan: DayPlan, timeOfDayMs: number): Pace {
  if (plan.some((startMs) => timeOfDayMs >= startMs && timeOfDayMs < startMs + RUSH_MS)) return 'rush';
  return timeOfDayMs >= LUNCH_MS[0] && timeOfDayMs < LUNCH_MS[1] ? 'lull' : 'ordinary';
}

export function orderSpacingMs(random: Random, pace: Pace): number {
  const [low, high] = SPACING_MS[pace];
  return integerBetween(random, low, high);
}
