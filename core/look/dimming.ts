import { isWithin, localTimeAt, type Hours, type LocalTime } from '../domain/hours';

/** How bright the wall is at which hours. */
export interface Dimming extends Hours {
  /** 0 is black, 100 is as bright as the theme. */
  readonly brightnessPercent: number;
}

/** A change of brightness takes this long, from the minute on at which it is due. */
export const DIMMING_FADE_MS = 3 * 60_000;
const MINUTE_MS = 60_000;

/**
 * 0 (black) to 1 (full). Where several hours hold, the darkest one does. It is the mean of what was due over the last few
 * minutes, so that it never jumps, whatever begins or ends meanwhile, and by the clock on the wall at each of them.
 *
 * @param atMs milliseconds since the epoch
 */
export function brightnessAt(
  dimming: readonly Dimming[],
  atMs: number,
  localTime: (atMs: number) => LocalTime = localTimeAt,
): number {
  if (dimming.length === 0) return 1;
  const sinceMs = atMs - DIMMING_FADE_MS;
  let sum = 0;
  // What is due changes with whole minutes only, in every time zone.
  for (let fromMs = sinceMs; fromMs < atMs;) {
    const untilMs = Math.min(atMs, (Math.floor(fromMs / MINUTE_MS) + 1) * MINUTE_MS);
    sum += dueAt(dimming, localTime(fromMs)) * (untilMs - fromMs);
    fromMs = untilMs;
  }
  return sum / DIMMING_FADE_MS;
}

function dueAt(dimming: readonly Dimming[], time: LocalTime): number {
  const percents = dimming.filter((hours) => isWithin(hours, time)).map((hours) => hours.brightnessPercent);
  return Math.min(100, ...percents) / 100;
}
