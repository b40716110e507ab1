/** What differs between two orders: both without what they begin and end with in common. */
export interface Change {
  /** Where it begins in both. */
  readonly start: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export function changeBetween(before: readonly string[], after: readonly string[]): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { start, before: before.slice(start, before.length - tail), after: after.slice(start, after.length - tail) };
}

/**
 * Who passed others between two orders, and not just moved up because someone else fell. These are the entries outside
 * the longest run that kept its order, as far as they went up.
 */
export function climbers(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  return climbersIn(changeBetween(before, after));
}

export function climbersIn({ before, after }: Change): ReadonlySet<string> {
  const first = after[0];
  // By far the most common change, also on very long boards: one goes up past the others.
  if (first !== undefined && isClimbOfOne(before, after)) return new Set([first]);
  const was = new Map(before.map((id, index) => [id, index]));
  const known = after.flatMap((id, now) => {
    const old = was.get(id);
    return old === undefined ? [] : [{ id, old, now }];
  });
  const kept = longestRising(known.map(({ old }) => old));
  return new Set(known.filter(({ old, now }, index) => !kept.has(index) && now < old).map(({ id }) => id));
}

/** Was the last one put first, and nothing else done? */
function isClimbOfOne(before: readonly string[], after: readonly string[]): boolean {
  const last = before.length - 1;
  return (
    last > 0 &&
    after.length === before.length &&
    after[0] === before[last] &&
    after.every((id, index) => index === 0 || id === before[index - 1])
  );
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
