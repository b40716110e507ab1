/**
 * Where the picture stands on the screen, so that no pixel shows the same edge for years: it drifts along a closed path, a
 * pixel at a time, which nobody sees.
 */

export interface Shift {
  readonly x: number;
  readonly y: number;
}

const MINUTE_MS = 60_000;
/** Periods without a small common multiple: the path fills its box before it repeats. */
const PERIODS_MS = { x: 47 * MINUTE_MS, y: 61 * MINUTE_MS } as const;

/**
 * Whole pixels, so that text stays sharp.
 *
 * @param elapsedMs since the wall came up, when it stands where it was laid out
 * @param reachPx how far it may go to each side
 */
export function pixelShiftAt(elapsedMs: number, reachPx: number): Shift {
  return {
    x: Math.round(reachPx * Math.sin((2 * Math.PI * elapsedMs) / PERIODS_MS.x)),
    y: Math.round(reachPx * Math.sin((2 * Math.PI * elapsedMs) / PERIODS_MS.y)),
  };
}
