import { timeToLiveMs, type Celebration } from '#core/domain/celebrations';
import { elapsedMs, instant, type Clock, type Instant } from '#core/kernel/clock';

/** Whether all of what a source has told has come here, and since when it may not have. */
export interface Wholeness {
  readonly whole: boolean;
  /** When the outage began, ms since the epoch; null when that is not known. */
  readonly outageSinceMs: number | null;
}

/** A shorter outage is a hiccup: what comes after it is news still. */
export const LONG_OUTAGE_MS = 15_000;
/** For so long after an outage a backend may still be telling what happened meanwhile. */
export const SETTLE_MS = 5_000;

interface SourceTimes {
  /** When the present or last outage began; null before the source was whole for the first time. */
  readonly awaySince: Instant | null;
  /** null while it is not whole. */
  readonly wholeSince: Instant | null;
  /** How long the last outage was; null when there was none. */
  readonly outageMs: number | null;
  /** How far the backend's clock is behind ours, at most: the shortest delay seen in quiet times; null when not known. */
  readonly behindMs: number | null;
}

/**
 * Tells what is news from what happened while the wall could not know of it. Backends' clocks may be wrong by hours, so
 * their times are compared with what is usual for that backend, and only trusted as they stand while catching up.
 */
export class CatchUp {
  readonly #clock: Clock;
  readonly #sources = new Map<string, SourceTimes>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  changed(sourceId: string, { whole, outageSinceMs }: Wholeness): void {
    const now = instant(this.#clock);
    const known = this.#sources.get(sourceId);
    if (known === undefined) {
      this.#sources.set(sourceId, {
        awaySince: null,
        wholeSince: whole ? now : null,
        outageMs: null,
        behindMs: null,
      });
    } else if (!whole && known.wholeSince !== null) {
      const earlierMs = outageSinceMs === null ? 0 : Math.max(0, now.wallMs - outageSinceMs);
      const awaySince = { wallMs: now.wallMs - earlierMs, monotonicMs: now.monotonicMs - earlierMs };
      this.#sources.set(sourceId, { ...known, awaySince, wholeSince: null });
    } else if (whole && known.wholeSince === null) {
      const outageMs = known.awaySince === null ? null : elapsedMs(this.#clock, known.awaySince);
      this.#sources.set(sourceId, { ...known, wholeSince: now, outageMs });
    }
  }

  forget(sourceId: string): void {
    this.#sources.delete(sourceId);
  }

  /** Is it still to come back? One that is gone for good is not waited for. */
  isAway(sourceId: string): boolean {
    return this.#sources.get(sourceId)?.wholeSince === null;
  }

  /** Is it to come back, or may still be telling what was missed? */
  isCatchingUp(sourceId: string): boolean {
    return this.#sources.has(sourceId) && !this.#settled(sourceId);
  }

  #settled(sourceId: string): boolean {
    const since = this.#sources.get(sourceId)?.wholeSince ?? null;
    return since !== null && elapsedMs(this.#clock, since) >= SETTLE_MS;
  }

  /** Is it old news? To be asked once for each celebration: it learns from the answer. */
  isLate(sourceId: string, celebration: Celebration): boolean {
    const known = this.#sources.get(sourceId);
    const { atMs, happenedAtMs } = celebration;
    const delayMs = happenedAtMs === undefined ? null : atMs - happenedAtMs;
    const behindMs = known?.behindMs ?? null;
    if (known !== undefined && this.#settled(sourceId)) {
      if (delayMs === null) return false;
      this.#sources.set(sourceId, { ...known, behindMs: Math.min(behindMs ?? delayMs, delayMs) });
      return behindMs !== null && delayMs - behindMs > timeToLiveMs(celebration);
    }
    const outage = this.#longOutage(known);
    if (delayMs === null) return outage !== null;
    const ageMs = delayMs - (behindMs ?? 0);
    return ageMs > timeToLiveMs(celebration) || (outage !== null && ageMs > outage.overSinceMs);
  }

  /** The outage that is on, or was on a moment ago, if it was long. */
  #longOutage(known: SourceTimes | undefined): { readonly overSinceMs: number } | null {
    if (known === undefined) return null;
    const { awaySince, wholeSince, outageMs } = known;
    if (wholeSince !== null) {
      const long = outageMs !== null && outageMs >= LONG_OUTAGE_MS;
      return long ? { overSinceMs: elapsedMs(this.#clock, wholeSince) } : null;
    }
    return awaySince !== null && elapsedMs(this.#clock, awaySince) >= LONG_OUTAGE_MS ? { overSinceMs: 0 } : null;
  }
}
