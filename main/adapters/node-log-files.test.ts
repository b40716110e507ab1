import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { NodeFiles } from './node-files';

let folder: string;
let files: NodeFiles;
const at = (name: string): string => path.join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'scorewall-logs-'));
  files = new NodeFiles(folder, new FakeClock());
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('files that grow', () => {
  it('begin whole, grow in order, and are gone when removed', async () => {
    await files.create('a.jsonl', ['one\n', 'Zoë\n']);
    await files.append('a.jsonl', ['✓', '\n']);
    expect(await files.readLog('a.jsonl')).toBe('one\nZoë\n✓\n');
    expect(await files.list()).toEqual(['a.jsonl']);
    await files.create('a.jsonl', ['new\n']);
    expect(await files.readLog('a.jsonl')).toBe('new\n');
    await files.remove('a.jsonl');
    await files.remove('a.jsonl');
    expect(await files.readLog('a.jsonl')).toBeNull();
    expect(await files.list()).toEqual([]);
  });

  it('are not made by adding to them', async () => {
    await expect(files.append('a.jsonl', ['x'])).rejects.toThrow(/ENOENT/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('are for this user only', async () => {
    await files.create('a.jsonl', []);
    expect(statSync(at('a.jsonl')).mode & 0o777).toBe(0o600);
  });

  it('take one part at a time, so that others have their turn', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    const turnsAtPart: number[] = [];
    await files.create(
      'a.jsonl',
      (function* () {
        for (let part = 0; part < 500; part++) {
          turnsAtPart.push(turns);
          yield 'z'.repeat(10_000);
        }
      })(),
    );
    clearInterval(timer);
    expect(turnsAtPart.at(-1)).toBeGreaterThan(0);
    expect(statSync(at('a.jsonl')).size).toBe(5_000_000);
  });
});

describe('a disk that refuses', () => {
  it('rejects, keeps the file, and leaves nothing half-written behind', async () => {
    mkdirSync(at('a.jsonl'));
    writeFileSync(path.join(at('a.jsonl'), 'inside'), 'kept');
    await expect(files.create('a.jsonl', ['text'])).rejects.toThrow();
    await expect(files.readLog('a.jsonl')).rejects.toThrow(/EISDIR/);
    await expect(files.append('a.jsonl', ['text'])).rejects.toThrow(/EISDIR/);
    expect(readFileSync(path.join(at('a.jsonl'), 'inside'), 'utf8')).toBe('kept');
    expect(readdirSync(folder)).toEqual(['a.jsonl']);
  });

  it('rejects when the parts end in an error, and the file stays as it was', async () => {
    await files.create('a.jsonl', ['good']);
    const parts = (function* () {
      yield 'half';
      throw new Error('no more');
    })();
    await expect(files.create('a.jsonl', parts)).rejects.toThrow('no more');
    expect(await files.readLog('a.jsonl')).toBe('good');
    expect(readdirSync(folder)).toEqual(['a.jsonl']);
  });
});
