import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { NodeFiles } from '#main/adapters/node-files';
import { confStorage } from '#main/config/conf-storage';
import { electronStorage } from './storage';

vi.mock('electron', () => ({
  default: {
    app: { getPath: () => '/nowhere', getVersion: () => '0.0.0' },
    ipcMain: { on: () => undefined },
    shell: {},
  },
}));

const CONFIG = { version: 1, wall: { name: 'Sales floor' }, sources: [{ id: 'sales', url: 'https://a.example' }] };

let folder: string;
let files: NodeFiles;
const text = (): string => readFileSync(path.join(folder, 'config.json'), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'scorewall-store-'));
  files = new NodeFiles(folder, new FakeClock());
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the configuration file of the Electron host', () => {
  it('is not there before something is saved', () => {
    const storage = electronStorage(folder, files);
    expect(storage.place).toBe(path.join(folder, 'config.json'));
    expect(storage.load()).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('holds the configuration and nothing else, for this user only', () => {
    const storage = electronStorage(folder, files);
    storage.save(CONFIG);
    expect(JSON.parse(text())).toEqual(CONFIG);
    expect(storage.load()).toEqual(CONFIG);
    if (process.platform !== 'win32') {
      expect(statSync(path.join(folder, 'config.json')).mode & 0o777).toBe(0o600);
    }
  });

  it('is the same file that the web host keeps', () => {
    electronStorage(folder, files).save(CONFIG);
    const web = confStorage(folder, files);
    expect(web.load()).toEqual(CONFIG);
    const changed = { ...CONFIG, wall: { name: 'Support' } };
    web.save(changed);
    expect(electronStorage(folder, files).load()).toEqual(changed);
    expect(JSON.parse(text())).toEqual(changed);
  });

  it('is set aside when it is broken', () => {
    writeFileSync(path.join(folder, 'config.json'), '{"version": 1, "wall": {');
    const storage = electronStorage(folder, files);
    expect(storage.load()).toBeUndefined();
    const [aside, ...others] = readdirSync(folder);
    expect(others).toEqual([]);
    expect(aside).toMatch(/^config\.json\.unreadable-2026-11-20T09-00-00/);
    expect(readFileSync(path.join(folder, aside ?? ''), 'utf8')).toBe('{"version": 1, "wall": {');
    storage.save(CONFIG);
    expect(JSON.parse(text())).toEqual(CONFIG);
  });
});
