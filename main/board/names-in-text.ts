const LETTER = /[\p{L}\p{N}]/u;

/** The text with this name, where it stands as words of its own and is spelt like that, replaced by the other. */
export function withName(text: string, known: string, name: string): string {
  if (known === '' || known === name || !text.includes(known)) return text;
  const parts = text.split(known);
  return parts.slice(1).reduce((before, after, index) => {
    const inWord = LETTER.test(parts[index]?.at(-1) ?? '') || LETTER.test(after.at(0) ?? '');
    return `${before}${inWord ? known : name}${after}`;
  }, parts[0] ?? '');
}

/** Does the text hold this name as words of its own? */
export const names = (text: string, name: string): boolean => withName(text, name, '') !== text;
