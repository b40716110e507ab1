import { createHash } from 'node:crypto';

/** Where secrets are kept, by name. */
export interface KeptSecrets {
  get(name: string): string | null;
  /** null forgets it. Throws when the disk refuses. */
  set(name: string, secret: string | null): void;
}

/**
 * Tokens that a backend gave in return for the stored one. They outlive a restart: a backend that lets each token renew
 * itself once only would be lost otherwise. Each is bound to what it was got with, so a token that an admin pastes, or
 * another address, makes it void.
 */
export class SessionTokens {
  readonly #secrets: KeptSecrets;

  constructor(secrets: KeptSecrets) {
    this.#secrets = secrets;
  }

  get(sourceId: string, gotWith: GotWith): string | null {
    const kept = this.#secrets.get(nameOf(sourceId));
    if (kept === null) return null;
    const at = kept.indexOf(' ');
    return at > 0 && kept.slice(0, at) === seal(gotWith) ? kept.slice(at + 1) : null;
  }

  /** Throws when the disk refuses. */
  set(sourceId: string, gotWith: GotWith, token: string): void {
    this.#secrets.set(nameOf(sourceId), `${seal(gotWith)} ${token}`);
  }

  /** Throws when the disk refuses. */
  forget(sourceId: string): void {
    const name = nameOf(sourceId);
    if (this.#secrets.get(name) !== null) this.#secrets.set(name, null);
  }
}

/** For tests, and for a run without a disk. */
export const forgetfulSessions = new SessionTokens({ get: () => null, set: () => undefined });

/** The token address, and the stored secret. */
export type GotWith = readonly [tokenUrl: string | null, stored: string | null];

/** No source has an id with this character. */
function nameOf(sourceId: string): string {
  return `${sourceId}#session`;
}

function seal(gotWith: GotWith): string {
  return createHash('sha256').update(JSON.stringify(gotWith)).digest('hex');
}
