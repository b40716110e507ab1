import { letters } from './letters';

/** A stretch of a number that changes as one, or that stays. */
export interface Piece {
  readonly text: string;
  /** What stood there before; null for what does not change. */
  readonly was: string | null;
}

/**
 * Pairs the characters of two numbers from the right, so that only the digits that differ roll.
 *
 * @returns runs of number and of everything else. What rolls is a box of its own, and in a line that runs from the right
 * boxes are set in the line's order: the digits of one number must stay in a run from the left.
 */
export function rolledText(before: string, after: string): readonly (readonly Piece[])[] {
  const old = letters(before);
  const fresh = letters(after);
  const shift = old.length - fresh.length;
  const runs: Piece[][] = [];
  let number: boolean | null = null;
  for (const [index, text] of fresh.entries()) {
    const held = old[index + shift] ?? '';
    const rolls = held !== text && isDigit(text);
    const piece = { text, was: rolls ? (isDigit(held) ? held : '') : null };
    const run = runs.at(-1);
    if (PART_OF_NUMBER.test(text) === number && run !== undefined) append(run, piece);
    else runs.push([piece]);
    number = PART_OF_NUMBER.test(text);
  }
  return runs;
}

/** Those side by side that roll, and those that stay, are one. */
function append(run: Piece[], piece: Piece): void {
  const last = run.at(-1);
  if (last === undefined || (last.was === null) !== (piece.was === null)) {
    run.push(piece);
    return;
  }
  const was = last.was === null || piece.was === null ? null : last.was + piece.was;
  run[run.length - 1] = { text: last.text + piece.text, was };
}

const PART_OF_NUMBER = /^[\p{Nd}.,\u066b\u066c\u202f-]$/u;

function isDigit(text: string): boolean {
  return /^\p{Nd}$/u.test(text);
}
