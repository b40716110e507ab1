import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { seededRandom } from '#core/kernel/random';
import { SETTINGS } from './allowed';
import { makeBridge } from './make-bridge';
import { settingsAccess } from './web-access';
import { RETRY_MS, WebLink, type LinkSocket } from './web-link';

const PIN = '123456';

/** The web host as a page's `fetch` sees it. */
const site = { up: true, session: true, paused: false, asked: [] as string[] };

function answer(path: string, init: RequestInit): Promise<Response> {
  site.asked.push(`${init.method ?? ''} ${path}`);
  if (!site.up) return Promise.reject(new TypeError('Failed to fetch'));
  if (init.method === 'HEAD') return Promise.resolve(new Response(null, { status: site.session ? 200 : 401 }));
  expect(init.headers).toEqual({ accept: 'application/json' });
  const right = (init.body as URLSearchParams).get('pin') === PIN && !site.paused;
  if (right) site.session = true;
  const refused = site.paused ? 'wait' : 'wrong';
  return Promise.resolve(
    right ? new Response(null, { status: 204 }) : new Response(JSON.stringify({ refused }), { status: 401 }),
  );
}

let clock: FakeClock;
let sockets: LinkSocket[];
let told: unknown[];
let page: ReturnType<typeof open>;

function open() {
  const link = new WebLink({
    clock,
    random: seededRandom(1),
    access: settingsAccess(answer),
    connect: () => {
      const socket: LinkSocket = {
        readyState: 1,
        send: () => undefined,
        close: () => undefined,
        onmessage: null,
        onclose: null,
      };
      sockets.push(socket);
      return socket;
    },
    openSettings: () => undefined,
  });
  const bridge = makeBridge(SETTINGS, link, 'Start it.');
  bridge.on('settings:access', (access) => told.push(access));
  link.open();
  return bridge;
}
const drop = (): void => {
  sockets.at(-1)?.onclose?.call(null as never, {} as CloseEvent);
};
const retry = (): Promise<void> => clock.advanceAsync(RETRY_MS.shortest + RETRY_MS.longest, 100);
const signIn = (pin: string) => page.request('settings:sign-in', { pin });

beforeEach(() => {
  Object.assign(site, { up: true, session: true, paused: false, asked: [] });
  clock = new FakeClock();
  sockets = [];
  told = [];
  page = open();
});

describe('a settings page whose host was started again', () => {
  beforeEach(async () => {
    Object.assign(site, { up: false, session: false });
    drop();
    await retry();
  });

  it('waits for the host, then says that the session is gone, once, and opens nothing without one', async () => {
    expect(told).toEqual([]);
    site.up = true;
    for (let turn = 0; turn < 5; turn++) await retry();
    expect(told).toEqual([{ signedIn: false }]);
    expect(sockets).toHaveLength(1);
    expect(new Set(site.asked)).toEqual(new Set(['HEAD /settings']));
  });

  it('is let in with the PIN, and connects at once and only once', async () => {
    site.up = true;
    await retry();
    expect(await signIn('000000')).toMatchObject({ ok: false, error: [{ code: 'WEB-6' }] });
    site.paused = true;
    expect(await signIn(PIN)).toMatchObject({ ok: false, error: [{ code: 'WEB-7' }] });
    site.paused = false;
    site.up = false;
    expect(await signIn(PIN)).toMatchObject({ ok: false, error: [{ code: 'IPC-2' }] });
    expect(sockets).toHaveLength(1);
    site.up = true;
    expect(await signIn(PIN)).toEqual({ ok: true, value: undefined });
    expect(told).toEqual([{ signedIn: false }, { signedIn: true }]);
    expect(sockets).toHaveLength(2);
    await retry();
    expect(sockets).toHaveLength(2);
  });

  it('follows when another page of the same browser has signed in', async () => {
    site.up = true;
    await retry();
    site.session = true;
    await retry();
    expect(told).toEqual([{ signedIn: false }, { signedIn: true }]);
    expect(sockets).toHaveLength(2);
  });
});

it('a connection that breaks while the session holds is opened again without a word', async () => {
  drop();
  await retry();
  expect(sockets).toHaveLength(2);
  expect(told).toEqual([]);
});

it('an answer that is no JSON, or another refusal, is a host that does not answer', async () => {
  const fetch = vi.fn<typeof answer>();
  const access = settingsAccess(fetch);
  fetch.mockResolvedValueOnce(new Response('<html>', { status: 401 }));
  expect(await access.signIn(PIN)).toMatchObject({ ok: false, error: [{ code: 'IPC-2' }] });
  fetch.mockResolvedValueOnce(new Response('', { status: 403 }));
  expect(await access.signIn(PIN)).toMatchObject({ ok: false, error: [{ code: 'IPC-2' }] });
  fetch.mockResolvedValueOnce(new Response('', { status: 403 }));
  expect(await access.check()).toBe('unknown');
});
