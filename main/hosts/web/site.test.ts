import { connect } from 'node:net';
import { once } from 'node:events';
import os from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartError } from '#main/cli/start-error';
import { PAGE_POLICY } from '../page-files';
import { LOGIN_POLICY } from './login-page';
import { RunningSite } from './testing/running-site';

let site: RunningSite;
beforeEach(async () => {
  site = new RunningSite();
  await site.host.start();
});
afterEach(() => site.stop());

describe('pages', () => {
  it.each([
    ['/', 'text/html', '<title>wall</title>'],
    ['/?any=thing', 'text/html', '<title>wall</title>'],
    ['/bridge.js', 'text/javascript', 'bridge()'],
    ['/assets/wall.js', 'text/javascript', 'wall()'],
    ['/healthz', 'application/json', '"version": "0.1.0"'],
    ['/metrics', 'text/plain', 'scorewall_uptime_seconds 1'],
  ])('%s is served as %s under the strict policy', async (path, type, body) => {
    const answer = await site.ask(path);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain(type);
    expect(answer.body).toContain(body);
    expect(answer.headers['content-security-policy']).toBe(PAGE_POLICY);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
  });

  it('let in no script, no frame and no form from elsewhere', () => {
    expect(PAGE_POLICY).toContain("default-src 'none'");
    expect(PAGE_POLICY).toContain("script-src 'self'");
    expect(PAGE_POLICY).toContain("frame-ancestors 'none'");
    expect(PAGE_POLICY + LOGIN_POLICY).not.toMatch(/unsafe|\*|https?:/);
  });

  it.each([
    '/secret.txt',
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/..%2f..%2fdata%2fadmin-pin',
    '/%2e%2e%2fdata%2fadmin-pin',
    '/....//secret.txt',
    '//secret.txt',
    '/%00',
    '/assets/wall.js%00.png',
    '/%E0%A4%A',
    '/C:/secret.txt',
    '/assets',
    '/assets/',
    '/index.html',
    '/settings.html',
    '/SETTINGS.HTML',
    '//',
    '/none.js',
  ])('%s is not there', async (path) => {
    const answer = await site.ask(path);
    expect(answer.status).toBe(404);
    expect(answer.body).toBe('There is nothing here.\n');
  });

  it('are for reading', async () => {
    expect(await site.ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await site.ask('/', { method })).status).toBe(405);
    }
  });
});

describe('a foreign name', () => {
  it.each(['evil.example', 'evil.example:4600', 'localhost.evil.example', '127.0.0.1.evil.example', 'localhost.', '['])(
    '%j in the Host header gets nothing: its page would read the board through a visitor',
    async (host) => {
      for (const path of ['/', '/healthz', '/metrics', '/settings', '/assets/wall.js']) {
        expect((await site.ask(path, { headers: { host } })).status).toBe(403);
      }
      expect((await site.login(site.door.pin, { host })).status).toBe(403);
    },
  );

  it.each(['localhost', '[::1]', '192.168.1.20', os.hostname(), `${os.hostname()}.local`])(
    'is not %s, which is ours',
    async (host) => {
      expect((await site.ask('/', { headers: { host: `${host}:${site.port}` } })).status).toBe(200);
    },
  );
});

describe('the settings', () => {
  it('ask for the PIN first, and never tell it', async () => {
    const answer = await site.ask('/settings');
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('Admin PIN');
    expect(answer.body).toContain('/data/&lt;admin>&amp;&quot;pin');
    expect(answer.body).not.toContain(site.door.pin);
    expect(answer.headers['content-security-policy']).toBe(LOGIN_POLICY);
  });

  it('open with the PIN, for a session that scripts cannot read', async () => {
    const entered = await site.login(` ${site.door.pin} `);
    expect(entered).toMatchObject({ status: 303, headers: { location: '/settings' } });
    const [cookie = ''] = entered.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict; Path=\//);
    const answer = await site.ask('/settings', { headers: { cookie: `other=1; ${cookie.split(';')[0] ?? ''}; x=2` } });
    expect(answer).toMatchObject({ status: 200, body: '<title>settings</title>' });
  });

  it('close after twelve hours', async () => {
    const headers = { cookie: await site.cookie() };
    site.clock.advance(12 * 3_600_000 - 1);
    expect((await site.ask('/settings', { headers })).status).toBe(200);
    site.clock.advance(1);
    expect((await site.ask('/settings', { headers })).status).toBe(401);
  });

  it('take no cookie that was made up', async () => {
    for (const value of ['', 'x', '0'.repeat(64), site.door.pin]) {
      expect((await site.ask('/settings', { headers: { cookie: `scorewall_admin=${value}` } })).status).toBe(401);
    }
  });

  it('are for this machine: an address of the network is refused, with the cookie too', async () => {
    const headers = { host: `192.168.1.20:${site.port}`, cookie: await site.cookie() };
    expect((await site.ask('/settings', { headers })).status).toBe(403);
    expect((await site.login(site.door.pin, { host: headers.host })).status).toBe(403);
  });

  it('take no form from another site', async () => {
    for (const from of ['cross-site', 'same-site']) {
      expect((await site.login(site.door.pin, { 'sec-fetch-site': from })).status).toBe(403);
    }
    for (const from of ['same-origin', 'none']) {
      expect((await site.login(site.door.pin, { 'sec-fetch-site': from })).status).toBe(303);
    }
  });

  it('answers a form that is too large, and the next one as usual', async () => {
    expect((await site.login('0'.repeat(3_000_000))).status).toBe(413);
    expect((await site.login(site.door.pin)).status).toBe(303);
  });

  it('shut for half a minute after five wrong PINs, for the right one too', async () => {
    for (let turn = 1; turn <= 4; turn++) expect((await site.login('000000')).body).toContain('not right');
    expect((await site.login('000000')).body).toContain('Too many');
    const during = await site.login(site.door.pin);
    expect([during.status, during.headers['set-cookie']]).toEqual([401, undefined]);
    site.clock.advance(29_999);
    expect((await site.login(site.door.pin)).status).toBe(401);
    site.clock.advance(1);
    expect((await site.login(site.door.pin)).status).toBe(303);
  });

  it('let a page sign in that was open before: the same door, without a page for an answer', async () => {
    const page = { accept: 'application/json', 'sec-fetch-site': 'same-origin' };
    const wrong = await site.login('000000', page);
    expect([wrong.status, wrong.body]).toEqual([401, '{"refused":"wrong"}']);
    expect((await site.login(site.door.pin, { ...page, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await site.login(site.door.pin, { ...page, host: `192.168.1.20:${site.port}` })).status).toBe(403);
    const right = await site.login(site.door.pin, page);
    expect([right.status, right.body]).toEqual([204, '']);
    const cookie = right.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    expect((await site.ask('/settings', { method: 'HEAD', headers: { cookie } })).status).toBe(200);
    expect((await site.ask('/settings', { method: 'HEAD' })).status).toBe(401);
    for (let turn = 1; turn <= 4; turn++) await site.login('000000', page);
    expect((await site.login('000000', page)).body).toBe('{"refused":"wait"}');
    const during = await site.login(site.door.pin, page);
    expect([during.status, during.headers['set-cookie']]).toEqual([401, undefined]);
  });

  it('forget wrong PINs once the right one came', async () => {
    for (let turn = 1; turn <= 20; turn++) {
      expect((await site.login(turn % 4 === 0 ? site.door.pin : '000000')).status).toBe(turn % 4 === 0 ? 303 : 401);
    }
  });
});

describe('the web host', () => {
  it('says what to do when its port is taken', async () => {
    const second = new RunningSite({ port: site.port });
    const error: unknown = await second.host.start().catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(StartError);
    expect((error as StartError).errors).toMatchObject([{ code: 'WEB-1' }]);
    expect((error as StartError).errors[0]?.remedy).toContain('--port');
    await second.stop();
  });

  it('says what to do when its address is none of this machine', async () => {
    const second = new RunningSite({ bind: '192.0.2.1' });
    await expect(second.host.start()).rejects.toMatchObject({ errors: [{ code: 'WEB-3' }] });
    await second.stop();
  });

  it('takes a free port when none was asked for and the usual one is taken', async () => {
    const [first, second] = [new RunningSite({ port: null }), new RunningSite({ port: null })];
    await first.host.start();
    await second.host.start();
    expect(second.port).not.toBe(first.port);
    expect((await second.ask('/')).status).toBe(200);
    await Promise.all([first.stop(), second.stop()]);
  });

  it('shows an address for all networks as one that can be opened', async () => {
    const second = new RunningSite({ bind: '0.0.0.0' });
    await second.host.start();
    expect(second.host.url).toBe(`http://127.0.0.1:${second.port}/`);
    second.host.openSettings();
    expect(second.opened).toEqual([`http://127.0.0.1:${second.port}/settings`]);
    await second.stop();
  });

  it('stops though a caller never finishes what it asks', async () => {
    const caller = connect(site.port, '127.0.0.1');
    caller.on('error', () => undefined);
    await once(caller, 'connect');
    caller.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ');
    await site.ask('/healthz');
    const closed = once(caller, 'close');
    const stopping = site.stop();
    site.clock.advance(2_000);
    await Promise.all([stopping, closed]);
    expect(site.clock.pendingTimers).toBe(0);
  });
});
