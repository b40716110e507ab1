import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '#core/kernel/clock';
import type { TokenOffice } from './tokens';

/** A display's token begins so. A display is nobody: it may not enter the private room of a person. */
const DISPLAY_TOKEN_PREFIX = 'tv-';

const REFRESHED_TTL_MS = 30 * 60_000;

export interface AdmissionOptions {
  /** Accepted besides tokens that the hub issued. */
  readonly tokens: readonly string[] | undefined;
  /** Only tokens are let in, also when none are listed. */
  readonly tokenRequired: boolean;
  /** Rooms that nobody may enter. */
  readonly refusedRooms: readonly string[];
  /** For so long after its expiry an issued token may still be exchanged for a new one. */
  readonly refreshGraceMs: number;
}

/** Whether somebody may come in: for ever, until a time in ms since the epoch, or not at all. */
export type Verdict = { readonly kind: 'admitted'; readonly untilMs: number | null } | { readonly kind: 'refused' };

const REFUSED: Verdict = { kind: 'refused' };

/** Who may come in, and into which rooms. */
export class Admission {
  readonly #clock: Clock;
  readonly #office: TokenOffice;
  readonly #tokenRequired: boolean;
  readonly #refusedRooms: ReadonlySet<string>;
  readonly #refreshGraceMs: number;
  #tokens: ReadonlySet<string> | null;
  #refreshes = 0;
  /** Nobody gets a new token while this is set. */
  refusesRefresh = false;

  constructor(clock: Clock, office: TokenOffice, options: AdmissionOptions) {
    this.#clock = clock;
    this.#office = office;
    this.#tokenRequired = options.tokenRequired;
    this.#refusedRooms = new Set(options.refusedRooms);
    this.#refreshGraceMs = options.refreshGraceMs;
    this.#tokens = options.tokens === undefined ? null : new Set(options.tokens);
  }

  /** How often a new token was asked for. */
  get refreshes(): number {
    return this.#refreshes;
  }

  /** From now on these are accepted; undefined: everyone is, unless a token is required. Who is in stays in. */
  accept(tokens: readonly string[] | undefined): void {
    this.#tokens = tokens === undefined ? null : new Set(tokens);
  }

  admits(token: string | null): Verdict {
    const reading = token === null ? null : this.#office.read(token);
    if (reading?.kind === 'valid') return { kind: 'admitted', untilMs: reading.expiresAtMs };
    // An expired one is refused also where none is asked for, so that a display notices.
    if (reading?.kind === 'expired') return REFUSED;
    const isOpen = this.#tokens === null && !this.#tokenRequired;
    const isListed = token !== null && this.#tokens?.has(token) === true;
    return isOpen || isListed ? { kind: 'admitted', untilMs: null } : REFUSED;
  }

  admitsToRoom(token: string | null, room: string): boolean {
    if (this.#refusedRooms.has(room)) return false;
    const isDisplay = this.#tokens !== null && token !== null && token.startsWith(DISPLAY_TOKEN_PREFIX);
    return !(isDisplay && room.startsWith('user:'));
  }

  /** A new token for one that is known; null for any other. */
  refresh(token: string | null): { readonly token: string; readonly ttlMs: number } | null {
    this.#refreshes++;
    if (this.refusesRefresh || token === null || !this.#mayRefresh(token)) return null;
    return { token: this.#office.issue(REFRESHED_TTL_MS, 'display'), ttlMs: REFRESHED_TTL_MS };
  }

  #mayRefresh(token: string): boolean {
    const reading = this.#office.read(token);
    if (reading.kind === 'unknown') return this.#tokens?.has(token) === true;
    return reading.kind === 'valid' || this.#clock.now() - reading.expiredAtMs <= this.#refreshGraceMs;
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
