/** So many movements are under way at once, at most; a row that climbs is one, and so is a block that makes room. */
export const AT_ONCE = 4;
/** A movement is under way until its spring has covered four fifths of the way. */
export const UNDER_WAY_MS = 320;
/** Between two that had to wait. */
const APART_MS = 80;
/** More movements than this at once are a muddle: the rest changes place unseen, in a cross-fade. */
const MOST_MOVEMENTS = 8;
/** One that has waited so long, because others are sent on again and again, waits no more. */
const LONGEST_WAIT_MS = 900;

/** When a movement sets out, in ms from now; null: it is cross-faded instead. */
export type Departure = number | null;

/** Sees to it that no more moves at once than eyes can follow. Times are those of the monotonic clock, in ms. */
export class Traffic {
  /** When each lane will be free. */
  #lanes: number[] = [];
  /** Since when something has been waiting without a break, and until when the last will. */
  #waitingSinceMs = Infinity;
  #waitingUntilMs = -Infinity;

  /** Movements that are under way were sent elsewhere: they stay under way. */
  prolong(count: number, nowMs: number): void {
    this.#lanes = this.#lanes.filter((freeMs) => freeMs > nowMs).sort((a, b) => b - a);
    for (let lane = 0; lane < Math.min(AT_ONCE, count); lane++) this.#lanes[lane] = nowMs + UNDER_WAY_MS;
  }

  /**
   * @param count movements that are to set out, the most important first
   * @param headStarts how many of them the others have to leave time for, and wait until these are nearly there
   */
  admit(count: number, nowMs: number, headStarts = 0): Departure[] {
    if (nowMs >= this.#waitingUntilMs) this.#waitingSinceMs = Infinity;
    const lanes = this.#lanes.filter((freeMs) => freeMs > nowMs);
    const departures: Departure[] = [];
    let lastMs = -Infinity;
    let clearMs = nowMs;
    for (let index = 0; index < count; index++) {
      lanes.sort((a, b) => a - b);
      const laneMs = lanes.length < AT_ONCE ? nowMs : (lanes.shift() ?? nowMs);
      const soonestMs = index < headStarts ? nowMs : clearMs;
      const freeMs = Math.max(soonestMs, laneMs);
      const startMs = freeMs > nowMs ? Math.max(freeMs, lastMs + APART_MS) : nowMs;
      if (index >= MOST_MOVEMENTS || this.#overdue(startMs, nowMs)) {
        departures.push(null);
        lanes.push(laneMs);
        continue;
      }
      departures.push(startMs - nowMs);
      lastMs = startMs;
      if (index < headStarts) clearMs = Math.max(clearMs, startMs + UNDER_WAY_MS);
      lanes.push(startMs + UNDER_WAY_MS);
    }
    this.#lanes = lanes;
    this.#waitingUntilMs = lastMs;
    this.#waitingSinceMs = lastMs > nowMs ? Math.min(this.#waitingSinceMs, nowMs) : Infinity;
    return departures;
  }

  reset(): void {
    this.#lanes = [];
    this.#waitingSinceMs = Infinity;
    this.#waitingUntilMs = -Infinity;
  }

  #overdue(startMs: number, nowMs: number): boolean {
    return startMs > nowMs && nowMs - this.#waitingSinceMs > LONGEST_WAIT_MS;
  }
}
