import { letters } from './letters';

/** A piece of a number on its way from one text to the next. */
export interface Glyph {
  readonly text: string;
  /** What stood there before; null for a piece that does not change. */
  readonly was: string | null;
  readonly up: boolean;
  /** The change that set it rolling. */
  readonly roll: number;
}

/**
 * Pairs the characters of two numbers from the right, so that only the digits that differ roll.
 *
 * @param rolling what the text before is made of, where it is still on its way: a digit that stays goes on rolling
 * @param roll the number of this change
 */
export function rolledText(
  before: string,
  after: string,
  up: boolean,
  rolling: readonly Glyph[] = [],
  roll = 0,
): Glyph[] {
  const old = letters(before);
  const fresh = letters(after);
  const shift = old.length - fresh.length;
  return fresh.map((text, index) => {
    const was = old[index + shift] ?? '';
    const held = rolling[index + shift];
    if (held?.text === text) return held;
    const rolls = was !== text && isDigit(text);
    return { text, was: rolls ? (isDigit(was) ? was : '') : null, up, roll };
  });
}

function isDigit(text: string): boolean {
  return /^\p{Nd}$/u.test(text);
}
