import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageAt } from './addresses';
import { SCHEMES, servePages } from './protocol';
import { FakeElectron } from './testing/fake-electron';

let top: string;
let ask: (url: string, method?: string) => Promise<Response>;

beforeAll(() => {
  top = mkdtempSync(path.join(tmpdir(), 'scorewall-pages-'));
  const folder = path.join(top, 'renderer');
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  writeFileSync(path.join(top, 'secret.txt'), 'not for pages');
  mkdirSync(path.join(top, 'renderer-evil'));
  writeFileSync(path.join(top, 'renderer-evil', 'x.js'), 'evil');
  writeFileSync(path.join(folder, 'index.html'), '<p>wall</p>');
  writeFileSync(path.join(folder, 'settings.html'), '<p>settings</p>');
  writeFileSync(path.join(folder, 'assets', 'a b.js'), 'ok()');
  writeFileSync(path.join(folder, 'assets', 'font.woff2'), 'font');
  const electron = new FakeElectron();
  servePages(electron.parts.protocol, folder);
  ask = async (url, method = 'GET') => {
    const handler = electron.schemes.get('scorewall');
    if (!handler) throw new Error('nothing handles the scheme');
    // As Electron hands it over: `Request` itself refuses to hold an address of this scheme.
    return handler({ url, method } as Pick<Request, 'url' | 'method'> as never);
  };
});

afterAll(() => {
  rmSync(top, { recursive: true });
});

describe('pages under the scheme of the app', () => {
  it('is registered as an origin of its own, with none of the dangerous privileges', () => {
    expect(SCHEMES).toEqual([
      { scheme: 'scorewall', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
    ]);
  });

  it('serves each page at its own origin, with its policy', async () => {
    const answer = await ask('scorewall://wall/index.html');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('<p>wall</p>');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('http');
    expect((await ask('scorewall://settings/settings.html')).status).toBe(200);
  });

  it('keeps the pages of one origin from the other', async () => {
    expect((await ask('scorewall://wall/settings.html')).status).toBe(404);
    expect((await ask('scorewall://settings/index.html')).status).toBe(404);
    expect((await ask('scorewall://other/index.html')).status).toBe(404);
    expect((await ask('scorewall://constructor/index.html')).status).toBe(404);
  });

  it('serves files with their types, and an empty bridge', async () => {
    const script = await ask('scorewall://wall/assets/a%20b.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await script.text()).toBe('ok()');
    expect((await ask('scorewall://settings/assets/font.woff2')).headers.get('content-type')).toBe('font/woff2');
    const bridge = await ask('scorewall://wall/bridge.js');
    expect([bridge.status, await bridge.text()]).toEqual([200, '']);
    expect(bridge.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it('shows the page for bad times without any file, and without scripts', async () => {
    const answer = await ask('scorewall://wall/retry.html');
    expect(await answer.text()).toContain('back soon');
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src/);
  });

  it('answers 404 to what is not there, and reads only', async () => {
    expect((await ask('scorewall://wall/')).status).toBe(404);
    expect((await ask('scorewall://wall/assets')).status).toBe(404);
    expect((await ask('scorewall://wall/missing.js')).status).toBe(404);
    expect((await ask('scorewall://wall/index.html', 'POST')).status).toBe(405);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/assets/%2e%2e%5c%2e%2e%5csecret.txt',
    '/%2fetc/passwd',
    '//etc/passwd',
    '/C:/Windows/win.ini',
    '/index.html%00.js',
    '/index.html::$DATA',
    '/../renderer-evil/x.js',
    '/%E0%A4%A',
  ])('never leaves its folder: %s', async (pathname) => {
    const answer = await ask(`scorewall://wall${pathname}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toMatch(/not for pages|root:|evil/);
  });
});

describe('addresses', () => {
  it.each([
    ['scorewall://wall/index.html', 'wall'],
    ['scorewall://wall/index.html?a=1#b', 'wall'],
    ['scorewall://settings/settings.html', 'settings'],
    ['scorewall://wall/settings.html', null],
    ['scorewall://wall.evil/index.html', null],
    ['scorewall://wall@evil/index.html', null],
    ['scorewall://user:pw@wall/index.html', null],
    ['scorewall://wall:80/index.html', null],
    ['scorewall-evil://wall/index.html', null],
    ['https://wall/index.html', null],
    ['file:///scorewall://wall/index.html', null],
    ['about:blank', null],
    ['', null],
  ])('%s is %s', (url, kind) => {
    expect(pageAt(url)).toBe(kind);
  });
});
