import { z } from 'zod';
import { checkedJson, withChecksum } from '#main/ports/checked-json';
import { previousOf, type Files } from '#main/ports/files';
import type { SecretStore, TokenChanges } from '#main/ports/storage';
import { loadSettings } from './invalid-stored-config';

const SECRETS_FILE = 'secrets.json';
/** 1 was a record of sealed tokens, and nothing else. */
const VERSION = 2;

const sealedSchema = z.object({ sealed: z.string(), origins: z.array(z.string()).readonly().nullable() });
const contentSchema = z.object({
  version: z.literal(VERSION),
  tokens: z.record(z.string(), sealedSchema),
  /** What becomes of tokens as soon as the configuration is this one. */
  staged: z.object({ configId: z.string(), changes: z.record(z.string(), sealedSchema.nullable()) }).nullable(),
});
const firstVersionSchema = z.record(z.string(), z.string());

type SealedToken = z.infer<typeof sealedSchema>;
type Content = Omit<z.infer<typeof contentSchema>, 'version'>;

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
  #content: Content;

  /** @param onSecret told of every secret in use, so that it can be kept out of the log */
  constructor(files: Files, sealing: Sealing, onSecret: (secret: string) => void) {
    this.#files = files;
    this.#sealing = sealing;
    this.#onSecret = onSecret;
    const { value, problems } = loadSettings(files, SECRETS_FILE, contentOf);
    this.#content = value ?? { tokens: {}, staged: null };
    this.problems = problems;
    if (value !== null) this.#copyAgain();
  }

  get(sourceId: string): string | null {
    const stored = this.#stored(sourceId);
    if (stored === null) return null;
    try {
      const secret = this.#sealing.open(stored.sealed);
      this.#onSecret(secret);
      return secret;
    } catch {
      // Sealed on another machine or for another user: as good as no token.
      return null;
    }
  }

  origins(sourceId: string): readonly string[] | null {
    return this.#stored(sourceId)?.origins ?? null;
  }

  set(changes: TokenChanges): void {
    this.#write({ ...this.#content, tokens: changed(this.#content.tokens, this.#sealed(changes)) });
  }

  hold(changes: TokenChanges): void {
    this.#content = { ...this.#content, tokens: changed(this.#content.tokens, this.#sealed(changes)) };
  }

  stage(changes: TokenChanges, configId: string): void {
    this.#write({ ...this.#content, staged: { configId, changes: this.#sealed(changes) } });
  }

  settle(configId: string | null): void {
    const { tokens, staged } = this.#content;
    if (staged === null) return;
    const settled = { tokens: staged.configId === configId ? changed(tokens, staged.changes) : tokens, staged: null };
    this.#content = settled;
    this.#write(settled);
  }

  #stored(sourceId: string): SealedToken | null {
    const { tokens } = this.#content;
    return Object.hasOwn(tokens, sourceId) ? (tokens[sourceId] ?? null) : null;
  }

  #sealed(changes: TokenChanges): Record<string, SealedToken | null> {
    const sealed = [...changes].map(([id, change]) => {
      if (change === null) return [id, null] as const;
      this.#onSecret(change.token);
      return [id, { sealed: this.#sealing.seal(change.token), origins: change.origins }] as const;
    });
    return Object.fromEntries(sealed);
  }

  #write(content: Content): void {
    const text = textOf(content);
    // The copy first: when the disk refuses, what is in force stays, and a forgotten token is in neither file.
    this.#files.writeAtomic(previousOf(SECRETS_FILE), text);
    this.#files.writeAtomic(SECRETS_FILE, text);
    this.#content = content;
  }

  /** After a start from one of the two files alone, or from one of an earlier version, both are the same again. */
  #copyAgain(): void {
    const text = textOf(this.#content);
    try {
      for (const name of [SECRETS_FILE, previousOf(SECRETS_FILE)]) {
        if (this.#files.read(name) !== text) this.#files.writeAtomic(name, text);
      }
    } catch {
      // The next change tries again.
    }
  }
}

function changed(
  tokens: Readonly<Record<string, SealedToken>>,
  changes: Readonly<Record<string, SealedToken | null>>,
): Record<string, SealedToken> {
  const all = Object.entries({ ...tokens, ...changes });
  return Object.fromEntries(all.filter((entry): entry is [string, SealedToken] => entry[1] !== null));
}

function textOf(content: Content): string {
  return withChecksum(JSON.stringify({ version: VERSION, ...content }));
}

/** Throws or is null when the text makes no sense. */
function contentOf(text: string): Content | null {
  const found = checkedJson(text);
  if (found === null) return null;
  const json: unknown = JSON.parse(found.json);
  if (found.checked) return contentSchema.parse(json);
  const tokens = Object.entries(firstVersionSchema.parse(json));
  return { tokens: Object.fromEntries(tokens.map(([id, sealed]) => [id, { sealed, origins: null }])), staged: null };
}
