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

/** The same id has the same colours on every wall. */
export function gradientOf(id: string): readonly [string, string] {
  let hash = 0x811c9dc5;
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  return GRADIENTS[(hash >>> 0) % GRADIENTS.length] ?? FALLBACK;
}

/** The first letters of the first and the last word; one letter for a single word. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends.map((word) => /[\p{L}\p{N}]/u.exec(word ?? '')?.[0].toLocaleUpperCase() ?? '').join('') || '?';
}
