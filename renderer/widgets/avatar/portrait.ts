import { hashOf } from '#core/kernel/hash';
import { letters } from '../text/letters';

/** Pairs that carry white initials. */
const GRADIENTS: readonly (readonly [string, string])[] = [
  ['#7c5cff', '#d65cde'],
  ['#12b3a6', '#2f7bff'],
  ['#ff7a59', '#ea4c89'],
  ['#ffb02e', '#ff4e2b'],
  ['#0f9d94', '#37e27c'],
  ['#4878ee', '#8b4fe8'],
  ['#ef5b5b', '#ffb36b'],
  ['#00aedb', '#0873b8'],
  ['#c26bff', '#ff6fc0'],
  ['#4fae3a', '#a4dd52'],
  ['#3f6cff', '#22c1dc'],
  ['#e0457b', '#8e3fd1'],
];
const FALLBACK = ['#4878ee', '#8b4fe8'] as const;

/** Some of them that nobody takes for each other from afar. */
const DISTINCT: readonly (readonly [string, string])[] = [5, 4, 3, 11, 7, 2].map(
  (index) => GRADIENTS[index] ?? FALLBACK,
);

/** The same id has the same colours on every wall. */
export function gradientOf(id: string): readonly [string, string] {
  return GRADIENTS[placeOf(id, GRADIENTS.length)] ?? FALLBACK;
}

/** Colours for a few that stand beside each other: each has its own, as long as there are enough. */
export function gradientsOf(ids: readonly string[]): readonly (readonly [string, string])[] {
  const taken = new Set<number>();
  return ids.map((id) => {
    let place = placeOf(id, DISTINCT.length);
    while (taken.has(place) && taken.size < DISTINCT.length) place = (place + 1) % DISTINCT.length;
    taken.add(place);
    return DISTINCT[place] ?? FALLBACK;
  });
}

function placeOf(id: string, count: number): number {
  let hash = hashOf(id);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  return (hash >>> 0) % count;
}

const HAN = /\p{Script=Han}/u;
const HANGUL = /\p{Script=Hangul}/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Letters of these change their shape when they join, and two initials may make a word. */
const JOINED = /[\p{Script=Arabic}\p{Script=Syriac}]/u;
const NARROW_SPACE = '\u202f';
/** Written before the consonant that they are spoken after. */
const VOWELS_IN_FRONT = /^[\u0e40-\u0e44\u0ec0-\u0ec4]/;
/** Vowels and tones, which Thai initials go without. */
const THAI_MARKS = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g;
/** "al-" belongs to most family names and tells none from another. */
const ARTICLE = /^ال(?=\p{L}{2})/u;
/** A longer name without spaces is a team's or a company's. */
const LONGEST_PERSON = 4;

/** The first letters of the first and the last word; one letter for a single word. In East Asia as is the custom there. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return '?';
  if (HANGUL.test(last)) return givenName(last);
  // With a space it is Japanese, and colleagues go by their family names.
  if (HAN.test(first) && words.length > 1) return letters(first).slice(0, 2).join('');
  if (KANA.test(first)) return kanaName(first);
  if (HAN.test(first)) return givenName(first);
  const ends = (words.length > 1 ? [first, last] : [first]).map(initial);
  return ends.join(ends.some((end) => JOINED.test(end)) ? NARROW_SPACE : '');
}

/** The given name, which tells people apart where a few family names are shared by all. */
function givenName(word: string): string {
  const all = letters(word);
  return (all.length > LONGEST_PERSON ? all.slice(0, 2) : all.slice(-2)).join('');
}

/** What comes before the kana is the family name. */
function kanaName(word: string): string {
  const family = /^\p{Script=Han}{1,2}/u.exec(word)?.[0];
  return family ?? letters(word)[0] ?? '?';
}

function initial(word: string): string {
  const letter = letters(word.replace(ARTICLE, '')).find(
    (each) => /[\p{L}\p{N}]/u.test(each) && !VOWELS_IN_FRONT.test(each),
  );
  return (letter ?? '').replace(THAI_MARKS, '').toLocaleUpperCase();
}
