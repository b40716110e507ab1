/** Ranges of missing numbers kept at a time; the lowest are forgotten first. */
export const MOST_HOLES = 64;

interface Hole {
  readonly from: number;
  readonly to: number;
}

/** Whole numbers that are missing below the highest known one, in a bounded memory. */
export class Holes {
  #holes: Hole[] = [];

  /** Everything from `from` to `to` is missing; both are above all that is known. */
  add(from: number, to: number): void {
    if (from > to) return;
    this.#holes.push({ from, to });
    if (this.#holes.length > MOST_HOLES) this.#holes.shift();
  }

  /** Was it missing? It is not any more. */
  take(number: number): boolean {
    const index = this.#holes.findIndex(({ from, to }) => from <= number && number <= to);
    const hole = this.#holes[index];
    if (hole === undefined) return false;
    const halves = [
      { from: hole.from, to: number - 1 },
      { from: number + 1, to: hole.to },
    ];
    this.#holes.splice(index, 1, ...halves.filter(({ from, to }) => from <= to));
    if (this.#holes.length > MOST_HOLES) this.#holes.shift();
    return true;
  }

  clear(): void {
    this.#holes = [];
  }
}
