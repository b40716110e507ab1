/** What a JWT says of its own time, ms since the epoch on the clock of whoever made it. Hints: nothing here is verified. */
export interface TokenTimes {
  readonly issuedAtMs: number | null;
  readonly expiresAtMs: number;
}

const LONGEST_CLAIMS = 16_384;
const JWT = /^[\w-]+\.([\w-]+)\.[\w-]*$/;

/** null for what is no JWT, or does not say when it ends. */
export function tokenTimes(token: string): TokenTimes | null {
  const [, claims] = JWT.exec(token) ?? [];
  if (claims === undefined || claims.length > LONGEST_CLAIMS) return null;
  try {
    const said = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as unknown;
    if (typeof said !== 'object' || said === null) return null;
    const { exp, iat } = said as { readonly exp?: unknown; readonly iat?: unknown };
    const expiresAtMs = millis(exp);
    return expiresAtMs === null ? null : { expiresAtMs, issuedAtMs: millis(iat) };
  } catch {
    return null;
  }
}

function millis(seconds: unknown): number | null {
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : null;
}
