import type { Random } from '#core/kernel/random';
import { between } from './random-choice';

/** No two celebrations come closer than this. */
const CELEBRATION_GAP_MS = 14_000;

const FIRST_MS: readonly [number, number] = [13_000, 18_000];
const SPACING_MS: readonly [number, number] = [38_000, 64_000];

/** Paces the celebrations: one is due now and then, and what cannot wait asks whether the stage is free. */
export class Stage {
  readonly #random: Random;
  #lastMs = -Infinity;
  #nextMs: number;

  constructor(random: Random) {
    this.#random = random;
    this.#nextMs = between(random, FIRST_MS);
  }

  /** When the next celebration is due, if nothing takes the stage before. */
  get nextMs(): number {
    return this.#nextMs;
  }

  /** Never before the first celebration that is due. */
  isFree(atMs: number): boolean {
    return this.#lastMs !== -Infinity && atMs - this.#lastMs >= CELEBRATION_GAP_MS;
  }

  take(atMs: number): void {
    this.#lastMs = atMs;
    this.#nextMs = atMs + between(this.#random, SPACING_MS);
  }
}
