/** `name=value`: what a session cookie looks like. A token never does; base64 has "=" only at its end. */
const COOKIE = /^[\w.-]+=[^=\s][^\s]*$/;

/** How a configured token is presented: as `auth.token` and a bearer header, or as a session cookie. */
export interface Credentials {
  readonly auth: { readonly token?: string };
  readonly headers: Readonly<Record<string, string>>;
}

export function credentials(token: string | null): Credentials {
  if (token === null) return { auth: {}, headers: {} };
  if (COOKIE.test(token)) return { auth: {}, headers: { Cookie: token } };
  return { auth: { token }, headers: { Authorization: `Bearer ${token}` } };
}
