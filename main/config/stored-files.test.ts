import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { firstRunConfig } from '#core/config/schema';
import { FakeClock } from '#core/kernel/fake-clock';
import { NodeFiles } from '#main/adapters/node-files';
import { silentLogger, type Logger } from '#main/ports/logger';
import { confStorage } from './conf-storage';
import { ConfigService } from './config-service';
import { InvalidStoredConfig } from './invalid-stored-config';
import { SecretFile, unsealed, type Sealing } from './secret-file';
import { SettingsDisk, tokenOf } from './testing/settings-disk';

let folder: string;
let files: NodeFiles;
let heard: string[];
const at = (name: string): string => path.join(folder, name);
const text = (name: string): string => readFileSync(at(name), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'scorewall-config-'));
  files = new NodeFiles(folder, new FakeClock());
  heard = [];
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const secretsOf = (sealing: Sealing = unsealed): SecretFile =>
  new SecretFile(files, sealing, (secret) => heard.push(secret));

describe('the configuration on disk', () => {
  it('is the configuration and nothing else, for this user only', () => {
    const storage = confStorage(folder, files);
    expect(storage.load()).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
    storage.save(firstRunConfig());
    expect(storage.place).toBe(at('config.json'));
    expect(JSON.parse(text('config.json'))).toEqual(firstRunConfig());
    expect(Object.keys(JSON.parse(text('config.json')) as object)[0]).toBe('version');
    expect(confStorage(folder, files).load()).toEqual(firstRunConfig());
    expect(readdirSync(folder)).toEqual(['config.json', 'config.previous.json']);
    for (const name of process.platform === 'win32' ? [] : readdirSync(folder)) {
      expect(statSync(at(name)).mode & 0o777).toBe(0o600);
    }
  });

  it.each(['{"version": 1, "wall": {', '', 'hello'])('is set aside when it is not JSON: %j', (broken) => {
    writeFileSync(at('config.json'), broken);
    expect(confStorage(folder, files).load()).toBeUndefined();
    const [aside, ...others] = readdirSync(folder);
    expect(others).toEqual([]);
    expect(aside).toMatch(/^config\.json\.unreadable-2026-11-20T09-00-00/);
    expect(text(aside ?? '')).toBe(broken);
  });

  const broken = ['{"version": 1, "wall": {', '', '\0\0\0', '[]', null] as const;
  it.each(broken)('comes back from its copy when it is %j, and the log is told', (text) => {
    const config = { ...firstRunConfig(), wall: { ...firstRunConfig().wall, name: 'Sales floor' } };
    confStorage(folder, files).save(config);
    if (text === null) rmSync(at('config.json'));
    else writeFileSync(at('config.json'), text);
    const warn = vi.fn<Logger['warn']>();
    const storage = confStorage(folder, files);
    const log = { ...silentLogger, warn };
    const service = new ConfigService({ storage, secrets: secretsOf(), log, provisioned: null });
    expect(service.config.wall.name).toBe('Sales floor');
    expect(warn).toHaveBeenCalledOnce();
    const aside = readdirSync(folder).filter((name) => name.includes('.unreadable-'));
    expect(aside.map((name) => readFileSync(at(name), 'utf8'))).toEqual(text === null ? [] : [text]);
    expect(JSON.parse(readFileSync(at('config.json'), 'utf8'))).toEqual(config);
    expect(confStorage(folder, files).problems).toEqual([]);
  });

  it('is copied only when it is good, and without a token', () => {
    confStorage(folder, files).save(firstRunConfig());
    const good = text('config.previous.json');
    const source = { id: 'sales', dialect: 'leaderboard', url: 'https://a.example', token: 'by-hand-token' };
    for (const edited of [
      { version: 1, wal: {} },
      { version: 1, sources: [source] },
    ]) {
      writeFileSync(at('config.json'), JSON.stringify(edited));
      expect(confStorage(folder, files).load()).toEqual(edited);
      expect(text('config.previous.json')).toBe(good);
    }
  });

  it('is saved also when the disk has no room for its copy', () => {
    vi.spyOn(files, 'writeAtomic').mockImplementation(() => {
      throw new Error('ENOSPC');
    });
    confStorage(folder, files).save(firstRunConfig());
    expect(confStorage(folder, files).load()).toEqual(firstRunConfig());
  });

  it('that is wrong but JSON stays as it is, byte for byte', () => {
    const wrong = '{"version": 1, "wal": {}}\n';
    writeFileSync(at('config.json'), wrong);
    const storage = confStorage(folder, files);
    const open = () => new ConfigService({ storage, secrets: secretsOf(), log: silentLogger, provisioned: null });
    expect(open).toThrow(/config\.json is not usable/);
    expect(text('config.json')).toBe(wrong);
  });

  it('loses a token that was written into it by hand', () => {
    const source = { id: 'sales', dialect: 'leaderboard', url: 'https://a.example', token: 'by-hand-token' };
    writeFileSync(at('config.json'), JSON.stringify({ version: 1, sources: [source] }));
    const storage = confStorage(folder, files);
    const service = new ConfigService({ storage, secrets: secretsOf(), log: silentLogger, provisioned: null });
    expect(service.token('sales')).toBe('by-hand-token');
    expect(text('config.json')).not.toContain('by-hand-token');
    expect(text('secrets.json')).toContain('by-hand-token');
  });
});

describe('a folder in the place of', () => {
  it.each([
    ['config.json', () => confStorage(folder, files)],
    ['config.previous.json', () => confStorage(folder, files)],
    ['secrets.json', () => secretsOf()],
  ])('%s ends the start with words for the admin', (name, open) => {
    mkdirSync(at(name));
    let thrown: unknown;
    try {
      open();
    } catch (cause) {
      thrown = cause;
    }
    expect(thrown).toBeInstanceOf(InvalidStoredConfig);
    expect((thrown as InvalidStoredConfig).errors).toMatchObject([{ code: 'CONFIG-11' }]);
    expect((thrown as InvalidStoredConfig).errors[0]?.message).toContain('cannot be read (EISDIR)');
  });
});

describe('the tokens on disk', () => {
  it('stay what they were when the disk refuses', () => {
    const secrets = secretsOf();
    secrets.set(tokenOf('sales', 'token-1'));
    vi.spyOn(files, 'writeAtomic').mockImplementation(() => {
      throw new Error('ENOSPC');
    });
    expect(() => secrets.set(tokenOf('sales', 'token-2'))).toThrow('ENOSPC');
    expect(() => secrets.set(tokenOf('sales', null))).toThrow('ENOSPC');
    expect([secrets.get('sales'), secretsOf().get('sales')]).toEqual(['token-1', 'token-1']);
  });

  it('come back after a restart, and are kept out of the log', () => {
    secretsOf().set(tokenOf('sales', 'token-1'));
    const later = secretsOf();
    expect([later.get('sales'), later.get('support')]).toEqual(['token-1', null]);
    expect(heard).toEqual(['token-1', 'token-1']);
    later.set(tokenOf('sales', null));
    expect(secretsOf().get('sales')).toBeNull();
    if (process.platform !== 'win32') expect(statSync(at('secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('are for this user only, also when the file was there before', () => {
    writeFileSync(at('secrets.json'), '{"sales":"token-1"}');
    chmodSync(at('secrets.json'), 0o644);
    secretsOf().set(tokenOf('support', 'token-2'));
    const later = secretsOf();
    expect([later.get('sales'), later.get('support')]).toEqual(['token-1', 'token-2']);
    if (process.platform !== 'win32') expect(statSync(at('secrets.json')).mode & 0o777).toBe(0o600);
  });

  it.each(['{"sales": "tok', '["token"]', '{"sales": 5}', ''])(
    'are set aside when they make no sense: %j',
    (broken) => {
      writeFileSync(at('secrets.json'), broken);
      const secrets = secretsOf();
      expect(secrets.get('sales')).toBeNull();
      expect(readdirSync(folder)).toEqual([expect.stringMatching(/^secrets\.json\.unreadable-/)]);
      secrets.set(tokenOf('sales', 'token-1'));
      expect(secretsOf().get('sales')).toBe('token-1');
    },
  );

  it.each(['{"sales": "tok', '', '[1]', null])('come back from their copy when the file is %j', (broken) => {
    secretsOf().set(tokenOf('sales', 'token-1'));
    if (broken === null) rmSync(at('secrets.json'));
    else writeFileSync(at('secrets.json'), broken);
    const later = secretsOf();
    expect(later.get('sales')).toBe('token-1');
    expect(later.problems.at(-1)).toBe('secrets.previous.json is used');
    expect(JSON.stringify(later.problems)).not.toContain('tok');
    expect(text('secrets.json')).toBe(text('secrets.previous.json'));
    expect(secretsOf().problems).toEqual([]);
  });

  it('come back from their copy whichever bit of the file has flipped, and wherever the file ends', () => {
    const seed = Date.now();
    const disk = new SettingsDisk();
    disk.secrets().set(tokenOf('sales', 'token-1', ['https://a.example']));
    const text = disk.read('secrets.json') ?? '';
    const whole = Buffer.from(text);
    const damaged = fc.oneof(
      fc.nat(whole.length - 1).map((length) => whole.subarray(0, length)),
      fc.nat(whole.length * 8 - 1).map((bit) => {
        const bytes = Buffer.from(whole);
        bytes[bit >> 3]! ^= 1 << (bit & 7);
        return bytes;
      }),
    );
    fc.assert(
      fc.property(damaged, (bytes) => {
        disk.content.set('secrets.json', bytes.toString('utf8'));
        const later = disk.secrets();
        expect([later.get('sales'), later.origins('sales')]).toEqual(['token-1', ['https://a.example']]);
        expect(later.problems).toEqual([
          'secrets.json makes no sense and was set aside as secrets.json.unreadable-1',
          'secrets.previous.json is used',
        ]);
        expect(disk.read('secrets.json')).toBe(text);
        expect(disk.read('secrets.json.unreadable-1')).toBe(bytes.toString('utf8'));
      }),
      { seed, numRuns: 500 },
    );
  });

  it('of the first version of the file are read, and nobody knows what they were given for', () => {
    writeFileSync(at('secrets.json'), '{"sales":"token-1"}');
    const secrets = secretsOf();
    expect([secrets.get('sales'), secrets.origins('sales')]).toEqual(['token-1', null]);
    expect(secrets.problems).toEqual([]);
  });

  it('are in neither file once they are forgotten', () => {
    secretsOf().set(tokenOf('sales', 'token-1'));
    secretsOf().set(tokenOf('sales', null));
    expect(text('secrets.json') + text('secrets.previous.json')).not.toContain('token-1');
    writeFileSync(at('secrets.previous.json'), '{"sales":"token-1"}');
    secretsOf();
    expect(text('secrets.previous.json')).toBe(text('secrets.json'));
  });

  it('are sealed, and as good as none where the seal cannot be opened', () => {
    const sealing = (key: string): Sealing => ({
      seal: (secret) => `${key}:${Buffer.from(secret).toString('base64')}`,
      open(sealed) {
        if (!sealed.startsWith(`${key}:`)) throw new Error('sealed by another machine');
        return Buffer.from(sealed.slice(key.length + 1), 'base64').toString();
      },
    });
    secretsOf(sealing('mine')).set(tokenOf('sales', 'token-1'));
    expect(text('secrets.json')).not.toContain('token-1');
    expect(secretsOf(sealing('mine')).get('sales')).toBe('token-1');
    const elsewhere = secretsOf(sealing('theirs'));
    expect(elsewhere.get('sales')).toBeNull();
    elsewhere.set(tokenOf('support', 'token-2'));
    expect(secretsOf(sealing('mine')).get('sales')).toBe('token-1');
  });
});
