/**
 * Freshness is a fact about data, not about sockets: a healthy socket in front of a dead upstream goes stale.
 * `offline` means that there is nothing to show at all.
 */
export type Freshness = 'live' | 'ageing' | 'stale' | 'offline';

/** A lost connection, or a known gap, makes the board ageing after this time: the wall never claims to be live on a dead link. */
export const DISCONNECTED_AGEING_MS = 5_000;

export interface FreshnessFacts {
  /** How long ago the backend last confirmed the data in this run; null if it has not yet. */
  readonly ageMs: number | null;
  /** Is there a board from an earlier run on display? */
  readonly restored: boolean;
  /** How long there has been no connection, or messages have been missing; null while all is well. */
  readonly disconnectedMs: number | null;
}

export interface FreshnessLimits {
  readonly ageingAfterSeconds: number;
  readonly staleAfterSeconds: number;
}

export function freshness(facts: FreshnessFacts, limits: FreshnessLimits): Freshness {
  const { ageMs, restored, disconnectedMs } = facts;
  if (ageMs === null) return restored ? 'stale' : 'offline';
  if (ageMs >= limits.staleAfterSeconds * 1000) return 'stale';
  if (ageMs >= limits.ageingAfterSeconds * 1000) return 'ageing';
  return disconnectedMs !== null && disconnectedMs >= DISCONNECTED_AGEING_MS ? 'ageing' : 'live';
}
