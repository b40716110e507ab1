import type { Language } from '#core/config/choices';
import { arabic } from './ar';
import { german } from './de';
import { english } from './en';
import { french } from './fr';
import { japanese } from './ja';
import { spanish } from './es';
import type { Words } from './words';

/** One file and one line per language. */
const CATALOGUES: Readonly<Record<Language, Words>> = {
  en: english,
  de: german,
  es: spanish,
  fr: french,
  ja: japanese,
  ar: arabic,
};

/** The words of a language; English where there are none. */
export function wordsOf(language: string | undefined): Words {
  return language !== undefined && isKnown(language) ? CATALOGUES[language] : english;
}

function isKnown(language: string): language is Language {
  return Object.hasOwn(CATALOGUES, language);
}
