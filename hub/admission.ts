import type { IncomingHttpHeaders } from 'node:http';

/** A display's token begins so. A display is nobody: it may not enter the private room of a person. */
const DISPLAY_TOKEN_PREFIX = 'tv-';

/** Who may come in, and into which rooms. */
export class Admission {
  readonly #tokens: ReadonlySet<string> | null;
  readonly #refusedRooms: ReadonlySet<string>;

  /** Without tokens everyone is let in. */
  constructor(tokens: readonly string[] | undefined, refusedRooms: readonly string[] = []) {
    this.#tokens = tokens === undefined ? null : new Set(tokens);
    this.#refusedRooms = new Set(refusedRooms);
  }

  admits(token: string | null): boolean {
    return this.#tokens === null || (token !== null && this.#tokens.has(token));
  }

  admitsToRoom(token: string | null, room: string): boolean {
    if (this.#refusedRooms.has(room)) return false;
    const isDisplay = this.#tokens !== null && token !== null && token.startsWith(DISPLAY_TOKEN_PREFIX);
    return !(isDisplay && room.startsWith('user:'));
  }
}

/** The token in a Socket.IO handshake: `auth.token`, else the session cookie. */
export function tokenOfHandshake(auth: Readonly<Record<string, unknown>>, headers: IncomingHttpHeaders): string | null {
  return typeof auth['token'] === 'string' ? auth['token'] : sessionCookie(headers);
}

/** The token of an HTTP request: `Authorization: Bearer TOKEN`, else the session cookie. */
export function tokenOfRequest(headers: IncomingHttpHeaders): string | null {
  return /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? sessionCookie(headers);
}

function sessionCookie(headers: IncomingHttpHeaders): string | null {
  const value = /(?:^|;)\s*session=([^;]*)/.exec(headers.cookie ?? '')?.[1];
  return value === undefined || value === '' ? null : safelyDecoded(value);
}

function safelyDecoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
