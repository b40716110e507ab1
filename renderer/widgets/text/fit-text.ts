import { breaksIn } from './breaks';
import { letters } from './letters';

/** How wide a text is in ems of its font. */
export type Ruler = (text: string, weight: number) => number;

export interface Room {
  /** In ems of the full size: the width of one line. */
  readonly width: number;
  readonly weight: number;
  readonly lines: 1 | 2;
  /** The least size, as a share of the full one. */
  readonly least: number;
  /** Rather two lines at full size than one that is smaller. */
  readonly wrapsFirst: boolean;
  /** What is lost when nothing else helps: a name is told by both its ends, a sentence by its beginning. */
  readonly loses: 'middle' | 'end';
}

export interface Fitted {
  readonly lines: readonly string[];
  /** Share of the full size. */
  readonly size: number;
}

/** Not those on which no line may break: they belong to a number and its unit. */
const BREAKING_SPACES = /[^\S\u00a0\u202f]+/g;

/** As few steps as the eye wants: full size, then smaller. */
const STEPS = 4;

/** Fits a text into its room: shrinks it, then wraps it, then takes from it. Never cuts a line off. */
export function fitText(text: string, room: Room, ruler: Ruler): Fitted {
  const tidy = text.trim().replace(BREAKING_SPACES, ' ');
  const sizes = Array.from({ length: STEPS + 1 }, (_, step) => 1 - ((1 - room.least) * step) / STEPS);
  const fits = (line: string, size: number): boolean => ruler(line, room.weight) * size <= room.width;
  const inOne = (among: readonly number[]): Fitted | null => {
    const size = among.find((each) => fits(tidy, each));
    return size === undefined ? null : { lines: [tidy], size };
  };
  const one = inOne(room.wrapsFirst ? sizes.slice(0, 1) : sizes);
  if (one !== null) return one;
  if (room.lines === 2) {
    for (const size of sizes) {
      const lines = inTwo(tidy, (line) => fits(line, size), ruler, room.weight);
      if (lines !== null) return { lines, size };
    }
  }
  const smaller = inOne(sizes);
  if (smaller !== null) return smaller;
  return { lines: shortened(tidy, room, ruler), size: room.least };
}

/** Splits between words, as evenly as it can. */
function inTwo(text: string, fits: (line: string) => boolean, ruler: Ruler, weight: number): string[] | null {
  let best: string[] | null = null;
  let bestWidth = Infinity;
  for (const at of breaksIn(text)) {
    const lines = [text.slice(0, at).trim(), text.slice(at).trim()];
    if (!lines.every(fits)) continue;
    const width = Math.max(...lines.map((line) => ruler(line, weight)));
    if (width < bestWidth) {
      best = lines;
      bestWidth = width;
    }
  }
  return best;
}

/** Keeps as much as fits around an ellipsis, or before it. */
function shortened(text: string, room: Room, ruler: Ruler): string[] {
  const all = letters(text);
  const fits = (line: string): boolean => ruler(line, room.weight) * room.least <= room.width;
  const widest = room.width * room.lines;
  for (let kept = all.length - 1; kept > 1; kept--) {
    const ahead = room.loses === 'end' ? kept : Math.ceil(kept / 2);
    const head = all.slice(0, ahead).join('').trimEnd();
    const tail = all
      .slice(all.length - (kept - ahead))
      .join('')
      .trimStart();
    const line = `${head}…${tail}`;
    if (room.lines === 1 ? fits(line) : false) return [line];
    // Where to split is worth a thought only once the line is short enough; a space that is dropped there counts little.
    if (room.lines === 2 && ruler(line, room.weight) * room.least <= widest + 1) {
      const lines = inTwo(line, fits, ruler, room.weight) ?? broken(head, tail, fits) ?? (fits(line) ? [line] : null);
      if (lines !== null) return lines;
    }
  }
  return ['…'];
}

/** Without a better place to split, the lost middle is one. */
function broken(head: string, tail: string, fits: (line: string) => boolean): string[] | null {
  if (tail === '') return null;
  const lines = [`${head}…`, tail];
  return lines.every(fits) ? lines : null;
}
