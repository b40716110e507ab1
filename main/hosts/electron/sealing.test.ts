import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { SecretFile } from '#main/config/secret-file';
import { tokenOf } from '#main/config/testing/settings-disk';
import { silentLogger, type Logger } from '#main/ports/logger';
import { openSealing, type SealingDeps } from './sealing';
import { MemoryFiles } from './testing/memory-files';

/** A key store that encrypts by turning the text around. */
class FakeKeyStore {
  available = true;
  rotated = false;
  broken = 0;
  backend: 'gnome_libsecret' | 'basic_text' = 'gnome_libsecret';
  wrapped = 0;

  isAsyncEncryptionAvailable = (): Promise<boolean> => Promise.resolve(this.available);
  getSelectedStorageBackend = (): 'gnome_libsecret' | 'basic_text' => this.backend;

  encryptStringAsync = (text: string): Promise<Buffer> => {
    this.wrapped++;
    return Promise.resolve(Buffer.from(text).reverse());
  };

  decryptStringAsync = (bytes: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> => {
    if (this.broken-- > 0) return Promise.reject(new Error('the key store is locked'));
    return Promise.resolve({
      result: Buffer.from(bytes).reverse().toString(),
      shouldReEncrypt: this.rotated,
    });
  };
}

let files: MemoryFiles;
let clock: FakeClock;
let store: FakeKeyStore;
let warnings: string[];

beforeEach(() => {
  files = new MemoryFiles();
  clock = new FakeClock();
  store = new FakeKeyStore();
  warnings = [];
});

async function secrets(platform: NodeJS.Platform = 'linux'): Promise<SecretFile> {
  const log: Logger = { ...silentLogger, warn: (message) => void warnings.push(message) };
  const deps: SealingDeps = { safeStorage: store, platform, files, clock, log };
  const opening = openSealing(deps);
  await clock.advanceAsync(10_000, 1_000);
  return new SecretFile(files, await opening, () => undefined);
}

const onDisk = (): string => [...files.content.values()].join('\n');

describe('tokens in the Electron host', () => {
  it('are sealed on disk and come back after a restart', async () => {
    (await secrets()).set(tokenOf('sales', 'topsecret-token'));
    expect(onDisk()).not.toContain('topsecret');
    expect((await secrets()).get('sales')).toBe('topsecret-token');
    expect(store.wrapped).toBe(1);
    expect(warnings).toEqual([]);
  });

  it('look different each time, and cannot be changed unnoticed', async () => {
    const first = await secrets();
    first.set(tokenOf('a', 'same'));
    first.set(tokenOf('b', 'same'));
    const { tokens } = JSON.parse(files.read('secrets.json') ?? '') as { tokens: Record<string, { sealed: string }> };
    const [a, b] = [tokens['a']?.sealed, tokens['b']?.sealed];
    expect(a).not.toBe(b);
    const bytes = Buffer.from((a ?? '').slice('sealed:v1:'.length), 'base64');
    bytes[bytes.length - 1]! ^= 1;
    files.writeAtomic('secrets.json', JSON.stringify({ a: `sealed:v1:${bytes.toString('base64')}`, b }));
    const second = await secrets();
    expect([second.get('a'), second.get('b')]).toEqual([null, 'same']);
  });

  it.each([
    ['no key store', () => (store.available = false)],
    ['a key that everyone knows', () => (store.backend = 'basic_text')],
  ])('are kept in the clear with %s, which is said once', async (_name, without) => {
    without();
    (await secrets()).set(tokenOf('sales', 'token'));
    expect(files.read('secrets.json')).toContain('"sealed":"token"');
    expect(files.read('secrets.key')).toBeNull();
    expect(warnings).toHaveLength(1);
  });

  it('ask for a backend on Linux only', async () => {
    store.backend = 'basic_text';
    (await secrets('win32')).set(tokenOf('sales', 'token'));
    expect(onDisk()).not.toContain('"token"');
  });

  it('that the web host kept in the clear are read, and sealed when they are set again', async () => {
    files.writeAtomic('secrets.json', '{"sales":"token"}');
    const opened = await secrets();
    expect(opened.get('sales')).toBe('token');
    opened.set(tokenOf('sales', 'token'));
    expect(onDisk()).not.toContain('"token"');
  });

  it('wait for a key store that comes up late', async () => {
    (await secrets()).set(tokenOf('sales', 'token'));
    store.broken = 2;
    expect((await secrets()).get('sales')).toBe('token');
  });

  it('survive a key store that stays away, although they cannot be used meanwhile', async () => {
    (await secrets()).set(tokenOf('sales', 'token'));
    store.available = false;
    const without = await secrets();
    expect(without.get('sales')).toBeNull();
    without.set(tokenOf('support', 'other'));
    expect(warnings).toHaveLength(1);
    store.available = true;
    const again = await secrets();
    expect([again.get('sales'), again.get('support')]).toEqual(['token', 'other']);
  });

  it('have their key encrypted again when the key store has changed its own', async () => {
    (await secrets()).set(tokenOf('sales', 'token'));
    store.rotated = true;
    expect((await secrets()).get('sales')).toBe('token');
    expect(store.wrapped).toBe(2);
  });
});
