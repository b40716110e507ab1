/** "12" of "Level 12", and what one counts through to get there. */
export interface TellingNumber {
  readonly text: string;
  readonly value: number | null;
  readonly before: readonly string[];
}

/** Whole numbers with at most three digits: more do not fit on an emblem. Parts of dates, prices and shares are none. */
const ALONE = /(?<![\p{Nd}.,:/\-−$€£¥])\p{Nd}{1,3}(?![\p{Nd}\p{L}%:/]|[.,]\p{Nd}|[\s\u00a0\u202f]?%)/gu;
const COUNTED = 4;

/** The number that a title is about: its only one. */
export function tellingNumber(title: string): TellingNumber | null {
  const [text, ...others] = (title.match(ALONE) ?? []).map(String);
  if (text === undefined || others.length > 0) return null;
  const value = /^[0-9]+$/.test(text) ? Number(text) : null;
  const steps = value === null ? 0 : Math.min(COUNTED, Math.max(0, value - 1));
  const before = Array.from({ length: steps }, (_, index) => String((value ?? 0) - steps + index));
  return { text, value, before };
}
