import type { Random } from '#core/kernel/random';
import type { ConnectionEffect } from './machine';

type Pace = Extract<ConnectionEffect, { type: 'schedule-retry' }>['pace'];

/** No attempt follows another sooner than this, however the dice fall, but for a hint from outside. */
export const SHORTEST_DELAY_MS = 250;
/** The first attempts of an outage, each somewhere in its range. */
const FIRST_MS: readonly (readonly [shortest: number, longest: number])[] = [
  [270, 1_530],
  [SHORTEST_DELAY_MS, 2_850],
  [600, 4_200],
];
/** All later ones, while the outage is young. With the time that a connection takes, a wall is back within 5 s. */
export const BRISK_CAP_MS = 4_750;
/** Puts most of them near the cap: as much jitter as a crowd needs, and fewer knocks than an even spread would make. */
const BRISK_EXPONENT = 1 / 2.8;
/** In a long outage, and at a server that lets in and drops again: the ceiling doubles up to this. */
const PATIENT_MS = { first: 1_500, cap: 30_000 };
/**
 * A server that is not what the address says may be put right while somebody looks on: the pauses double up to about a
 * minute, and stay there however long it is not.
 */
const STEADY_MS = { first: 5_000, cap: 75_000, spread: 0.2 };
/** A token that was good until it was refused is tried once more after this. */
const AGAIN_MS = { shortest: 3_000, longest: 7_000 };
/** A refused token is tried once in one to five minutes. */
const SLOW_MS = { shortest: 60_000, longest: 300_000 };
/** After a hint that the network is back: fifty walls get it at the same moment. */
export const SOON_MS = 1_000;

/**
 * How long to wait before an attempt. Every delay keeps its jitter, also at the cap, so that fifty walls do not knock at
 * a restarted server in step.
 *
 * @param attempt failed attempts in a row, from 1; for `steady` and `slow`, refusals
 */
export function retryDelayMs(pace: Pace, attempt: number, random: Random): number {
  const dice = random.next();
  const between = (shortest: number, longest: number): number => shortest + dice * (longest - shortest);
  switch (pace) {
    case 'brisk': {
      const range = FIRST_MS[attempt - 1];
      return range ? between(...range) : Math.max(SHORTEST_DELAY_MS, BRISK_CAP_MS * dice ** BRISK_EXPONENT);
    }
    case 'patient':
      return between(SHORTEST_DELAY_MS, Math.min(PATIENT_MS.cap, PATIENT_MS.first * 2 ** Math.min(attempt - 1, 16)));
    case 'steady':
      return (
        Math.min(STEADY_MS.cap, STEADY_MS.first * 2 ** Math.min(attempt - 1, 16)) *
        between(1 - STEADY_MS.spread, 1 + STEADY_MS.spread)
      );
    case 'again':
      return between(AGAIN_MS.shortest, AGAIN_MS.longest);
    case 'slow':
      return between(SLOW_MS.shortest, Math.min(SLOW_MS.longest, SLOW_MS.shortest * 2 ** Math.min(attempt, 3)));
    case 'soon':
      return between(0, SOON_MS);
  }
}
