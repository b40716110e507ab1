/** Which rows of a long board are on show. Rows are counted from 0, below the podium. */
export interface Page {
  readonly index: number;
  readonly count: number;
  /** The first row on show and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** The first page, which most people look for, stays longer. */
export const FIRST_PAGE_MS = 20_000;
export const OTHER_PAGE_MS = 12_000;

/** Every page is full: the last one reaches back over rows already shown rather than leaving a hole. */
export function pageOf(index: number, rowsInAll: number, perPage: number): Page {
  const count = perPage <= 0 ? 1 : Math.max(1, Math.ceil(rowsInAll / perPage));
  const shown = Math.min(index, count - 1);
  const span = Math.max(0, rowsInAll - perPage);
  const from = count === 1 ? 0 : Math.round((shown * span) / (count - 1));
  return { index: shown, count, from, to: Math.min(rowsInAll, from + perPage) };
}

/**
 * Which page is on show some time after the board appeared, and for how much longer: the first page, then each of the
 * others in turn, always coming back to the first in between.
 */
export function pageIndexAt(elapsedMs: number, count: number): { readonly index: number; readonly forMs: number } {
  if (count <= 1) return { index: 0, forMs: Infinity };
  const roundMs = FIRST_PAGE_MS + OTHER_PAGE_MS;
  const round = Math.floor(elapsedMs / roundMs);
  const intoMs = elapsedMs - round * roundMs;
  if (intoMs < FIRST_PAGE_MS) return { index: 0, forMs: FIRST_PAGE_MS - intoMs };
  return { index: 1 + (round % (count - 1)), forMs: roundMs - intoMs };
}
