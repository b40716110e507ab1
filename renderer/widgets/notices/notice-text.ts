import type { Notice, Phrase } from '#core/domain/notices';
import type { Formats } from '../../language/formats';
import { isolated } from '../../language/script';
import type { Words } from '../../language/words';

/** A notice in words: the backend's own, or a phrase in the wall's language. */
export function noticeText(
  body: Notice['body'],
  words: Words,
  formats: Formats,
  shortName: (name: string) => string,
): string {
  return 'text' in body ? body.text : phraseText(body.phrase, words, formats, shortName);
}

function phraseText(phrase: Phrase, words: Words, formats: Formats, shortName: (name: string) => string): string {
  const own = (told: string): string => isolated(told, words.direction);
  return words.phrases[phrase.id]({
    name: own(shortName(phrase.name)),
    others: phrase.others.map(({ name }) => own(shortName(name))),
    amount: phrase.amount === null ? null : formats.amount(phrase.amount),
    count: phrase.amount,
    subject: phrase.subject === null ? null : own(phrase.subject),
  });
}
