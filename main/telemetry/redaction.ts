const HIDDEN = '[hidden]';

/** What looks like a secret wherever it stands: bearer tokens, JWTs, cookies, secrets in addresses and in JSON. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g, HIDDEN],
  [/\b(Bearer|Basic)\s+[^\s"',;]+/gi, `$1 ${HIDDEN}`],
  [/\b(cookie)\s*:\s*[^\n]+/gi, `$1: ${HIDDEN}`],
  [/([?&](?:token|access_token|auth|key|api_key|apikey|password|secret|session)=)[^&\s"'#]+/gi, `$1${HIDDEN}`],
  [/("(?:token|password|secret|pin|authorization|cookie)"\s*:\s*)"[^"]*"/gi, `$1"${HIDDEN}"`],
  [/(\/\/)[^\s/@:]+:[^\s/@]+@/g, `$1${HIDDEN}@`],
];

/** A secret shorter than this would hide half the text. */
const SHORTEST_SECRET = 4;

/** Takes secrets out of a text: those that look like one, and those that it was told of. */
export class Redactor {
  readonly #secrets = new Set<string>();

  /** From now on this text is never written. */
  hide(secret: string): void {
    if (secret.length >= SHORTEST_SECRET) this.#secrets.add(secret);
  }

  clean(text: string): string {
    let cleaned = text;
    for (const secret of this.#secrets) cleaned = cleaned.replaceAll(secret, HIDDEN);
    for (const [pattern, replacement] of PATTERNS) cleaned = cleaned.replace(pattern, replacement);
    return cleaned;
  }
}
