import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SafeStorage } from 'electron';
import type { Clock } from '#core/kernel/clock';
import type { Files } from '#main/ports/files';
import type { Logger } from '#main/ports/logger';
import { SEALED_MARK, type Sealing } from '#main/config/secret-file';

/** Holds the key that seals the tokens, itself encrypted by the key store of the operating system. */
const KEY_FILE = 'secrets.key';
const MARK = `${SEALED_MARK}v1:`;
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** At power-on the wall may be there before the key store is. */
const TRY_AGAIN_AFTER_MS = [2_000, 5_000];

export interface SealingDeps {
  readonly safeStorage: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
  >;
  readonly platform: NodeJS.Platform;
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Seals tokens with the key store of the operating system. Electron asks it asynchronously, tokens are read and written
 * synchronously: so it guards one key, which is fetched once, here, and seals the tokens. Without a key store tokens are
 * kept in the clear, in a file that only this user may read.
 */
export async function openSealing(deps: SealingDeps): Promise<Sealing> {
  const key = await fetchKey(deps);
  return {
    seal: (secret) => (key ? MARK + encrypt(key, secret) : secret),
    open(sealed) {
      // Kept in the clear by a run without a key store, or by the web host.
      if (!sealed.startsWith(MARK)) return sealed;
      if (!key) throw new Error('The key store is not available.');
      return decrypt(key, sealed.slice(MARK.length));
    },
  };
}

async function fetchKey(deps: SealingDeps): Promise<Buffer | null> {
  const { files, clock, log } = deps;
  const wrapped = files.read(KEY_FILE);
  if (wrapped === null) {
    if (await available(deps)) return newKey(deps);
    log.warn('This machine has no key store: tokens are kept in a file that only this user may read');
    return null;
  }
  for (const delayMs of [...TRY_AGAIN_AFTER_MS, null]) {
    try {
      if (await available(deps)) return await unwrap(deps, wrapped);
    } catch (cause) {
      log.warn('The key of the stored tokens could not be opened', { cause });
    }
    if (delayMs !== null) await new Promise<void>((resolve) => clock.after(delayMs, resolve));
  }
  log.warn('The key store does not answer: stored tokens cannot be used until it does, new ones are kept in the clear');
  return null;
}

/** `basic_text` is a key that every copy of Electron knows. */
async function available({ safeStorage, platform }: SealingDeps): Promise<boolean> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
  return platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}

async function newKey({ safeStorage, files }: SealingDeps): Promise<Buffer> {
  const key = randomBytes(KEY_BYTES);
  files.writeAtomic(KEY_FILE, (await safeStorage.encryptStringAsync(key.toString('base64'))).toString('base64'));
  return key;
}

async function unwrap({ safeStorage, files }: SealingDeps, wrapped: string): Promise<Buffer> {
  const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(wrapped, 'base64'));
  const key = Buffer.from(result, 'base64');
  if (key.length !== KEY_BYTES) throw new Error('It is not a key.');
  if (shouldReEncrypt) {
    files.writeAtomic(KEY_FILE, (await safeStorage.encryptStringAsync(result)).toString('base64'));
  }
  return key;
}

function encrypt(key: Buffer, secret: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv);
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64');
}

function decrypt(key: Buffer, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}
