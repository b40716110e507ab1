const HIDDEN = '[hidden]';

/** Names of what must not be read, in JSON and in addresses. */
const NAMES =
  'token|access_?token|refresh_?token|auth|authorization|api_?key|key|password|passwd|secret|session|pin|(?:set-)?cookie';

/** What looks like a secret wherever it stands: bearer tokens, JWTs, cookies, secrets in addresses and in JSON. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g, HIDDEN],
  [/\b(Bearer|Basic)\s+[^\s"',;]+/gi, `$1 ${HIDDEN}`],
  [/\b(cookie|authorization)\s*:\s*[^\n]+/gi, `$1: ${HIDDEN}`],
  [new RegExp(`([?&](?:${NAMES})=)[^&\\s"'#]+`, 'gi'), `$1${HIDDEN}`],
  [new RegExp(`("(?:${NAMES})"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`, 'gi'), `$1"${HIDDEN}"`],
  // The same inside a text that is itself written as JSON.
  [new RegExp(`(\\\\"(?:${NAMES})\\\\"\\s*:\\s*)\\\\"(?:(?!\\\\").)*\\\\"`, 'gi'), `$1\\"${HIDDEN}\\"`],
  [/(\/\/)[^\s/@]+@/g, `$1${HIDDEN}@`],
];

/** A secret shorter than this would hide half the text. */
const SHORTEST_SECRET = 4;

/** Takes secrets out of a text: those that look like one, and those that it was told of. */
export class Redactor {
  /** Longest first, so that none is seen in part because another begins like it. */
  #secrets: readonly string[] = [];

  /** From now on this text is never written, nor as it is spelled in JSON or in an address. */
  hide(secret: string): void {
    if (secret.length < SHORTEST_SECRET || this.#secrets.includes(secret)) return;
    const spellings = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(wellFormed(secret))];
    this.#secrets = [...new Set([...this.#secrets, ...spellings])].sort((a, b) => b.length - a.length);
  }

  clean(text: string): string {
    let cleaned = text;
    for (const secret of this.#secrets) cleaned = cleaned.replaceAll(secret, HIDDEN);
    for (const [pattern, replacement] of PATTERNS) cleaned = cleaned.replace(pattern, replacement);
    return cleaned;
  }
}

/** Half a character cannot stand in an address. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
