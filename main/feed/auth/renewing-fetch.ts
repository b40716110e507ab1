import { elapsedMs, instant, type Clock, type Instant } from '#core/kernel/clock';
import { credentials } from '../credentials';
import type { Fetch } from '../fetch-json';
import type { Tokens } from './tokens';

/** An address that refuses the new token too is believed for so long. */
export const BELIEVED_FOR_MS = 300_000;

/** Reads with a new token what was refused with the one there was: once, and no more often than connections may. */
export function renewingFetch(fetch: Fetch, tokens: Tokens, clock: Clock): Fetch {
  let refusedAt: Instant | null = null;
  return async (url, init) => {
    const used = tokens.current();
    const response = await fetch(url, init);
    if (response.status !== 401 && response.status !== 403) return response;
    if (refusedAt !== null && elapsedMs(clock, refusedAt) < BELIEVED_FOR_MS) return response;
    if (!tokens.renewable || !tokens.mayRenew(used)) return response;
    const renewed = await tokens.renew(used);
    if (!renewed.ok) return response;
    await response.body?.cancel();
    const headers = new Headers(init.headers);
    headers.delete('Authorization');
    headers.delete('Cookie');
    for (const [name, value] of Object.entries(credentials(tokens.current()).headers)) headers.set(name, value);
    const again = await fetch(url, { ...init, headers });
    refusedAt = again.status === 401 || again.status === 403 ? instant(clock) : null;
    return again;
  };
}
