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

/**
 * Cuts glyphs into runs of number and of everything else. A digit that rolls is a box of its own, and in a line that runs
 * from the right boxes are set in the line's order: the digits of one number must stay in a run from the left.
 */
export function numberRuns(glyphs: readonly Glyph[]): readonly (readonly Glyph[])[] {
  const runs: Glyph[][] = [];
  let number: boolean | null = null;
  for (const glyph of glyphs) {
    const same = PART_OF_NUMBER.test(glyph.text) === number;
    const run = runs.at(-1);
    if (same && run !== undefined) run.push(glyph);
    else runs.push([glyph]);
    number = PART_OF_NUMBER.test(glyph.text);
  }
  return runs;
}

const PART_OF_NUMBER = /^[\p{Nd}.,\u066b\u066c\u202f-]$/u;

function isDigit(text: string): boolean {
  return /^\p{Nd}$/u.test(text);
}
