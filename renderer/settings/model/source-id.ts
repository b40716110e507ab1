/** Ids of sources. An admin types a name; the id, which the configuration file needs, is made from it. */

const LONGEST_ID = 40;

/** Letters that do not come apart into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** "Équipe Nord" becomes "equipe-nord"; "" and names without a Latin letter or digit become "source". */
export function slug(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? '');
  return trimmed(plain.replace(/[^a-z0-9]+/g, '-'), LONGEST_ID) || 'source';
}

/** The slug of a name, with a number behind it when another source has it already. */
export function uniqueId(name: string, taken: readonly string[]): string {
  const base = slug(name);
  if (!taken.includes(base)) return base;
  for (let count = 2; ; count++) {
    const suffix = `-${count}`;
    const candidate = trimmed(base, LONGEST_ID - suffix.length) + suffix;
    if (!taken.includes(candidate)) return candidate;
  }
}

/** An id as people read it: "sales-floor" becomes "Sales floor". */
export function nameOf(id: string): string {
  const words = id.replaceAll('-', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What people call a source: the name that it was given, or else its id in words. */
export function displayName(source: { readonly id: string; readonly name?: string | undefined }): string {
  return source.name ?? nameOf(source.id);
}

function trimmed(text: string, longest: number): string {
  return text.replace(/^-+/, '').slice(0, longest).replace(/-+$/, '');
}
