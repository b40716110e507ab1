/** 32 bits that tell texts apart (FNV-1a): the same text gives the same number everywhere. Not for secrets. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
