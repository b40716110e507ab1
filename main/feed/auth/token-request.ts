import type { Clock } from '#core/kernel/clock';
import { err, ok, type Result } from '#core/kernel/result';
import { textWithin } from '../bounded-body';
import { credentials } from '../credentials';
import type { Fetch } from '../fetch-json';
import { safeTokenAddress } from './safe-address';

/** Everything that belongs to one renewal has ended by then. */
export const RENEWAL_TIMEOUT_MS = 8_000;
const LARGEST_ANSWER_BYTES = 64 * 1024;
const LONGEST_TOKEN = 8_192;
/** What no header can carry is no token; a page of HTML is none either. */
const TOKEN = /^[\x21-\x7e]+$/;
const TOKEN_KEYS = ['token', 'access_token', 'accessToken', 'jwt'] as const;
/** A server that wants GET says so in one of these ways. */
const TRY_GET = new Set([404, 405, 501]);

/** `refused`: the address said no to every token. `away`: it could not be asked, or was busy. */
export interface NoToken {
  readonly kind: 'refused' | 'away';
  /** For the log; never holds a secret or an address. */
  readonly detail: string;
}

export interface TokenRequest {
  readonly url: string;
  /** Tokens to present, the newest first; none where there is none. */
  readonly held: readonly string[];
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Ends the request early. */
  readonly abort: AbortController;
}

/** Asks the token address for a new token. Never rejects. */
export async function requestToken(request: TokenRequest): Promise<Result<string, NoToken>> {
  const { clock, abort, held } = request;
  const url = safeTokenAddress(request.url);
  if (url === null) return err(refused('is not asked without https, for it is not in this network'));
  const timeout = clock.after(RENEWAL_TIMEOUT_MS, () => {
    abort.abort();
  });
  try {
    let last: Result<string, NoToken> = err(refused('was not asked'));
    for (const token of held.length > 0 ? held : [null]) {
      last = await ask({ ...request, url }, token);
      if (last.ok || last.error.kind === 'away') return last;
    }
    return last;
  } catch {
    if (abort.signal.aborted) return err(away('did not answer in time'));
    return err(away('cannot be reached, or sends the wall elsewhere'));
  } finally {
    timeout.dispose();
    // Lets go of a body that was not read to its end.
    abort.abort();
  }
}

async function ask({ url, fetch, abort }: TokenRequest, held: string | null): Promise<Result<string, NoToken>> {
  const send = (method: 'POST' | 'GET'): Promise<Response> =>
    fetch(url, {
      method,
      headers: { Accept: 'application/json, text/plain', ...credentials(held).headers },
      signal: abort.signal,
      // A token must not follow a redirect to somewhere else.
      redirect: 'error',
    });
  let response = await send('POST');
  if (TRY_GET.has(response.status)) {
    await response.body?.cancel();
    response = await send('GET');
  }
  const { status } = response;
  if (!response.ok) {
    await response.body?.cancel();
    const busy = status >= 500 || status === 408 || status === 429;
    return err(busy ? away(`answered ${status}`) : refused(`answered ${status}`));
  }
  const body = await textWithin(response, { left: LARGEST_ANSWER_BYTES });
  const token = body === null ? null : tokenIn(body);
  return token === null ? err(refused('answered without a token')) : ok(token);
}

/** The token in an answer: JSON with one of the usual keys, also inside `data`, or the text itself. */
export function tokenIn(body: string): string | null {
  const text = body.trim();
  let said: unknown = text;
  try {
    said = JSON.parse(text);
  } catch {
    // The text itself, then.
  }
  return typeof said === 'string' ? asToken(said) : (tokenUnder(said) ?? tokenUnder(fieldsOf(said)['data']));
}

function tokenUnder(value: unknown): string | null {
  if (typeof value === 'string') return null;
  const fields = fieldsOf(value);
  for (const key of TOKEN_KEYS) {
    const token = asToken(fields[key]);
    if (token !== null) return token;
  }
  return null;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function asToken(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const token = value.trim();
  return token.length <= LONGEST_TOKEN && TOKEN.test(token) && !token.startsWith('<') ? token : null;
}

const refused = (what: string): NoToken => ({ kind: 'refused', detail: `the token address ${what}` });
const away = (what: string): NoToken => ({ kind: 'away', detail: `the token address ${what}` });
