const HIDDEN = '[hidden]';

/** What the names of secrets end with, in JSON and in addresses; the last few are names of their own. */
const NAMES =
  '(?:[\\w.-]{0,40}(?:token|jwt|secret|password|passwd|passphrase|credentials?|(?:api|access|private)[_-]?key|session(?:[_-]?id)?|sid|authorization|cookie)|auth|key|pin)';

/** What looks like a secret wherever it stands: bearer tokens, JWTs, cookies, secrets in addresses and in JSON. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // Looked for once in each run of its letters: from every "-eyJ" of a long one on, it would take for ever.
  [/(?<![\w-])(?=[\w-]+\.[\w-]+\.)([\w-]*?)\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g, `$1${HIDDEN}`],
  [/\b(Bearer|Basic)\s+[^\s"',;]+/gi, `$1 ${HIDDEN}`],
  [/\b(cookie|authorization)\s*:\s*[^\n]+/gi, `$1: ${HIDDEN}`],
  [new RegExp(`([?&]${NAMES}=)[^&\\s"'#]+`, 'gi'), `$1${HIDDEN}`],
  [new RegExp(`("${NAMES}"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`, 'gi'), `$1"${HIDDEN}"`],
  // The same inside a text that is itself written as JSON.
  [new RegExp(`(\\\\"${NAMES}\\\\"\\s*:\\s*)\\\\"(?:(?!\\\\").)*\\\\"`, 'gi'), `$1\\"${HIDDEN}\\"`],
  [/(\/\/)[^\s/@]+@/g, `$1${HIDDEN}@`],
];

/** A secret shorter than this would hide half the text. */
const SHORTEST_SECRET = 4;
/** Cookies hold words as well, such as `theme=dark`. */
const SHORTEST_COOKIE_VALUE = 8;
/** Secrets that change all the time are hidden as long as they are among the last so many. */
export const SECRETS_FOR_NOW = 300;

/** Takes secrets out of a text: those that look like one, and those that it was told of. */
export class Redactor {
  readonly #forEver = new Set<string>();
  /** The one used last comes last. */
  readonly #forNow = new Set<string>();
  /** Longest first, so that none is seen in part because another begins like it; null when it has to be made anew. */
  #spellings: readonly string[] | null = null;

  /**
   * From now on this text is never written, nor as it is spelled in JSON or in an address, nor the value of a `name=value` in
   * it. What stands around it comes from pasting, and is not sent.
   */
  hide(pasted: string): void {
    const secret = pasted.trim();
    if (secret.length < SHORTEST_SECRET || this.#forEver.has(secret)) return;
    this.#forEver.add(secret);
    this.#spellings = null;
  }

  /** The same for a secret that others will follow: it is forgotten after many of them. To be told of at each use. */
  hideForNow(pasted: string): void {
    const secret = pasted.trim();
    if (secret.length < SHORTEST_SECRET) return;
    const known = this.#forNow.delete(secret);
    this.#forNow.add(secret);
    if (known) return;
    this.#spellings = null;
    for (const oldest of this.#forNow) {
      if (this.#forNow.size <= SECRETS_FOR_NOW) break;
      this.#forNow.delete(oldest);
    }
  }

  clean(text: string): string {
    let cleaned = text;
    this.#spellings ??= spellingsOf([...this.#forEver, ...this.#forNow]);
    for (const secret of this.#spellings) cleaned = cleaned.replaceAll(secret, HIDDEN);
    for (const [pattern, replacement] of PATTERNS) cleaned = cleaned.replace(pattern, replacement);
    return cleaned;
  }
}

function spellingsOf(secrets: readonly string[]): string[] {
  const all = [...secrets, ...secrets.flatMap(cookieValues)].flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(wellFormed(secret)),
  ]);
  return [...new Set(all)].sort((a, b) => b.length - a.length);
}

/** What a session cookie holds besides the names: a server may speak of the value alone. */
function cookieValues(secret: string): string[] {
  const values = secret.split(';').map((part) => part.slice(part.indexOf('=') + 1).trim());
  return secret.includes('=') ? values.filter(({ length }) => length >= SHORTEST_COOKIE_VALUE) : [];
}

/** Half a character cannot stand in an address. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
