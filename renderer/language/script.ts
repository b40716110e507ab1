import type { Direction } from './words';

/** Hebrew, Arabic and the smaller scripts that are written from the right, with their presentation forms. */
const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * A name or a title on its way into a sentence of the wall's: whichever way it runs, it does not carry its neighbours along.
 * Names come without such marks of their own: those are taken out where messages are read.
 */
export function isolated(text: string, direction: Direction): string {
  const stands = direction === 'ltr' && !FROM_THE_RIGHT.test(text);
  return stands ? text : `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}`;
}

/** The language that a name's letters belong to alone, where it decides how the characters beside them are drawn. */
export function languageOfLetters(text: string): 'ja' | 'ko' | undefined {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  return /\p{Script=Hangul}/u.test(text) ? 'ko' : undefined;
}

/** Letters with marks far above or below them: two such lines stand further apart. */
const TALL =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

export function isTall(text: string): boolean {
  return TALL.test(text);
}
