import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { listening, unusedPort, type TestServer } from '../transports/test-servers';
import { safeTokenAddress } from './safe-address';
import { RENEWAL_TIMEOUT_MS, requestToken, tokenIn } from './token-request';

let server: TestServer;
let requests: string[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  requests = [];
  server = await listening(
    createServer((request, response) => {
      const { authorization, cookie } = request.headers;
      requests.push(`${request.method ?? ''} ${request.url ?? ''} ${authorization ?? cookie ?? 'nothing'}`);
      answer(request, response);
    }),
    0,
  );
});

afterEach(() => server.stop());

const ask = (held: readonly string[], url = `${server.url}/token`, clock = new FakeClock()) =>
  requestToken({ url, held, fetch: (address, init) => fetch(address, init), clock, abort: new AbortController() });

const says = (status: number, body = '', headers: Record<string, string> = {}) => {
  answer = (_request, response) => {
    response.writeHead(status, headers).end(body);
  };
};

it('presents the token held, and takes the new one', async () => {
  says(200, '{"token":"new-token"}');
  expect(await ask(['old-token'])).toEqual({ ok: true, value: 'new-token' });
  expect(requests).toEqual(['POST /token Bearer old-token']);
});

it('presents a session cookie as one, and nothing where there is nothing', async () => {
  says(200, 'new-token');
  await ask(['session=abc']);
  await ask([]);
  expect(requests).toEqual(['POST /token session=abc', 'POST /token nothing']);
});

it.each([404, 405, 501])('asks with GET where POST is answered with %i', async (status) => {
  answer = (request, response) => {
    response.writeHead(request.method === 'GET' ? 200 : status).end('new-token');
  };
  expect(await ask(['old-token'])).toEqual({ ok: true, value: 'new-token' });
  expect(requests).toEqual(['POST /token Bearer old-token', 'GET /token Bearer old-token']);
});

it('presents the stored token where the newest is refused', async () => {
  answer = (request, response) => {
    const good = request.headers.authorization === 'Bearer stored';
    response.writeHead(good ? 200 : 401).end('new-token');
  };
  expect(await ask(['newest', 'stored'])).toEqual({ ok: true, value: 'new-token' });
  expect(requests).toEqual(['POST /token Bearer newest', 'POST /token Bearer stored']);
});

describe('no token', () => {
  it.each([
    [401, '', 'refused', 'answered 401'],
    [400, '', 'refused', 'answered 400'],
    [200, '{"ok":true}', 'refused', 'answered without a token'],
    [200, '<!doctype html><p>Sign in</p>', 'refused', 'answered without a token'],
    [200, '', 'refused', 'answered without a token'],
    [200, 'x'.repeat(200_000), 'refused', 'answered without a token'],
    [503, '', 'away', 'answered 503'],
    [429, '', 'away', 'answered 429'],
  ] as const)('on %i %j: %s', async (status, body, kind, detail) => {
    says(status, body);
    expect(await ask(['old-token'])).toEqual({ ok: false, error: { kind, detail: `the token address ${detail}` } });
  });

  it('is got by a redirect: the token held goes nowhere else', async () => {
    says(302, '', { Location: `${server.url}/elsewhere` });
    expect(await ask(['old-token'])).toMatchObject({ ok: false, error: { kind: 'away' } });
    expect(requests).toEqual(['POST /token Bearer old-token']);
  });

  it('is got where nobody listens, and nothing of the address or the token is told', async () => {
    const result = await ask(['old-token'], `http://127.0.0.1:${await unusedPort()}/secret-path`);
    expect(result).toMatchObject({ ok: false, error: { kind: 'away' } });
    expect(JSON.stringify(result)).not.toMatch(/secret-path|old-token/);
  });

  it('is got from an address that does not answer in time', async () => {
    answer = () => undefined;
    const clock = new FakeClock();
    const asked = ask(['old-token', 'stored'], undefined, clock);
    await server.untilConnections(1);
    clock.advance(RENEWAL_TIMEOUT_MS);
    expect(await asked).toEqual({
      ok: false,
      error: { kind: 'away', detail: 'the token address did not answer in time' },
    });
    expect(clock.pendingTimers).toBe(0);
  });

  it('is asked for without https outside of this network', async () => {
    says(200, 'new-token');
    expect(await ask(['old-token'], 'http://scores.example.com/token')).toMatchObject({ error: { kind: 'refused' } });
  });
});

describe('a token is found in', () => {
  it.each([
    ['{"token":"abc"}', 'abc'],
    ['{"access_token":"abc","expires_in":60}', 'abc'],
    ['{"accessToken":"abc"}', 'abc'],
    ['{"jwt":"abc"}', 'abc'],
    ['{"data":{"token":"abc"}}', 'abc'],
    ['"abc"', 'abc'],
    [' abc\n', 'abc'],
    ['{"token":""}', null],
    ['{"token":5}', null],
    ['{"data":"abc"}', null],
    ['not a token', null],
    ['12345', null],
    ['null', null],
    ['[]', null],
    [`{"token":"${'x'.repeat(9_000)}"}`, null],
    ['{"token":"a\\nb"}', null],
  ])('%s: %s', (body, token) => {
    expect(tokenIn(body)).toBe(token);
  });
});

describe('an address for tokens', () => {
  it.each([
    'https://scores.example.com/token',
    'http://127.0.0.1:4100/token',
    'http://[::1]:4100/token',
    'http://localhost/token',
    'http://10.1.2.3/token',
    'http://172.31.0.1/token',
    'http://192.168.0.7/token',
    'http://[fd00::1]/token',
    'http://scoreserver/token',
    'http://scores.local/token',
  ])('%s may be asked', (url) => {
    expect(safeTokenAddress(url)).toBe(url);
  });

  it.each(['http://scores.example.com/token', 'http://8.8.8.8/', 'http://172.32.0.1/', 'ftp://10.0.0.1/', 'nothing'])(
    '%s may not',
    (url) => {
      expect(safeTokenAddress(url)).toBeNull();
    },
  );

  it('may be written as that of a WebSocket', () => {
    expect(safeTokenAddress('wss://scores.example.com/token')).toBe('https://scores.example.com/token');
    expect(safeTokenAddress('ws://10.0.0.1/token')).toBe('http://10.0.0.1/token');
  });
});
