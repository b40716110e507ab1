import type { Random } from '#core/kernel/random';
import { between } from './random-choice';

/** Something that happens again and again: `run` does it and says in how many milliseconds it happens next. */
export interface Beat {
  readonly firstMs: number;
  readonly run: (atMs: number) => number;
}

/** Happens first at a time, and then again and again after a chance time within a range; all in ms. */
export function everyNow(
  random: Random,
  firstMs: number,
  spacingMs: readonly [number, number],
  happen: () => void,
): Beat {
  return {
    firstMs,
    run: () => {
      happen();
      return between(random, spacingMs);
    },
  };
}

/** Runs beats in the order of their due times, so that the story is the same however time is sliced. */
export class Timetable {
  #nowMs = 0;
  readonly #beats: { dueMs: number; readonly run: (atMs: number) => number }[];

  constructor(beats: readonly Beat[]) {
    this.#beats = beats.map((beat) => ({ dueMs: beat.firstMs, run: beat.run }));
  }

  /** Milliseconds from now until the next beat; Infinity when there is none. */
  get nextInMs(): number {
    return Math.max(0, Math.min(Infinity, ...this.#beats.map((beat) => beat.dueMs)) - this.#nowMs);
  }

  advance(elapsedMs: number): void {
    const untilMs = this.#nowMs + elapsedMs;
    for (let beat = this.#dueBy(untilMs); beat; beat = this.#dueBy(untilMs)) {
      this.#nowMs = beat.dueMs;
      beat.dueMs += Math.max(0.01, beat.run(beat.dueMs));
    }
    this.#nowMs = untilMs;
  }

  #dueBy(untilMs: number): { dueMs: number; readonly run: (atMs: number) => number } | undefined {
    let first: { dueMs: number; readonly run: (atMs: number) => number } | undefined;
    for (const beat of this.#beats) {
      if (beat.dueMs <= untilMs && (first === undefined || beat.dueMs < first.dueMs)) first = beat;
    }
    return first;
  }
}
