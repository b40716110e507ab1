import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';
import type { Frame } from '#core/ipc/frame';
import type { ToPage } from '#core/ipc/wire';
import { err, ok } from '#core/kernel/result';
import type { WindowSession } from '../router';
import { RunningSite } from './testing/running-site';

let site: RunningSite;
let pages: Page[];
let told: string[];

/** A page's end of the connection. */
class Page {
  readonly socket: WebSocket;
  readonly #heard: ToPage[] = [];
  #wake: () => void = () => undefined;

  constructor(path: string, options: ClientOptions = {}) {
    this.socket = new WebSocket(`ws://${site.address}${path}`, { origin: `http://${site.address}`, ...options });
    this.socket.on('error', () => undefined);
    this.socket.on('message', (data: Buffer) => {
      this.#heard.push(JSON.parse(data.toString('utf8')) as ToPage);
      this.#wake();
    });
    pages.push(this);
  }

  async opened(): Promise<this> {
    await once(this.socket, 'open');
    return this;
  }

  /** The status with which the connection was refused, or 101. */
  answer(): Promise<number> {
    return new Promise((resolve) => {
      this.socket.once('open', () => resolve(101));
      this.socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    });
  }

  say(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  async next(kind: ToPage['kind']): Promise<ToPage> {
    for (;;) {
      const at = this.#heard.findIndex((message) => message.kind === kind);
      const [found] = at === -1 ? [] : this.#heard.splice(at, 1);
      if (found) return found;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  closed(): Promise<unknown[]> {
    return once(this.socket, 'close');
  }
}

beforeEach(async () => {
  site = new RunningSite();
  pages = [];
  told = [];
  site.router.onOpened(({ id }) => told.push(`+${id}`));
  site.router.onClosed(({ id }) => told.push(`-${id}`));
  await site.host.start();
});
afterEach(async () => {
  for (const page of pages) page.socket.terminate();
  await site.stop();
});

const wall = () => new Page('/ipc/wall').opened();
const settings = async () => new Page('/ipc/settings', { headers: { cookie: await site.cookie() } }).opened();
const sessionOf = (id: string): WindowSession => {
  const session = site.router.sessions.find((each) => each.id === id);
  if (!session) throw new Error(`${id} is not open`);
  return session;
};
const goneFromRouter = (id: string) =>
  new Promise<void>((resolve) => {
    site.router.onClosed((session) => {
      if (session.id === id) resolve();
    });
  });

describe('who may connect', () => {
  it('is a page of ours', async () => {
    await wall();
    await settings();
    expect(told).toEqual(['+wall-1', '+settings-2']);
  });

  it('is a wall that says which display it is, as a name that is not too long', async () => {
    await new Page('/ipc/wall?display=Caf%C3%A9%202').opened();
    await new Page(`/ipc/wall?display=${'x'.repeat(1_000)}`).opened();
    await wall();
    expect(site.router.sessions.map(({ display }) => display)).toEqual(['Café 2', 'x'.repeat(60), null]);
  });

  it.each<[string, string, ClientOptions]>([
    ['a page of another site', '/ipc/wall', { origin: 'http://evil.example' }],
    ['a page of another port', '/ipc/wall', { origin: 'http://127.0.0.1:1' }],
    ['a page from a file', '/ipc/wall', { origin: 'null' }],
    [
      'a page that was let in by another name',
      '/ipc/wall',
      { headers: { host: 'evil.example' }, origin: 'http://evil.example' },
    ],
    ['an unknown address', '/ipc/other', {}],
    ['the settings without the cookie', '/ipc/settings', {}],
    [
      'the settings with a cookie that was made up',
      '/ipc/settings',
      { headers: { cookie: `scorewall_admin=${'0'.repeat(64)}` } },
    ],
  ])('is not %s', async (_what, path, options) => {
    expect(await new Page(path, options).answer()).toBe(403);
    expect(told).toEqual([]);
  });

  it('is nobody who does not say where the page is from', async () => {
    const page = new WebSocket(`ws://${site.address}/ipc/wall`);
    page.on('error', () => undefined);
    const [, response] = (await once(page, 'unexpected-response')) as [unknown, { statusCode: number }];
    expect(response.statusCode).toBe(403);
  });

  it('is not the settings from another machine, with the cookie too', async () => {
    const host = `192.168.1.20:${site.port}`;
    const options = { headers: { host, cookie: await site.cookie() }, origin: `http://${host}` };
    expect(await new Page('/ipc/settings', options).answer()).toBe(403);
    expect(await new Page('/ipc/wall', options).answer()).toBe(101);
  });

  it('is nobody who is gone before the refusal arrives; the others do not notice', async () => {
    for (let turn = 0; turn < 20; turn++) {
      const caller = connect(site.port, '127.0.0.1');
      await once(caller, 'connect');
      caller.write('GET /ipc/wall HTTP/1.1\r\nHost: evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
      caller.resetAndDestroy();
    }
    expect((await site.ask('/')).status).toBe(200);
  });

  it('is a hundred at once', async () => {
    await Promise.all(Array.from({ length: 100 }, wall));
    expect(await new Page('/ipc/wall').answer()).toBe(403);
    const leaving = goneFromRouter('wall-1');
    pages[0]?.socket.terminate();
    await leaving;
    expect(await new Page('/ipc/wall').answer()).toBe(101);
  });
});

describe('what a page hears', () => {
  it('is what is pushed to it', async () => {
    const [first, second] = [await wall(), await wall()];
    sessionOf('wall-2').push('wall:frame', { seq: 7 } as Frame);
    sessionOf('wall-1').push('wall:frame', { seq: 6 } as Frame);
    expect(await first.next('push')).toEqual({ kind: 'push', channel: 'wall:frame', payload: { seq: 6 } });
    expect(await second.next('push')).toMatchObject({ payload: { seq: 7 } });
  });

  it('is the answer to its own question', async () => {
    site.router.onRequest('settings:reconnect', ({ sourceId }) =>
      sourceId === 'sales' ? ok(undefined) : err([{ code: 'SRC-2', message: 'm', remedy: 'r' }]),
    );
    const page = await settings();
    page.say({ kind: 'request', id: 7, channel: 'settings:reconnect', payload: { sourceId: 'none' } });
    expect(await page.next('reply')).toMatchObject({ id: 7, result: { ok: false, error: [{ code: 'SRC-2' }] } });
    page.say({ kind: 'request', id: 8, channel: 'settings:reconnect', payload: { sourceId: 'sales' } });
    expect(await page.next('reply')).toMatchObject({ id: 8, result: { ok: true } });
  });

  it('from a wall that asks for the settings is a refusal', async () => {
    let asked = false;
    site.router.onRequest('settings:load', () => {
      asked = true;
      return err([]);
    });
    const page = await wall();
    page.say({ kind: 'request', id: 1, channel: 'settings:load' });
    expect(await page.next('reply')).toMatchObject({ id: 1, result: { ok: false, error: [{ code: 'IPC-1' }] } });
    expect([asked, site.router.refused]).toEqual([false, 1]);
  });
});

describe('what a page says', () => {
  const painted = (seq: number) => ({ kind: 'signal', channel: 'wall:painted', payload: { epoch: 'e', seq } });
  const heardBy = (): { seqs: number[]; upTo: (seq: number) => Promise<void> } => {
    const seqs: number[] = [];
    let wake: () => void = () => undefined;
    site.router.onSignal('wall:painted', ({ seq }) => {
      seqs.push(seq);
      wake();
    });
    const upTo = async (seq: number): Promise<void> => {
      while (!seqs.includes(seq)) await new Promise<void>((resolve) => (wake = resolve));
    };
    return { seqs, upTo };
  };

  it('opens the settings on this machine only when it is shown on this machine', async () => {
    let asked = 0;
    site.router.onSignal('wall:open-settings', () => asked++);
    const away = new Page('/ipc/wall', { headers: { host: '192.0.2.7' }, origin: 'http://192.0.2.7' });
    for (const page of [await away.opened(), await wall()]) {
      page.say({ kind: 'signal', channel: 'wall:open-settings' });
      page.say({ kind: 'request', id: 1, channel: 'settings:load' });
      await page.next('reply');
    }
    expect(asked).toBe(1);
  });

  it('and never reads ends its connection, before it fills the memory', async () => {
    const page = await wall();
    page.socket.pause();
    const session = sessionOf('wall-1');
    for (let turn = 0; turn < 100 && told.length === 1; turn++) {
      session.push('wall:frame', { text: 'x'.repeat(1024 * 1024) } as unknown as Frame);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(told).toEqual(['+wall-1', '-wall-1']);
  });

  it('is passed over when it is nonsense', async () => {
    const { seqs, upTo } = heardBy();
    const page = await wall();
    for (const nonsense of [
      '',
      'hello',
      'null',
      '[]',
      '5',
      '{}',
      '{"kind":"signal"}',
      '{"kind":"beat","channel":"x"}',
    ]) {
      page.say(nonsense);
    }
    page.say({ kind: 'request', channel: 'settings:load' });
    page.socket.send(Buffer.from(JSON.stringify(painted(1))), { binary: true });
    page.say({ kind: 'signal', channel: '__proto__', payload: {} });
    page.say(painted(2));
    await upTo(2);
    expect(seqs).toEqual([2]);
  });

  it('ends its connection when it is too much, and nobody else’s', async () => {
    const { upTo } = heardBy();
    const [loud, quiet] = [await wall(), await wall()];
    const leaving = goneFromRouter('wall-1');
    loud.say('x'.repeat(300 * 1024));
    const [code] = await loud.closed();
    await leaving;
    expect(code).toBe(1009);
    quiet.say(painted(3));
    await upTo(3);
    expect(site.router.sessions.map(({ id }) => id)).toEqual(['wall-2']);
  });
});

describe('a page that is gone', () => {
  it('leaves the application', async () => {
    const page = await wall();
    const leaving = goneFromRouter('wall-1');
    page.socket.close();
    await leaving;
    expect(site.clock.pendingTimers).toBe(0);
    expect(() => sessionOf('wall-1')).toThrow();
  });

  it('without a word is found out by its silence; one that answers the beats stays', async () => {
    const [dead, alive] = [await wall(), await wall()];
    const leaving = goneFromRouter('wall-1');
    // A page whose machine lost its network: nothing arrives, nothing is answered.
    dead.socket.pause();
    for (let beat = 1; beat <= 3; beat++) {
      const answered = once(alive.socket, 'ping');
      site.clock.advance(5_000);
      if (beat < 3) {
        expect(await alive.next('beat')).toEqual({ kind: 'beat' });
        await answered;
        // The pong is on its way before this message, and heard before it.
        const heard = new Promise<unknown>((resolve) => {
          site.router.onSignal('wall:trouble', resolve);
        });
        alive.say({ kind: 'signal', channel: 'wall:trouble', payload: { message: 'none' } });
        await heard;
      }
    }
    await leaving;
    expect(site.router.sessions.map(({ id }) => id)).toEqual(['wall-2']);
  });

  it('is what a wall that hangs is made: it connects anew', async () => {
    const page = await wall();
    const leaving = goneFromRouter('wall-1');
    const closed = page.closed();
    site.host.recover('wall-1');
    site.host.recover('wall-99');
    await Promise.all([closed, leaving]);
  });
});

describe('stopping', () => {
  it('says goodbye to the pages, and leaves no timer', async () => {
    const page = await wall();
    const closed = page.closed();
    await site.stop();
    expect((await closed)[0]).toBe(1001);
    expect(site.clock.pendingTimers).toBe(0);
  });

  it('waits two seconds for a page that does not answer', async () => {
    const page = await wall();
    page.socket.pause();
    const leaving = goneFromRouter('wall-1');
    const stopping = site.stop();
    site.clock.advance(2_000);
    await Promise.all([stopping, leaving]);
    expect(site.clock.pendingTimers).toBe(0);
  });
});
