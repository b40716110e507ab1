/**
 * `name=value`, and more of them after semicolons: what a session cookie looks like. A token never does; base64 has "="
 * only at its end.
 */
const COOKIE = /^[\w.-]+=[^=\s;][^\s;]*(?:;\s*[\w.-]+=[^\s;]*)*;?$/;
/** What a header can carry. */
const HEADER_SAFE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/** How a configured token is presented: as `auth.token` and a bearer header, or as a session cookie. */
export interface Credentials {
  readonly auth: { readonly token?: string };
  readonly headers: Readonly<Record<string, string>>;
}

/** Spaces and line ends around a token come from pasting it. */
export function credentials(pasted: string | null): Credentials {
  const token = pasted?.trim() ?? '';
  if (token === '') return { auth: {}, headers: {} };
  const fits = HEADER_SAFE.test(token);
  if (fits && COOKIE.test(token)) return { auth: {}, headers: { Cookie: token } };
  // A character that no header can carry would make every request fail, for a reason that nobody could read.
  return { auth: { token }, headers: fits ? { Authorization: `Bearer ${token}` } : {} };
}

/** Has the server been shown a token, in whichever way? */
export const showsToken = ({ auth, headers }: Credentials): boolean =>
  auth.token !== undefined || Object.keys(headers).length > 0;
