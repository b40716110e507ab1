/** A minute from now on, the countdown has a ring, and the scene its light. */
export const LAST_MINUTE_S = 60;
/** From here on the number stands over the board. */
export const LAST_SECONDS_S = 10;

/** Whole seconds until then, the one that has begun included; 0 once it is over. */
export function secondsUntil(endsAtMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((endsAtMs - nowMs) / 1_000));
}

/** "2:05:09", or "5:09" below an hour. */
export function clockText(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
