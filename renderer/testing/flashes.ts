/**
 * Flashes as WCAG 2.3.1 counts them: a pair of opposing changes of the relative luminance by a tenth or more, the darker
 * picture being below 0.8. More than three in a second, over more than a quarter of a central field of view, can make people ill.
 */

/** The relative luminance, 0 to 1, of every cell of a picture at one moment. */
export interface Sample {
  readonly atMs: number;
  readonly cells: readonly number[];
}

const CHANGE = 0.1;
const BRIGHT = 0.8;
const SECOND_MS = 1_000;
export const MOST_FLASHES = 3;
/** A quarter of 341 by 256 pixels, of a screen of 1024 by 768. */
export const LARGE_AREA = (341 * 256) / 4 / (1_024 * 768);

/** Share of the picture that flashes more than is allowed in any second. */
export function flashingShare(samples: readonly Sample[]): number {
  const cells = samples[0]?.cells.length ?? 0;
  if (cells === 0) return 0;
  const flashing = Array.from({ length: cells }, (_, cell) =>
    mostFlashes(samples.map(({ atMs, cells: all }) => [atMs, all[cell] ?? 0] as const)),
  ).filter((flashes) => flashes > MOST_FLASHES);
  return flashing.length / cells;
}

/** Of one cell: the most flashes in any second. */
export function mostFlashes(course: readonly (readonly [atMs: number, luminance: number])[]): number {
  const turns = changes(course);
  return Math.max(
    0,
    ...turns.map((from) => Math.floor(turns.filter((at) => at >= from && at < from + SECOND_MS).length / 2)),
  );
}

/** When each change was complete that goes the other way than the one before. */
function changes(course: readonly (readonly [atMs: number, luminance: number])[]): number[] {
  const found: number[] = [];
  let [low, high] = [Infinity, -Infinity];
  let rising: boolean | null = null;
  for (const [atMs, luminance] of course) {
    low = Math.min(low, luminance);
    high = Math.max(high, luminance);
    const rises = luminance - low >= CHANGE && low < BRIGHT;
    const falls = high - luminance >= CHANGE && luminance < BRIGHT;
    if ((rises && rising !== true) || (falls && rising !== false)) {
      rising = rises;
      found.push(atMs);
    }
    // On the way up only the way back counts from the top, and the other way round.
    if (rising === true && luminance >= high) low = high = luminance;
    if (rising === false && luminance <= low) low = high = luminance;
  }
  return found;
}
