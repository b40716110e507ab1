import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createBridge, expose, type IpcDoor } from './bridge';
import type { Allowed } from './make-bridge';

const exposed = vi.hoisted((): unknown[][] => []);
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (...args: unknown[]) => void exposed.push(args) },
  ipcRenderer: { on: (...args: unknown[]) => void sent.push(args), send: (...args: unknown[]) => void sent.push(args) },
}));

const ALLOWED: Allowed<'settings:test-step', 'wall:want-full', 'settings:load'> = {
  pushes: { 'settings:test-step': true },
  signals: { 'wall:want-full': true },
  requests: { 'settings:load': true },
};

const STEP = { testId: 't', step: 'done', outcome: 'passed', detail: '', remedy: null } as const;

let electron: EventEmitter;
let sent: unknown[][];
let answer: () => Promise<unknown>;

function bridge(document = 'doc-1') {
  const door = {
    on: (channel: string, listener: (...args: unknown[]) => void) => electron.on(channel, listener),
    send: (...args: unknown[]) => void sent.push(args),
    invoke: (...args: unknown[]) => {
      sent.push(args);
      return answer();
    },
  } as unknown as IpcDoor;
  return createBridge(ALLOWED, door, document);
}

const push = (payload: unknown, channel = 'settings:test-step', document = 'doc-1'): void => {
  electron.emit('scorewall:push', {}, { document, channel, payload });
};

beforeEach(() => {
  electron = new EventEmitter();
  sent = [];
  answer = () => Promise.resolve({ ok: true, value: 'view' });
});

describe('what a page hears', () => {
  it('is what was pushed to this load of it', () => {
    const heard: unknown[] = [];
    bridge().on('settings:test-step', (payload) => heard.push(payload));
    push(STEP);
    push(STEP, 'settings:test-step', 'doc-0');
    push(STEP, 'wall:frame');
    push(STEP, '__proto__');
    expect(heard).toEqual([STEP]);
  });

  it('stops with the disposal: a hundred listeners leave nothing behind', () => {
    const page = bridge();
    const listener = vi.fn();
    for (let turn = 0; turn < 100; turn++) {
      const listening = page.on('settings:test-step', listener);
      push(STEP);
      expect(listener).toHaveBeenCalledTimes(turn + 1);
      listening.dispose();
      listening.dispose();
      push(STEP);
      expect(listener).toHaveBeenCalledTimes(turn + 1);
    }
    expect(electron.listenerCount('scorewall:push')).toBe(1);
  });

  it('may be heard twice by the same function, and left one at a time', () => {
    const page = bridge();
    const listener = vi.fn();
    const first = page.on('settings:test-step', listener);
    page.on('settings:test-step', listener);
    push(STEP);
    expect(listener).toHaveBeenCalledTimes(2);
    first.dispose();
    push(STEP);
    expect(listener).toHaveBeenCalledTimes(3);
  });

  it('reaches the others when one of them fails, or leaves meanwhile', () => {
    const reported: unknown[] = [];
    vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
    const page = bridge();
    const heard: string[] = [];
    page.on('settings:test-step', () => {
      throw new Error('a fault of the page');
    });
    const leaving = page.on('settings:test-step', () => {
      leaving.dispose();
      heard.push('leaving');
    });
    page.on('settings:test-step', () => heard.push('staying'));
    push(STEP);
    push(STEP);
    expect(heard).toEqual(['leaving', 'staying', 'staying']);
    expect(reported).toHaveLength(2);
    vi.unstubAllGlobals();
  });
});

describe('what a page is given', () => {
  const documentNow = (): unknown => {
    expose(ALLOWED);
    const [name, page] = exposed.at(-1) as [string, ReturnType<typeof bridge>];
    expect(name).toBe('scorewall');
    page.signal('wall:want-full', { reason: 'start' });
    return (sent.at(-1)?.[1] as { document: unknown }).document;
  };

  it('names each load of it anew, also where a context is not secure, as in the empty page of a new window', () => {
    const real = crypto;
    vi.stubGlobal('crypto', { getRandomValues: (array: Uint32Array<ArrayBuffer>) => real.getRandomValues(array) });
    const documents = [documentNow(), documentNow()];
    vi.unstubAllGlobals();
    expect(new Set(documents).size).toBe(2);
    for (const document of documents) expect(document).toMatch(/^[\d-]{7,64}$/);
  });
});

describe('what a page says', () => {
  it('carries its document', async () => {
    const page = bridge();
    page.signal('wall:want-full', { reason: 'start' });
    expect(await page.request('settings:load', undefined)).toEqual({ ok: true, value: 'view' });
    expect(sent).toEqual([
      ['scorewall:signal', { document: 'doc-1', channel: 'wall:want-full', payload: { reason: 'start' } }],
      ['scorewall:request', { document: 'doc-1', channel: 'settings:load', payload: undefined }],
    ]);
  });

  it('is answered even when the host is lost', async () => {
    answer = () => Promise.reject(new Error('gone'));
    expect(await bridge().request('settings:load', undefined)).toMatchObject({ ok: false, error: [{ code: 'IPC-2' }] });
  });

  it('cannot use a channel of another window', async () => {
    const page = bridge();
    for (const channel of ['wall:frame', 'settings:save', '__proto__', 'toString']) {
      expect(() => page.on(channel as never, vi.fn())).toThrow(channel);
      expect(() => page.signal(channel as never, undefined as never)).toThrow(channel);
      expect(await page.request(channel as never, undefined as never)).toMatchObject({ ok: false });
    }
    expect(sent).toEqual([]);
  });
});
