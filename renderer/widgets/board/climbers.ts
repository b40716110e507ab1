/**
 * Who passed others between two orders, and not just moved up because someone else fell. These are the entries outside
 * the longest run that kept its order, as far as they went up.
 */
export function climbers(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const was = new Map(before.map((id, index) => [id, index]));
  const known = after.filter((id) => was.has(id));
  const kept = longestRising(known.map((id) => was.get(id) ?? 0));
  const now = new Map(after.map((id, index) => [id, index]));
  return new Set(known.filter((id, index) => !kept.has(index) && (now.get(id) ?? 0) < (was.get(id) ?? 0)));
}

/** Positions of a longest rising subsequence (patience sorting); of several, the one that keeps the smaller numbers. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const previous: number[] = [];
  const tails: number[] = [];
  for (const [position, value] of numbers.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[position] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = position;
  }
  const kept = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) kept.add(at);
  return kept;
}
