/** Has it been so long since then? A wall clock that was set back by more than that counts as well: better gone than for ever. */
export function isPast(sinceMs: number, ttlMs: number, nowMs: number): boolean {
  return Math.abs(nowMs - sinceMs) >= ttlMs;
}
