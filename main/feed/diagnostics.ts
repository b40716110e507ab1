/** What a source has received and what became of it: received = applied + rejected + unknown + duplicates. */
export interface Counts {
  readonly received: number;
  readonly applied: number;
  readonly rejected: number;
  readonly unknown: number;
  /** Messages that told nothing new: they have been here before, or what they say of a board is out of date. */
  readonly duplicates: number;
}

export interface RejectionRecord {
  readonly atMs: number;
  readonly event: string;
  readonly reason: string;
}

const KEPT_REJECTIONS = 20;
const KEPT_ROOMS = 10;
const LONGEST_EVENT_NAME = 60;
const RATE_WINDOW_MS = 60_000;
const RATE_BUCKET_MS = 1_000;

/** Counts of one source, and the latest of what went wrong. Bounded, whatever a backend sends. */
export class Diagnostics {
  #received = 0;
  #applied = 0;
  #rejected = 0;
  #unknown = 0;
  #duplicates = 0;
  #rejections: RejectionRecord[] = [];
  #refusedRooms: string[] = [];
  #buckets: { readonly startMs: number; count: number }[] = [];

  get counts(): Counts {
    return {
      received: this.#received,
      applied: this.#applied,
      rejected: this.#rejected,
      unknown: this.#unknown,
      duplicates: this.#duplicates,
    };
  }

  /** Newest first. */
  get rejections(): readonly RejectionRecord[] {
    return this.#rejections;
  }

  get refusedRooms(): readonly string[] {
    return this.#refusedRooms;
  }

  applied(count: number, nowMs: number): void {
    this.#received += count;
    this.#applied += count;
    this.#rate(count, nowMs);
  }

  unknown(nowMs: number): void {
    this.#received++;
    this.#unknown++;
    this.#rate(1, nowMs);
  }

  duplicate(nowMs: number): void {
    this.#received++;
    this.#duplicates++;
    this.#rate(1, nowMs);
  }

  rejected(event: string, reasons: readonly string[], nowMs: number): void {
    this.#received += reasons.length;
    this.#rejected += reasons.length;
    this.#rate(reasons.length, nowMs);
    const records = reasons
      .slice(0, KEPT_REJECTIONS)
      .map((reason) => ({ atMs: nowMs, event: event.slice(0, LONGEST_EVENT_NAME), reason }));
    this.#rejections = [...records, ...this.#rejections].slice(0, KEPT_REJECTIONS);
  }

  roomRefused(message: string): void {
    if (!this.#refusedRooms.includes(message)) this.#refusedRooms = [...this.#refusedRooms, message].slice(-KEPT_ROOMS);
  }

  /** A new connection asks for its rooms anew. */
  forgetRefusedRooms(): void {
    this.#refusedRooms = [];
  }

  eventsLastMinute(nowMs: number): number {
    this.#dropOldBuckets(nowMs);
    return this.#buckets.reduce((sum, bucket) => sum + bucket.count, 0);
  }

  #rate(count: number, nowMs: number): void {
    const last = this.#buckets.at(-1);
    // A wall clock that has been set back must not fill a bucket of the future.
    if (last && nowMs >= last.startMs && nowMs - last.startMs < RATE_BUCKET_MS) {
      last.count += count;
      return;
    }
    this.#dropOldBuckets(nowMs);
    this.#buckets.push({ startMs: nowMs, count });
  }

  #dropOldBuckets(nowMs: number): void {
    this.#buckets = this.#buckets.filter((bucket) => Math.abs(nowMs - bucket.startMs) < RATE_WINDOW_MS);
  }
}
