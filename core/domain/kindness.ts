import type { Entry } from './board';

/** What of a board is shown, so that looking at it is a pleasure for those further down as well. */
export interface Kindness {
  /** Entries that are shown one after the other; without it, as many as fit. */
  readonly topEntries?: number | undefined;
  readonly rest: 'chase' | 'hidden';
  readonly lastPlace: 'hidden' | 'shown';
}

export interface Chase {
  /** Who is ahead; empty where that is nobody's business. */
  readonly name: string;
  /** In the unit of the board's values; more than nothing. */
  readonly gap: number;
}

export interface Selected {
  readonly entry: Entry;
  /** Its place among all entries of the board, from 0. */
  readonly index: number;
  /** null for the top. */
  readonly chase: Chase | null;
}

/** On a board of so many everybody is near the top. */
export const SMALL_BOARD = 10;
/** The closest ones below the top. */
export const MOST_CHASES = 4;

/** What a wall shows of these entries, in their order. @param limit rows at most, over all pages */
export function selected(entries: readonly Entry[], limit: number, kindness: Kindness): readonly Selected[] {
  const shown = withoutLast(entries, kindness);
  const top = Math.min(limit, kindness.topEntries ?? limit);
  const first = shown.slice(0, top).map((entry, index) => ({ entry, index, chase: null }));
  if (kindness.rest === 'hidden') return first;
  const closest = chases(shown, top).slice(0, Math.min(MOST_CHASES, limit - top));
  return [...first, ...closest.sort((a, b) => a.index - b.index)];
}

/**
 * The entries without those that share the last rank. There is no last place on a small board, and none where at least half
 * of the board shares it: on the morning of the first sale all others would be gone.
 */
export function withoutLast(entries: readonly Entry[], { lastPlace }: Pick<Kindness, 'lastPlace'>): readonly Entry[] {
  const last = entries.at(-1);
  if (lastPlace === 'shown' || last === undefined || entries.length <= SMALL_BOARD) return entries;
  const count = entries.findIndex(({ rank }) => rank === last.rank);
  return count * 2 <= entries.length ? entries : entries.slice(0, count);
}

/** Those below the top who are close to the one ahead of them, the closest first. */
function chases(entries: readonly Entry[], top: number): (Selected & { readonly chase: Chase })[] {
  return entries
    .flatMap((entry, index) => {
      const ahead = entries[index - 1];
      if (index < top || ahead === undefined || ahead.value === null || entry.value === null) return [];
      const gap = ahead.value - entry.value;
      return gap > 0 ? [{ entry, index, chase: { name: ahead.name, gap } }] : [];
    })
    .sort((a, b) => a.chase.gap - b.chase.gap);
}
