import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { err, ok } from '#core/kernel/result';
import { findBrowser, kioskArguments } from './browser';
import { defaultDataDir, makeDataDir } from './data-dir';
import { downloadElectron, findElectron } from './electron-runtime';
import { chooseHost, hasDisplay, type HostFacts } from './host-choice';
import { StartError } from './start-error';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'scorewall-cli-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const put = (...parts: string[]): string => {
  const file = path.join(folder, ...parts);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '');
  return file;
};

describe('the host', () => {
  const choose = (facts: Partial<HostFacts>) =>
    chooseHost({
      asked: 'auto',
      runtime: '/e/electron',
      download: () => Promise.reject(new Error()),
      display: true,
      ...facts,
    });
  const failing = () => Promise.resolve(err('its runtime could not be downloaded (ENOTFOUND)'));
  const succeeding = () => Promise.resolve(ok('/e/downloaded'));

  it('is Electron where its runtime is', async () => {
    expect(await choose({})).toEqual(ok({ host: 'electron', executable: '/e/electron', why: 'Electron' }));
    expect(await choose({ asked: 'electron' })).toMatchObject({ value: { executable: '/e/electron' } });
  });

  it('is Electron where its runtime can be downloaded', async () => {
    expect(await choose({ runtime: null, download: succeeding })).toMatchObject({
      value: { host: 'electron', executable: '/e/downloaded' },
    });
  });

  it('is the web host where it cannot, and says why', async () => {
    const choice = await choose({ runtime: null, download: failing });
    expect(choice).toMatchObject({ value: { host: 'web' } });
    expect(choice.ok ? choice.value.why : '').toContain('ENOTFOUND');
  });

  it('is the web host without a display, and nothing is downloaded for it', async () => {
    const choice = await choose({ runtime: null, display: false });
    expect(choice.ok ? choice.value : null).toMatchObject({ host: 'web' });
    expect(choice.ok ? choice.value.why : '').toContain('no display');
  });

  it('is the web host when asked for, whatever there is', async () => {
    expect(await choose({ asked: 'web' })).toEqual(ok({ host: 'web', why: 'as asked' }));
    expect(await choose({ asked: 'web', runtime: null, display: false })).toMatchObject({ ok: true });
  });

  it('is nothing else when Electron is asked for', async () => {
    expect(await choose({ asked: 'electron', display: false })).toMatchObject({ ok: false, error: { code: 'HOST-1' } });
    const failed = await choose({ asked: 'electron', runtime: null, download: failing });
    expect(failed).toMatchObject({ ok: false, error: { code: 'HOST-2' } });
    expect(failed.ok ? '' : failed.error.remedy).toContain('--host web');
  });
});

describe('a display', () => {
  it.each<[NodeJS.Platform, NodeJS.ProcessEnv, boolean]>([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ])('on %s with %j: %s', (platform, env, expected) => {
    expect(hasDisplay(platform, env)).toBe(expected);
  });
});

describe('the data folder', () => {
  it.each<[NodeJS.Platform, NodeJS.ProcessEnv, string]>([
    ['linux', {}, '/home/tv/.config/scorewall'],
    ['linux', { XDG_CONFIG_HOME: '/xdg' }, '/xdg/scorewall'],
    ['linux', { XDG_CONFIG_HOME: '' }, '/home/tv/.config/scorewall'],
    ['freebsd', {}, '/home/tv/.config/scorewall'],
    ['darwin', {}, '/home/tv/Library/Application Support/scorewall'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/scorewall'],
    ['win32', { APPDATA: '' }, '/home/tv/AppData/Roaming/scorewall'],
    ['win32', {}, '/home/tv/AppData/Roaming/scorewall'],
  ])('on %s with %j is %s', (platform, env, expected) => {
    expect(defaultDataDir(platform, env, '/home/tv').replaceAll('\\', '/')).toBe(expected);
  });
});

describe('a data folder that is named', () => {
  it('is made', () => {
    const deep = path.join(folder, 'a', 'b');
    makeDataDir(deep);
    makeDataDir(deep);
    expect(existsSync(deep)).toBe(true);
  });

  it('that cannot be is an error with a remedy', () => {
    const inFile = path.join(put('a-file'), 'folder');
    expect(() => makeDataDir(inFile)).toThrow(StartError);
    expect(() => makeDataDir(inFile)).toThrow(/a-file.*cannot be used \((ENOTDIR|EEXIST|ENOENT)\)/);
  });

  it('that is a file is no folder', () => {
    expect(() => makeDataDir(put('a-file'))).toThrow(/a-file.*cannot be used/);
  });

  it.runIf(process.platform === 'linux')('ends also where nobody may make one', () => {
    expect(() => makeDataDir('/proc/scorewall/data')).toThrow(/cannot be used \(E[A-Z]+\)/);
  });
});

describe("Electron's runtime", () => {
  it.each<[NodeJS.Platform, string]>([
    ['linux', 'electron'],
    ['win32', 'electron.exe'],
    ['darwin', 'Electron.app/Contents/MacOS/Electron'],
  ])('on %s is %s in its package', (platform, name) => {
    expect(findElectron(folder, {}, platform)).toBeNull();
    const file = put('dist', ...name.split('/'));
    expect(findElectron(folder, {}, platform)).toBe(file);
    expect(findElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: '' }, platform)).toBe(file);
  });

  it('is where the environment says, and nowhere else then', () => {
    put('dist', 'electron');
    const elsewhere = put('runtime', 'electron');
    const env = (name: string) => ({ ELECTRON_OVERRIDE_DIST_PATH: path.join(folder, name) });
    expect(findElectron(folder, env('runtime'), 'linux')).toBe(elsewhere);
    expect(findElectron(folder, env('empty'), 'linux')).toBeNull();
  });

  it('cannot be downloaded without its package', async () => {
    expect(await downloadElectron(folder)).toEqual(err('the electron package is not installed'));
  });

  it('that cannot be downloaded is told in one line, with the reason', async () => {
    const installer = put('install.js');
    writeFileSync(
      installer,
      'console.error("RequestError: getaddrinfo ENOTFOUND example.com\\n    at x"); process.exit(1);',
    );
    expect(await downloadElectron(folder)).toEqual(err('its runtime could not be downloaded (ENOTFOUND)'));
    writeFileSync(installer, 'throw new TypeError("no such version")');
    const told = await downloadElectron(folder);
    expect(told.ok ? '' : told.error).toContain('TypeError: no such version');
    expect(told.ok ? '' : told.error).not.toContain('\n');
  });

  it('that was downloaded is found', async () => {
    put('dist', 'electron');
    put('dist', 'electron.exe');
    put('dist', 'Electron.app', 'Contents', 'MacOS', 'Electron');
    put('install.js');
    expect(await downloadElectron(folder)).toMatchObject({ ok: true });
  });
});

describe('a browser', () => {
  it('is the first of those that have a kiosk mode, by the order of the path', () => {
    expect(findBrowser('linux', { PATH: folder })).toBeNull();
    expect(findBrowser('linux', {})).toBeNull();
    const chrome = put('one', 'google-chrome');
    put('two', 'chromium');
    const PATH = [path.join(folder, 'none'), path.join(folder, 'one'), path.join(folder, 'two')].join(path.delimiter);
    expect(findBrowser('linux', { PATH })).toBe(chrome);
    const chromium = put('one', 'chromium');
    expect(findBrowser('linux', { PATH })).toBe(chromium);
  });

  it('opens the wall full screen, with a profile of its own, and without its sandbox for root only', () => {
    const args = kioskArguments('http://127.0.0.1:4600/', '/data/browser', false);
    expect(args).toEqual(
      expect.arrayContaining(['--kiosk', '--app=http://127.0.0.1:4600/', '--user-data-dir=/data/browser']),
    );
    expect(args).not.toContain('--no-sandbox');
    expect(kioskArguments('http://127.0.0.1:4600/', '/data/browser', true)).toEqual([...args, '--no-sandbox']);
  });
});
