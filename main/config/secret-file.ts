import { z } from 'zod';
import { previousOf, type Files } from '#main/ports/files';
import { loadNewest } from '#main/ports/generations';
import type { SecretStore } from '#main/ports/storage';

const SECRETS_FILE = 'secrets.json';
const fileSchema = z.record(z.string(), z.string());

/** How a secret is written to disk. `open` throws for what it cannot read. */
export interface Sealing {
  seal(secret: string): string;
  open(sealed: string): string;
}

/** What a sealed secret begins with, so that it is never taken for one in the clear. */
export const SEALED_MARK = 'sealed:';

/** Plain text in a file that only the app's own user may read: all that a machine without a key store can offer. */
export const unsealed: Sealing = {
  seal: (secret) => secret,
  open(sealed) {
    if (sealed.startsWith(SEALED_MARK)) throw new Error('It was sealed by another shell of the app.');
    return sealed;
  },
};

/** Tokens in a file of their own, apart from the configuration, so that the configuration can be shown and copied. */
export class SecretFile implements SecretStore {
  readonly problems: readonly string[];
  readonly #files: Files;
  readonly #sealing: Sealing;
  readonly #onSecret: (secret: string) => void;
  #sealed: ReadonlyMap<string, string>;

  /** @param onSecret told of every secret in use, so that it can be kept out of the log */
  constructor(files: Files, sealing: Sealing, onSecret: (secret: string) => void) {
    this.#files = files;
    this.#sealing = sealing;
    this.#onSecret = onSecret;
    const { value, problems } = loadNewest(files, SECRETS_FILE, (text) => fileSchema.parse(JSON.parse(text)));
    this.#sealed = new Map(Object.entries(value ?? {}));
    this.problems = problems;
    if (value !== null) this.#copyAgain();
  }

  get(sourceId: string): string | null {
    const sealed = this.#sealed.get(sourceId);
    if (sealed === undefined) return null;
    try {
      const secret = this.#sealing.open(sealed);
      this.#onSecret(secret);
      return secret;
    } catch {
      // Sealed on another machine or for another user: as good as no token.
      return null;
    }
  }

  set(sourceId: string, token: string | null): void {
    if (token === null && !this.#sealed.has(sourceId)) return;
    const next = new Map(this.#sealed);
    if (token === null) {
      next.delete(sourceId);
    } else {
      this.#onSecret(token);
      next.set(sourceId, this.#sealing.seal(token));
    }
    const text = JSON.stringify(Object.fromEntries(next));
    // The copy first: when the disk refuses, what is in force stays, and a forgotten token is in neither file.
    this.#files.writeAtomic(previousOf(SECRETS_FILE), text);
    this.#files.writeAtomic(SECRETS_FILE, text);
    this.#sealed = next;
  }

  /** After a start from one of the two files alone, or from a file that was edited by hand, both are the same again. */
  #copyAgain(): void {
    const text = JSON.stringify(Object.fromEntries(this.#sealed));
    try {
      if (this.#files.read(SECRETS_FILE) === null) this.#files.writeAtomic(SECRETS_FILE, text);
      const copy = previousOf(SECRETS_FILE);
      if (this.#files.read(copy) !== text) this.#files.writeAtomic(copy, text);
    } catch {
      // The next change tries again.
    }
  }
}
