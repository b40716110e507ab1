/** No setting is named at such length; comparing more would only cost time. */
const LONGEST_SLIP = 80;

/**
 * The known key that was probably meant: the one with the fewest edits, if they are few enough to be a slip; else the one
 * that begins like it.
 */
export function nearestKey(found: string, known: readonly string[]): string | null {
  if (found.length > LONGEST_SLIP) return null;
  let best: string | null = null;
  let bestDistance = Math.min(found.length, Math.max(2, Math.floor(found.length / 2)) + 1);
  for (const key of known) {
    const distance = editDistance(found.toLowerCase(), key.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [key, distance];
  }
  return best ?? (found.length < 3 ? null : (known.find((key) => beginsWith(key, found)) ?? null));
}

function beginsWith(key: string, found: string): boolean {
  return key.toLowerCase().startsWith(found.toLowerCase());
}

/** Edits (insert, delete, replace, swap of neighbours) that turn one word into the other. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
