/** Of the viewBox that the line is drawn in; room for the line's own width above and below. */
const WIDTH = 100;
const HEIGHT = 24;
const INSET = 3;

export interface TrendPath {
  readonly line: string;
  readonly area: string;
}

/** A smooth line through the numbers, oldest at the left; null where two points are not to be had. */
export function trendPath(history: readonly number[]): TrendPath | null {
  if (history.length < 2) return null;
  const low = Math.min(...history);
  const high = Math.max(...history);
  const span = high - low;
  const points = history.map((value, index) => ({
    x: (index / (history.length - 1)) * WIDTH,
    // What does not change is a line through the middle.
    y: span === 0 ? HEIGHT / 2 : HEIGHT - INSET - ((value - low) / span) * (HEIGHT - 2 * INSET),
  }));
  const [first, ...rest] = points;
  if (first === undefined) return null;
  let line = `M${at(first)}`;
  let from = first;
  for (const to of rest) {
    const middle = (from.x + to.x) / 2;
    line += `C${at({ x: middle, y: from.y })} ${at({ x: middle, y: to.y })} ${at(to)}`;
    from = to;
  }
  return { line, area: `${line}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z` };
}

const at = ({ x, y }: { x: number; y: number }): string => `${round(x)} ${round(y)}`;
const round = (value: number): number => Math.round(value * 100) / 100;
