const LETTER = /[\p{L}\p{N}]/u;
/** Letters of languages that write words without a gap between them, or join small words to the one beside them. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Arab}]/u;
/** Names that would be found within every other word: a letter, or two where a letter is no more than a sound. */
const WITHIN_OTHERS = /^(?:.|[\p{scx=Thai}\p{scx=Arab}]{2})$/su;
/** "Okafors Team", as German, Swedish and others have it… */
const GENITIVE = /^s(?![\p{L}\p{N}])/u;
/** …of a name that is not an everyday word with it, such as "Al" and "als". */
const SHORTEST_IN_GENITIVE = 3;

/** Does a name stand in a text by itself, between what is before it and what is after it? */
type StandsAlone = (before: string, after: string) => boolean;

/** The text with this name, where it stands as words of its own and is spelt like that, replaced by the other. */
export const withName = (text: string, known: string, name: string): string => {
  return replaced(text, known, name, isWord);
};

/**
 * The same where nobody must read the name: it need not be a word of its own in languages that have no gaps between words,
 * and may have the ending of the genitive. Too much rather than too little is found.
 */
export const withoutName = (text: string, known: string, instead: string): string => {
  return replaced(text, known, instead, readsAs(known));
};

/** May somebody read this name in the text? */
export const names = (text: string, name: string): boolean => withoutName(text, name, '') !== text;

function replaced(text: string, known: string, name: string, standsAlone: StandsAlone): string {
  if (known === '' || known === name || !text.includes(known)) return text;
  const parts = text.split(known);
  return parts.slice(1).reduce((before, after, index) => {
    return `${before}${standsAlone(parts[index] ?? '', after) ? name : known}${after}`;
  }, parts[0] ?? '');
}

function isWord(before: string, after: string): boolean {
  return !LETTER.test(lastOf(before)) && !LETTER.test(firstOf(after));
}

function readsAs(name: string): StandsAlone {
  if (WITHIN_OTHERS.test(name)) return isWord;
  const hasGenitive = name.length >= SHORTEST_IN_GENITIVE;
  const parts = (left: string, right: string): boolean =>
    !LETTER.test(left) || !LETTER.test(right) || UNSPACED.test(left) || UNSPACED.test(right);
  return (before, after) => {
    if (!parts(lastOf(before), firstOf(name))) return false;
    return parts(lastOf(name), firstOf(after)) || (hasGenitive && GENITIVE.test(after));
  };
}

const firstOf = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 0);

/** A letter may be made of two halves. */
const lastOf = (text: string): string => /.$/su.exec(text.slice(-2))?.[0] ?? '';
