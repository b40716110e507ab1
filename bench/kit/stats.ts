/** Throws RangeError on an empty list. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Linear between neighbours. Throws RangeError on an empty list. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new RangeError('quantile: the list is empty');
  return below + (above - below) * (place - Math.floor(place));
}

/** Throws RangeError on an empty list. */
export function largest(values: readonly number[]): number {
  return quantile(values, 1);
}

/** Throws RangeError on an empty list. */
export function smallest(values: readonly number[]): number {
  return quantile(values, 0);
}

/** Standard deviation through mean. */
export function variation(values: readonly number[]): number {
  const mean = sum(values) / values.length;
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / values.length) / mean;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Slope of the straight line that fits the points best. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const meanX = sum(points.map(([x]) => x)) / points.length;
  const meanY = sum(points.map(([, y]) => y)) / points.length;
  const over = sum(points.map(([x, y]) => (x - meanX) * (y - meanY)));
  return over / sum(points.map(([x]) => (x - meanX) ** 2));
}
