import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConfigStorage } from '#main/ports/storage';
import { provisionedBy } from './provisioned';
import { StartError } from './start-error';

const SALES = { id: 'sales', dialect: 'leaderboard', url: 'https://scores.example.com' };
const NONE = { configFile: null, demo: false };

let folder: string;
let file: string;
let stored: unknown;
const storage: ConfigStorage = {
  place: '/data/config.json',
  load: () => stored,
  save: () => {
    throw new Error('provisioning saves nothing');
  },
};
const fault = (configFile: string): StartError => {
  try {
    provisionedBy({ configFile, demo: false }, storage);
  } catch (cause) {
    if (cause instanceof StartError) return cause;
  }
  throw new Error('nothing was wrong');
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'scorewall-provision-'));
  file = path.join(folder, 'wall.json');
  stored = { version: 1, wall: { name: 'Stored' }, sources: [{ ...SALES, id: 'stored' }] };
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('what the command line provisions', () => {
  it('is nothing without --config and --demo', () => {
    expect(provisionedBy(NONE, storage)).toBeNull();
  });

  it('is the file over what is stored; the file is not touched', () => {
    const text = JSON.stringify({ version: 1, sources: [{ ...SALES, token: 'hush-hush' }] });
    writeFileSync(file, text);
    const provisioned = provisionedBy({ configFile: file, demo: false }, storage);
    expect(provisioned).toMatchObject({ file, config: { wall: { name: 'Stored' }, sources: [{ id: 'sales' }] } });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('is the demo alone with --demo, whatever is stored', () => {
    for (const each of [stored, undefined, { version: 1, wal: {} }]) {
      stored = each;
      const provisioned = provisionedBy({ configFile: null, demo: true }, storage);
      expect(provisioned?.config.sources.map((source) => source.url)).toEqual(['demo:office']);
    }
  });

  it('is the demo with the wall of the file, with both', () => {
    writeFileSync(file, JSON.stringify({ version: 1, wall: { name: 'Lobby' }, sources: [SALES] }));
    const provisioned = provisionedBy({ configFile: file, demo: true }, storage);
    expect(provisioned?.config).toMatchObject({ wall: { name: 'Lobby' }, sources: [{ url: 'demo:office' }] });
  });

  it('on a new machine is the file with the demo, unless the file names sources', () => {
    stored = undefined;
    writeFileSync(file, JSON.stringify({ version: 1, wall: { name: 'Lobby' } }));
    const provisioned = provisionedBy({ configFile: file, demo: false }, storage);
    expect(provisioned?.config.sources.map((source) => source.url)).toEqual(['demo:office']);
  });
});

describe('a file that is of no use', () => {
  it('is named when it is not there, or no file', () => {
    expect(fault(path.join(folder, 'none.json')).errors).toMatchObject([{ code: 'CONFIG-7' }]);
    expect(fault(path.join(folder, 'none.json')).message).toContain('none.json cannot be read (ENOENT)');
    expect(fault(folder).errors[0]?.remedy).toContain('--config');
  });

  it('is refused with every fault', () => {
    writeFileSync(file, JSON.stringify({ version: 1, wall: { nam: 'x' }, sources: [{ ...SALES, url: 5 }] }));
    expect(
      fault(file)
        .errors.map((error) => error.path)
        .sort(),
    ).toEqual(['sources[0].url', 'wall.nam']);
    writeFileSync(file, '{');
    expect(fault(file).errors).toMatchObject([{ code: 'CONFIG-6' }]);
  });
});
