import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { NodeFiles } from './node-files';

let folder: string;
let clock: FakeClock;
let files: NodeFiles;
const at = (name: string): string => path.join(folder, name);

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'scorewall-files-')), 'data', 'wall');
  clock = new FakeClock();
  files = new NodeFiles(folder, clock);
});

afterEach(() => {
  rmSync(path.resolve(folder, '../..'), { recursive: true });
});

describe('files on a real disk', () => {
  it('are read as they were written, whole', () => {
    const large = 'Zoë ✓ '.repeat(500_000);
    files.writeAtomic('a.json', large);
    expect(files.read('a.json') === large).toBe(true);
    files.writeAtomic('a.json', 'short');
    expect(files.read('a.json')).toBe('short');
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('are null when they are not there, and an error when they are no files', () => {
    expect(files.read('a.json')).toBeNull();
    mkdirSync(at('b.json'));
    expect(() => files.read('b.json')).toThrow(/EISDIR/);
  });

  it.skipIf(process.platform === 'win32')('are for this user only, also those of an older version', () => {
    files.writeAtomic('a.json', '1');
    expect(statSync(at('a.json')).mode & 0o777).toBe(0o600);
    chmodSync(at('a.json'), 0o644);
    files.writeAtomic('a.json', '2');
    expect(statSync(at('a.json')).mode & 0o777).toBe(0o600);
  });
});

describe('a crash while writing', () => {
  it('leaves the file as it was; the half-written one is ignored and overwritten', () => {
    files.writeAtomic('a.json', 'good');
    writeFileSync(at('a.json.new'), '{"ha', { mode: 0o600 });
    const later = new NodeFiles(folder, clock);
    expect(later.read('a.json')).toBe('good');
    later.writeAtomic('a.json', 'better');
    expect(later.read('a.json')).toBe('better');
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('that never got as far as a first file leaves none', () => {
    writeFileSync(at('a.json.new'), '{"ha');
    expect(files.read('a.json')).toBeNull();
  });
});

describe('a disk that refuses', () => {
  it('throws, keeps the file, and leaves nothing half-written behind', () => {
    mkdirSync(at('a.json'));
    writeFileSync(path.join(at('a.json'), 'inside'), 'kept');
    expect(() => files.writeAtomic('a.json', 'text')).toThrow();
    expect(readFileSync(path.join(at('a.json'), 'inside'), 'utf8')).toBe('kept');
    expect(existsSync(at('a.json.new'))).toBe(false);
  });

  it('is told when the folder cannot be made', () => {
    writeFileSync(at('a-file'), '');
    expect(() => new NodeFiles(path.join(at('a-file'), 'folder'), clock)).toThrow(/ENOTDIR|EEXIST/);
  });
});

describe('generations', () => {
  it('keep what was there before, each a file of its own for this user only', () => {
    files.writeGeneration('a.json', 'one');
    expect(readdirSync(folder)).toEqual(['a.json']);
    files.writeGeneration('a.json', 'two');
    files.writeGeneration('a.json', 'three');
    expect(readdirSync(folder)).toEqual(['a.json', 'a.previous.json']);
    expect([files.read('a.json'), files.read('a.previous.json')]).toEqual(['three', 'two']);
    if (process.platform !== 'win32') expect(statSync(at('a.previous.json')).mode & 0o777).toBe(0o600);
  });

  it('stay when the file is gone', () => {
    writeFileSync(at('a.previous.json'), 'one');
    files.writeGeneration('a.json', 'two');
    expect([files.read('a.json'), files.read('a.previous.json')]).toEqual(['two', 'one']);
  });
});

describe('setting aside', () => {
  it('never overwrites what was set aside before', () => {
    for (const text of ['one', 'two', 'three']) {
      files.writeAtomic('a.json', text);
      files.setAside('a.json');
    }
    expect(readdirSync(folder).map((name) => files.read(name))).toEqual(['one', 'two', 'three']);
  });

  it('keeps the newest five of each file', () => {
    for (const text of Array.from('abcdefghijkl')) {
      clock.advance(text > 'h' ? 0 : 1_000);
      files.writeAtomic('a.json', text);
      files.setAside('a.json');
      files.writeAtomic('b.json', text);
    }
    files.setAside('b.json');
    const kept = readdirSync(folder).map((name) => files.read(name) ?? '');
    expect(kept.sort()).toEqual(['h', 'i', 'j', 'k', 'l', 'l']);
  });

  it('keeps the file under a name that says why and when', () => {
    files.writeAtomic('a.json', 'nonsense');
    const aside = files.setAside('a.json');
    expect(aside).toBe('a.json.unreadable-2026-11-20T09-00-00-000Z');
    expect(readdirSync(folder)).toEqual([aside]);
    expect(readFileSync(at(aside), 'utf8')).toBe('nonsense');
  });
});
