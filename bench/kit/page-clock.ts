import { smallest } from './stats';

/** The page's clock was asked between two looks at this machine's, ms. */
export interface ClockReading {
  readonly beforeMs: number;
  readonly pageMs: number;
  readonly afterMs: number;
}

/** How a page's clock stands to `monotonicMs`, by readings of both. The one that took the least time is the truest. */
export class PageClock {
  readonly #aheadMs: number;
  /** It may be wrong by this, either way. */
  readonly uncertainMs: number;

  /** Throws RangeError without readings. */
  constructor(readings: readonly ClockReading[]) {
    const trip = ({ beforeMs, afterMs }: ClockReading): number => afterMs - beforeMs;
    const least = smallest(readings.map(trip));
    this.uncertainMs = least / 2;
    const best = readings.find((reading) => trip(reading) === least);
    this.#aheadMs = best === undefined ? 0 : best.beforeMs + least / 2 - best.pageMs;
  }

  hostMs(pageMs: number): number {
    return pageMs + this.#aheadMs;
  }
}
