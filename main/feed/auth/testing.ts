import type { Clock } from '#core/kernel/clock';

/** A JWT as a backend would make it, unsigned; `skewMs` is how far its clock is ahead. */
export function jwt(
  clock: Clock,
  lifeMs: number,
  serial: number,
  rest: { readonly skewMs?: number; readonly iat?: null } = {},
): string {
  const madeAt = Math.floor((clock.now() + (rest.skewMs ?? 0)) / 1_000);
  const claims = { exp: madeAt + lifeMs / 1_000, ...(rest.iat === null ? {} : { iat: madeAt }), jti: serial };
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.sig`;
}
