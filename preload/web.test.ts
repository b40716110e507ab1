import { beforeEach, describe, expect, it } from 'vitest';
import { frameSchema, type Frame } from '#core/ipc/frame';
import { FakeClock } from '#core/kernel/fake-clock';
import { seededRandom } from '#core/kernel/random';
import { SETTINGS, WALL } from './allowed';
import { makeBridge } from './make-bridge';
import { GONE_AFTER_MS, RETRY_MS, SILENCE_MS, WebLink, type LinkSocket } from './web-link';

/** A browser's socket as a test drives it. */
class FakeSocket implements LinkSocket {
  readyState: LinkSocket['readyState'] = 0;
  onmessage: LinkSocket['onmessage'] = null;
  onclose: LinkSocket['onclose'] = null;
  readonly sent: unknown[] = [];
  closed = false;

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.closed = true;
    this.readyState = 3;
  }

  accept(): void {
    this.readyState = 1;
  }

  hear(message: unknown): void {
    this.onmessage?.call(null as never, { data: JSON.stringify(message) } as MessageEvent);
  }

  drop(): void {
    this.readyState = 3;
    this.onclose?.call(null as never, {} as CloseEvent);
  }
}

let clock: FakeClock;
let sockets: FakeSocket[];
let openedSettings: number;
let link: WebLink;

beforeEach(() => {
  clock = new FakeClock();
  sockets = [];
  openedSettings = 0;
  link = linkWith(seededRandom(1));
});

function linkWith(random: { next(): number }): WebLink {
  return new WebLink({
    clock,
    random,
    access: null,
    connect: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    openSettings: () => openedSettings++,
  });
}

const socket = (): FakeSocket => {
  const latest = sockets.at(-1);
  if (!latest) throw new Error('nothing was opened');
  return latest;
};
const wallBridge = () => makeBridge(WALL, link, 'Start it.');
const settingsBridge = () => makeBridge(SETTINGS, link, 'Start it.');
const connected = (): void => {
  link.open();
  socket().accept();
};
const push = (payload: unknown, channel = 'wall:frame'): void => {
  socket().hear({ kind: 'push', channel, payload });
};

const FRAME: Frame = {
  epoch: 'run/wall-1',
  seq: 4,
  full: true,
  board: { id: 'sales:revenue', metric: 'revenue', scope: null, title: null, currency: null, entryCount: 1 },
  rows: [{ id: 'a', rank: 1, name: 'Ada', detail: null, value: 3, avatar: null, delta: 0, progress: null }],
  order: ['a'],
  removed: [],
  moves: [],
  celebrations: [],
  notices: [],
  panels: null,
  exhibit: null,
  look: null,
  status: {
    wallName: 'Sales floor',
    language: 'en',
    theme: 'midnight',
    freshness: 'live',
    confirmedAtMs: 1,
    sources: [
      {
        id: 'sales',
        state: 'live',
        status: 'connected',
        sinceMs: 1,
        trouble: null,
        code: null,
        demo: false,
        latencyMs: 4,
        conversations: 0,
      },
    ],
    contest: null,
    scene: 'leaderboard',
    display: null,
    turn: null,
  },
  atMs: 1,
};

describe('the first frame of a connection', () => {
  const asked = (): unknown[] =>
    socket().sent.filter((one) => (one as { channel?: string }).channel === 'wall:want-full');
  const want = (page = wallBridge()): void => page.signal('wall:want-full', { reason: 'the page has loaded' });

  it('waits for a page that listens later', () => {
    const page = wallBridge();
    connected();
    push(FRAME);
    const heard: Frame[] = [];
    page.on('wall:frame', (frame) => heard.push(frame));
    want(page);
    expect(heard).toEqual([FRAME]);
    expect(asked()).toEqual([]);
  });

  it('is not asked for while it is on its way, but is when it does not come', () => {
    connected();
    const page = wallBridge();
    want(page);
    expect(asked()).toEqual([]);
    want(page);
    expect(asked()).toHaveLength(1);
  });

  it('is nothing to begin with once that connection is lost', () => {
    const page = wallBridge();
    connected();
    push(FRAME);
    socket().drop();
    const heard: Frame[] = [];
    page.on('wall:frame', (frame) => heard.push(frame));
    want(page);
    expect(heard).toEqual([]);
  });

  it('is given once: a page that has lost the thread asks the host', () => {
    const page = wallBridge();
    connected();
    push(FRAME);
    page.signal('wall:painted', { epoch: FRAME.epoch, seq: FRAME.seq });
    want(page);
    expect(asked()).toHaveLength(1);
    socket().drop();
    clock.advance(RETRY_MS.longest * 2);
    socket().accept();
    push(FRAME);
    push({ ...FRAME, full: false, seq: 5 });
    want(page);
    expect(asked()).toHaveLength(1);
  });
});

describe('a page in a browser', () => {
  it('hears what is pushed to it, until it no longer listens', () => {
    const heard: unknown[] = [];
    const listening = wallBridge().on('wall:frame', (frame) => heard.push(frame));
    connected();
    push(FRAME);
    push({ testId: 't' }, 'settings:test-step');
    socket().hear({ kind: 'beat' });
    expect(heard).toEqual([FRAME]);
    listening.dispose();
    push(FRAME);
    expect(heard).toHaveLength(1);
  });

  it('says things to the host, but opens the settings itself', () => {
    const page = wallBridge();
    connected();
    page.signal('wall:painted', { epoch: 'e', seq: 1 });
    page.signal('wall:open-settings', undefined);
    expect(socket().sent).toEqual([{ kind: 'signal', channel: 'wall:painted', payload: { epoch: 'e', seq: 1 } }]);
    expect(openedSettings).toBe(1);
  });

  it('is kept to the channels of its window', async () => {
    const page = wallBridge() as ReturnType<typeof settingsBridge>;
    connected();
    expect(() => page.on('settings:overview', () => undefined)).toThrow('settings:overview');
    expect(await page.request('settings:load', undefined)).toMatchObject({ ok: false, error: [{ code: 'IPC-1' }] });
    expect(socket().sent).toEqual([]);
  });

  it('gets each answer for its own question', async () => {
    const page = settingsBridge();
    connected();
    const [first, second] = [
      page.request('settings:reconnect', { sourceId: 'a' }),
      page.request('settings:reconnect', { sourceId: 'b' }),
    ];
    const [one, two] = socket().sent as { id: number }[];
    socket().hear({ kind: 'reply', id: two?.id, result: { ok: true, value: 'b' } });
    socket().hear({ kind: 'reply', id: one?.id, result: { ok: true, value: 'a' } });
    socket().hear({ kind: 'reply', id: 99, result: { ok: true, value: 'nobody' } });
    expect([await first, await second]).toEqual([
      { ok: true, value: 'a' },
      { ok: true, value: 'b' },
    ]);
  });
});

describe('a host that is gone', () => {
  it('answers with an error: what was asked before, and what is asked meanwhile', async () => {
    const page = settingsBridge();
    expect(await page.request('settings:load', undefined)).toMatchObject({ ok: false, error: [{ code: 'IPC-2' }] });
    connected();
    const before = page.request('settings:load', undefined);
    socket().drop();
    const lost = { ok: false, error: [{ code: 'IPC-2', message: 'Scorewall did not answer.', remedy: 'Start it.' }] };
    expect(await before).toEqual(lost);
    expect(await page.request('settings:load', undefined)).toEqual(lost);
    page.signal('wall:painted', { epoch: 'e', seq: 1 });
    expect(socket().sent).toHaveLength(1);
  });

  it('is called for ever, with waits that differ and do not grow beyond bounds', () => {
    link.open();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 200; attempt++) {
      const startMs = clock.monotonic();
      const count = sockets.length;
      socket().drop();
      while (sockets.length === count) clock.advance(1);
      waits.push(clock.monotonic() - startMs);
    }
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(RETRY_MS.shortest);
    expect(Math.max(...waits)).toBeLessThanOrEqual(RETRY_MS.shortest + RETRY_MS.longest + 1);
    expect(waits[0]).toBeLessThanOrEqual(2 * RETRY_MS.shortest + 1);
    expect(new Set(waits.slice(10)).size).toBeGreaterThan(100);
  });

  it('is called soon again after it was there', () => {
    link.open();
    for (let attempt = 0; attempt < 10; attempt++) {
      socket().drop();
      clock.advance(RETRY_MS.shortest + RETRY_MS.longest);
    }
    socket().accept();
    socket().hear({ kind: 'beat' });
    socket().drop();
    const count = sockets.length;
    clock.advance(2 * RETRY_MS.shortest + 1);
    expect(sockets).toHaveLength(count + 1);
  });

  it('is noticed by its silence, also while it is called', () => {
    connected();
    clock.advance(SILENCE_MS - 1);
    socket().hear({ kind: 'beat' });
    clock.advance(SILENCE_MS - 1);
    const [first] = sockets;
    expect(first?.closed).toBe(false);
    clock.advance(1);
    expect(first?.closed).toBe(true);
    clock.advance(2 * RETRY_MS.shortest);
    expect(sockets).toHaveLength(2);
    clock.advance(SILENCE_MS);
    expect(sockets[1]?.closed).toBe(true);
    clock.advance(RETRY_MS.shortest + RETRY_MS.longest);
    expect(sockets).toHaveLength(3);
  });

  it('is not heard any more on a connection that was given up', () => {
    const heard: unknown[] = [];
    wallBridge().on('wall:frame', (frame) => heard.push(frame));
    connected();
    const given = socket();
    clock.advance(SILENCE_MS);
    given.hear({ kind: 'push', channel: 'wall:frame', payload: FRAME });
    given.drop();
    clock.advance(RETRY_MS.shortest + RETRY_MS.longest);
    expect(heard).toEqual([]);
    expect(sockets).toHaveLength(2);
  });
});

describe('the wall of a host that is gone', () => {
  let frames: Frame[];
  beforeEach(() => {
    frames = [];
    wallBridge().on('wall:frame', (frame) => frames.push(frame));
    connected();
  });
  const marked = (): Frame | undefined => frames.at(-1);

  it('says after four seconds that its data is stale, and why; once', () => {
    push(FRAME);
    socket().drop();
    clock.advance(GONE_AFTER_MS - 1);
    expect(frames).toHaveLength(1);
    clock.advance(1);
    expect(frames).toHaveLength(2);
    expect(frameSchema.parse(marked())).toMatchObject({
      epoch: FRAME.epoch,
      seq: 5,
      full: false,
      board: FRAME.board,
      rows: [],
      order: null,
      atMs: clock.now(),
      status: {
        freshness: 'stale',
        confirmedAtMs: 1,
        sources: [{ id: 'sales', state: 'waiting', status: 'disconnected', trouble: 'app-gone', code: 'APP-2' }],
      },
    });
    for (let turn = 0; turn < 50; turn++) {
      socket().drop();
      clock.advance(RETRY_MS.shortest + RETRY_MS.longest);
    }
    expect(frames).toHaveLength(2);
  });

  it('says nothing of a host that is back in time', () => {
    push(FRAME);
    socket().drop();
    clock.advance(2 * RETRY_MS.shortest);
    socket().accept();
    socket().hear({ kind: 'beat' });
    clock.advance(GONE_AFTER_MS);
    expect(frames).toHaveLength(1);
  });

  it('says so also when something accepts its calls and drops them again', () => {
    push(FRAME);
    for (let turn = 0; turn < 10; turn++) {
      socket().drop();
      clock.advance(RETRY_MS.shortest + RETRY_MS.longest);
      socket().accept();
    }
    expect(marked()?.status.freshness).toBe('stale');
    expect(frames).toHaveLength(2);
  });

  it('is marked after silence, too', () => {
    push(FRAME);
    clock.advance(SILENCE_MS + GONE_AFTER_MS);
    expect(marked()?.status.freshness).toBe('stale');
  });

  it('is marked again with the frames that come after, in order', () => {
    push(FRAME);
    for (const seq of [1, 2]) {
      socket().drop();
      clock.advance(RETRY_MS.shortest + RETRY_MS.longest);
      socket().accept();
      push({ ...FRAME, epoch: `run/wall-${seq + 1}`, seq });
    }
    socket().drop();
    clock.advance(GONE_AFTER_MS);
    expect(frames.map((frame) => [frame.epoch, frame.seq, frame.status.freshness])).toEqual([
      ['run/wall-1', 4, 'live'],
      ['run/wall-1', 5, 'stale'],
      ['run/wall-2', 1, 'live'],
      ['run/wall-2', 2, 'stale'],
      ['run/wall-3', 2, 'live'],
      ['run/wall-3', 3, 'stale'],
    ]);
  });

  it('without a board is offline, and without a single frame says nothing', () => {
    socket().drop();
    clock.advance(RETRY_MS.shortest + RETRY_MS.longest);
    expect(frames).toEqual([]);
    socket().accept();
    push({ ...FRAME, board: null, rows: [], order: [] });
    socket().drop();
    clock.advance(GONE_AFTER_MS);
    expect(marked()?.status.freshness).toBe('offline');
  });
});
