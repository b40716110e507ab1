/**
 * Freshness is a fact about data, not about sockets: a healthy socket in front of a dead upstream goes stale.
 * `offline` means that there is nothing to show at all.
 */
export type Freshness = 'live' | 'ageing' | 'stale' | 'offline';

/** A lost connection makes the board ageing after this time, so that the wall never claims to be live on a dead link. */
export const DISCONNECTED_AGEING_MS = 5_000;

export interface FreshnessFacts {
  /** When the backend last confirmed the data in this run, in ms since the epoch; null if it has not yet. */
  readonly confirmedAtMs: number | null;
  /** Is there a board from an earlier run on display? */
  readonly restored: boolean;
  /** Since when there has been no connection, in ms since the epoch; null while connected. */
  readonly disconnectedSinceMs: number | null;
}

export interface FreshnessLimits {
  readonly ageingAfterSeconds: number;
  readonly staleAfterSeconds: number;
}

export function freshness(facts: FreshnessFacts, limits: FreshnessLimits, nowMs: number): Freshness {
  if (facts.confirmedAtMs === null) return facts.restored ? 'stale' : 'offline';
  const ageMs = nowMs - facts.confirmedAtMs;
  if (ageMs >= limits.staleAfterSeconds * 1000) return 'stale';
  if (ageMs >= limits.ageingAfterSeconds * 1000) return 'ageing';
  if (facts.disconnectedSinceMs !== null && nowMs - facts.disconnectedSinceMs >= DISCONNECTED_AGEING_MS) {
    return 'ageing';
  }
  return 'live';
}
