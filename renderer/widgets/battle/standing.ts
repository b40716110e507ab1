/** Where things of a battle stand. Shares are from 0 to 1. */

/** A lead is shown larger than it is, to be felt from afar. */
const FELT = 3;
/** Both sides keep the room that their words need. */
const LEAST = 0.4;
/** A column that has nothing is still there. */
const LOWEST_COLUMN = 0.1;

/** Where the seam between two sides stands, from the first one's edge: in the middle when they are level. */
export function seamOf(first: number, second: number): number {
  const sum = Math.abs(first) + Math.abs(second);
  const lead = sum === 0 ? 0 : (first - second) / (2 * sum);
  return Math.max(LEAST, Math.min(1 - LEAST, 0.5 + FELT * lead));
}

/** How high the columns are. They stand on zero, or below the lowest where values are negative. */
export function columnsOf(values: readonly number[]): readonly number[] {
  const most = Math.max(...values);
  const floor = Math.min(0, ...values);
  const span = most - floor;
  return values.map((value) => (span === 0 ? 1 : LOWEST_COLUMN + (1 - LOWEST_COLUMN) * ((value - floor) / span)));
}
