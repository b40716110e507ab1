import type { Random } from '#core/kernel/random';
import type { ConnectionEffect } from './machine';

type Pace = Extract<ConnectionEffect, { type: 'schedule-retry' }>['pace'];

/** No attempt follows another sooner than this, however the dice fall. */
export const SHORTEST_DELAY_MS = 200;
const BASE_MS = 1_000;
const CAP_MS: Readonly<Record<Exclude<Pace, 'slow'>, number>> = { brisk: 5_000, patient: 30_000 };
/** A refused source is tried once in one to five minutes. */
const SLOW_MS = { shortest: 60_000, longest: 300_000 };

/**
 * Full-jitter exponential backoff: uniform between nothing and a ceiling that doubles with each attempt. Every delay
 * keeps its jitter, also at the cap, so that fifty walls do not knock at a restarted server in step.
 *
 * @param attempt failed attempts in a row, from 1
 */
export function retryDelayMs(pace: Pace, attempt: number, random: Random): number {
  if (pace === 'slow') {
    const ceiling = Math.min(SLOW_MS.longest, SLOW_MS.shortest * 2 ** Math.min(attempt, 3));
    return SLOW_MS.shortest + random.next() * (ceiling - SLOW_MS.shortest);
  }
  const ceiling = Math.min(CAP_MS[pace], BASE_MS * 2 ** Math.min(attempt - 1, 16));
  return SHORTEST_DELAY_MS + random.next() * (ceiling - SHORTEST_DELAY_MS);
}
