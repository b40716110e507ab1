import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '#core/kernel/clock';

/** What a token says of itself. */
export type TokenReading =
  | { readonly kind: 'valid'; readonly expiresAtMs: number }
  | { readonly kind: 'expired'; readonly expiredAtMs: number }
  | { readonly kind: 'unknown' };

const HEADER = encoded({ alg: 'HS256', typ: 'JWT' });

/** Issues and reads JSON Web Tokens (HS256) that expire. */
export class TokenOffice {
  readonly #clock: Clock;
  readonly #secret: string;
  #issued = 0;

  constructor(clock: Clock, secret: string) {
    this.#clock = clock;
    this.#secret = secret;
  }

  issue(ttlMs: number, subject: string): string {
    const nowMs = this.#clock.now();
    const claims = { sub: subject, iat: nowMs / 1_000, exp: (nowMs + ttlMs) / 1_000, jti: `${++this.#issued}` };
    const body = `${HEADER}.${encoded(claims)}`;
    return `${body}.${this.#signature(body)}`;
  }

  /** Times are ms since the Unix epoch. */
  read(token: string): TokenReading {
    const [header, claims, signature, ...more] = token.split('.');
    if (header !== HEADER || claims === undefined || signature === undefined || more.length > 0) return UNKNOWN;
    if (!sameText(signature, this.#signature(`${header}.${claims}`))) return UNKNOWN;
    const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { exp: number };
    const atMs = Math.round(exp * 1_000);
    return atMs > this.#clock.now() ? { kind: 'valid', expiresAtMs: atMs } : { kind: 'expired', expiredAtMs: atMs };
  }

  #signature(body: string): string {
    return createHmac('sha256', this.#secret).update(body).digest('base64url');
  }
}

const UNKNOWN: TokenReading = { kind: 'unknown' };

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
