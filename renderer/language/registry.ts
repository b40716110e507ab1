import { english } from './en';
import type { Words } from './words';

/** One file and one line per language. */
const LANGUAGES: ReadonlyMap<string, Words> = new Map([['en', english]]);

/** The words of a language; English where there are none. */
export function wordsOf(language: string | undefined): Words {
  return LANGUAGES.get(language ?? 'en') ?? english;
}
