const WINDOW_MS = 60_000;
const BUCKET_MS = 1_000;

interface Bucket {
  readonly startMs: number;
  count: number;
}

/** How many there were in the last minute. */
export class MinuteRate {
  #buckets: Bucket[] = [];
  #last: Bucket | null = null;

  add(count: number, nowMs: number): void {
    const last = this.#last;
    // A wall clock that has been set back must not fill a bucket of the future.
    if (last !== null && nowMs >= last.startMs && nowMs - last.startMs < BUCKET_MS) {
      last.count += count;
      return;
    }
    this.#dropOld(nowMs);
    this.#last = { startMs: nowMs, count };
    this.#buckets.push(this.#last);
  }

  sum(nowMs: number): number {
    this.#dropOld(nowMs);
    return this.#buckets.reduce((sum, bucket) => sum + bucket.count, 0);
  }

  #dropOld(nowMs: number): void {
    this.#buckets = this.#buckets.filter((bucket) => Math.abs(nowMs - bucket.startMs) < WINDOW_MS);
    this.#last = this.#buckets.at(-1) ?? null;
  }
}
