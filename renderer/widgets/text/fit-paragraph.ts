import type { Ruler } from './fit-text';
import { letters } from './letters';

export interface ParagraphRoom {
  /** In units. */
  readonly width: number;
  readonly height: number;
  readonly weight: number;
  /** In units: the sizes to choose from. */
  readonly largest: number;
  readonly least: number;
  /** Distance of two lines as a share of the size. */
  readonly leading: number;
}

export interface Paragraph {
  readonly lines: readonly string[];
  /** In units. */
  readonly size: number;
}

const STEPS = 12;

/** The largest size at which a text of any length fits. What does not fit at the least size is lost at its end. */
export function fitParagraph(text: string, room: ParagraphRoom, ruler: Ruler): Paragraph {
  const { largest, least, leading, height, width, weight } = room;
  for (let step = 0; step <= STEPS; step++) {
    const size = largest - ((largest - least) * step) / STEPS;
    const most = Math.max(1, Math.floor(height / (size * leading)));
    const lines = wrapped(text, width / size, weight, ruler);
    if (lines.length <= most && (step === STEPS || lines.every((line) => !line.broken))) {
      return {
        lines: balanced(
          text,
          lines.map(({ text: line }) => line),
          width / size,
          weight,
          ruler,
        ),
        size,
      };
    }
    if (step === STEPS) {
      const kept = lines.slice(0, most).map(({ text: line }) => line);
      const last = letters(kept.at(-1) ?? '');
      while (last.length > 1 && ruler(`${last.join('')}…`, weight) * size > width) last.pop();
      return { lines: [...kept.slice(0, -1), `${last.join('').trimEnd()}…`], size };
    }
  }
  return { lines: [], size: least };
}

interface Line {
  readonly text: string;
  /** A word that is wider than a line was broken for it. */
  readonly broken: boolean;
}

/** Breaks between words, in scripts without spaces between any two letters, and elsewhere only where a word is too wide. */
function wrapped(text: string, width: number, weight: number, ruler: Ruler): readonly Line[] {
  const lines: Line[] = [];
  for (const paragraph of text.trim().split(/\n+/)) {
    let line = '';
    let broken = false;
    for (const word of paragraph.trim().split(/(\s+|(?<=[\u3000-\u9fff\uff00-\uffef]))/u)) {
      if (word === '' || (line === '' && word.trim() === '')) continue;
      if (ruler((line + word).trimEnd(), weight) <= width) {
        line += word;
        continue;
      }
      if (line !== '') lines.push({ text: line.trimEnd(), broken });
      [line, broken] = ['', false];
      for (const letter of letters(word.trimStart())) {
        if (line !== '' && ruler(line + letter, weight) > width) {
          lines.push({ text: line, broken: true });
          line = '';
        }
        line += letter;
      }
    }
    lines.push({ text: line.trimEnd(), broken });
  }
  return lines;
}

/** As many lines, but of more even length: no word alone in the last one. */
function balanced(
  text: string,
  lines: readonly string[],
  width: number,
  weight: number,
  ruler: Ruler,
): readonly string[] {
  let best = lines;
  for (let share = 0.95; share >= 0.6; share -= 0.05) {
    const next = wrapped(text, width * share, weight, ruler);
    if (next.length > lines.length || next.some(({ broken }) => broken)) break;
    best = next.map(({ text: line }) => line);
  }
  return best;
}
