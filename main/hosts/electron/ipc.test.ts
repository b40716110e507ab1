import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ok } from '#core/kernel/result';
import type { Logger } from '#main/ports/logger';
import { silentLogger } from '#main/ports/logger';
import { Router, type WindowSession } from '../router';
import { Ipc } from './ipc';
import { FakeElectron, type FakeContents } from './testing/fake-electron';

vi.mock('electron', () => ({ ipcMain: null }));

const WALL = 'scorewall://wall/index.html';
const HELLO = { document: 'doc-1', channel: 'wall:want-full', payload: { reason: 'start' } };

let electron: FakeElectron;
let router: Router;
let ipc: Ipc;
let contents: FakeContents;
let opened: WindowSession[];
let closed: WindowSession[];
let heard: string[];
let warnings: string[];

function newContents(): FakeContents {
  electron.parts.createWindow({});
  return electron.windows.at(-1)!.webContents;
}

beforeEach(() => {
  electron = new FakeElectron();
  warnings = [];
  const log: Logger = { ...silentLogger, warn: (message) => void warnings.push(message) };
  router = new Router(silentLogger);
  [opened, closed, heard] = [[], [], []];
  router.onOpened((session) => opened.push(session));
  router.onClosed((session) => closed.push(session));
  router.onSignal('wall:want-full', ({ reason }, session) => heard.push(`${session.id} ${reason}`));
  router.onRequest('settings:reconnect', ({ sourceId }) => (sourceId === 'sales' ? ok(undefined) : ok(undefined)));
  ipc = new Ipc(router, log, electron.ipcMain);
  contents = newContents();
  ipc.admit(contents, 'wall');
  contents.navigate(WALL);
});

const full = () => ({ testId: 't', step: 'done', outcome: 'passed', detail: '', remedy: null }) as const;

describe('who is heard', () => {
  it('hears the main frame of an admitted window that shows its own page', () => {
    contents.say(HELLO);
    expect(heard).toEqual(['wall-1 start']);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['a frame within the page', () => ({ ...contents.mainFrame, parent: contents.mainFrame as never })],
    ['a foreign page', () => ({ ...contents.mainFrame, url: 'https://evil.example/index.html' })],
    ['a look-alike address', () => ({ ...contents.mainFrame, url: 'scorewall://wall.evil/index.html' })],
    [
      'the page of another kind of window',
      () => ({ ...contents.mainFrame, url: 'scorewall://settings/settings.html' }),
    ],
    ['a frame that is gone', () => null],
    [
      'a frame that goes while it is looked at',
      () => ({
        ...contents.mainFrame,
        get parent(): never {
          throw new Error('Render frame was disposed');
        },
      }),
    ],
  ])('does not hear %s', async (_name, frame) => {
    contents.say(HELLO, frame());
    contents.say(HELLO, frame());
    const answer = await contents.ask({ ...HELLO, channel: 'settings:load' }, frame());
    expect(heard).toEqual([]);
    expect(opened).toEqual([]);
    expect(answer).toMatchObject({ ok: false, error: [{ code: 'IPC-3' }] });
    expect(warnings).toHaveLength(1);
  });

  it('does not hear a window that was not admitted, nor one after its release', () => {
    const stranger = newContents();
    stranger.navigate(WALL);
    stranger.say(HELLO);
    const guest = newContents();
    const admission = ipc.admit(guest, 'wall');
    guest.navigate(WALL);
    admission.dispose();
    guest.say(HELLO);
    expect(heard).toEqual([]);
  });

  it.each([
    null,
    'text',
    {},
    { document: 1, channel: 'x' },
    { document: '', channel: 'x' },
    { ...HELLO, document: 'x'.repeat(65) },
  ])('does not hear what is not a message: %j', (message) => {
    contents.say(message);
    expect(opened).toEqual([]);
  });

  it('leaves the contract to the router', async () => {
    contents.say({ ...HELLO, channel: '__proto__' });
    contents.say({ ...HELLO, payload: { reason: 7 } });
    expect(heard).toEqual([]);
    expect(router.refused).toBe(2);
    expect(await contents.ask({ ...HELLO, channel: 'settings:load', payload: undefined })).toMatchObject({
      ok: false,
      error: [{ code: 'IPC-1' }],
    });
  });

  it('answers requests of a settings window', async () => {
    const settings = newContents();
    ipc.admit(settings, 'settings');
    settings.navigate('scorewall://settings/settings.html');
    const message = { document: 'd', channel: 'settings:reconnect', payload: { sourceId: 'sales' } };
    expect(await settings.ask(message)).toEqual({ ok: true, value: undefined });
    expect(opened[0]).toMatchObject({ kind: 'settings' });
  });
});

describe('sessions', () => {
  it('opens one session per load of the page, and ends it with the load', () => {
    contents.say(HELLO);
    contents.say(HELLO);
    expect(opened.map(({ id }) => id)).toEqual(['wall-1']);
    contents.navigate(WALL);
    expect(closed).toEqual(opened);
    contents.say({ ...HELLO, document: 'doc-2' });
    expect(opened.map(({ id }) => id)).toEqual(['wall-1', 'wall-2']);
    expect(router.sessions.map(({ id }) => id)).toEqual(['wall-2']);
  });

  it('ignores the last words of a page that is being replaced', () => {
    contents.say(HELLO);
    contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    contents.say(HELLO);
    expect(opened).toHaveLength(1);
    expect(heard).toHaveLength(1);
    contents.say({ ...HELLO, document: 'doc-2' });
    expect(opened).toHaveLength(2);
  });

  it('replaces the session when a new page speaks before its load was told of', () => {
    contents.say(HELLO);
    contents.say({ ...HELLO, document: 'doc-2' });
    expect(closed.map(({ id }) => id)).toEqual(['wall-1']);
    expect(router.sessions.map(({ id }) => id)).toEqual(['wall-2']);
  });

  it('stays over navigations within the page and of frames in it', () => {
    contents.say(HELLO);
    contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true });
    contents.emit('did-start-navigation', { isMainFrame: false, isSameDocument: false });
    expect(closed).toEqual([]);
  });

  it('ends with the process, the window and the app', () => {
    contents.say(HELLO);
    contents.crash();
    expect(closed).toHaveLength(1);
    contents.navigate(WALL);
    contents.say({ ...HELLO, document: 'doc-2' });
    contents.destroy();
    expect(closed).toHaveLength(2);
    const other = newContents();
    ipc.admit(other, 'wall');
    other.navigate(WALL);
    other.say(HELLO);
    ipc.dispose();
    expect(closed).toHaveLength(3);
    expect(electron.ipcMain.handlers.size).toBe(0);
    expect(electron.ipcMain.listeners('scorewall:signal')).toBe(0);
  });

  it('pushes to the page that the session belongs to, and to no other', () => {
    contents.say(HELLO);
    opened[0]!.push('settings:test-step', full());
    expect(contents.sent).toEqual([
      { channel: 'scorewall:push', message: { document: 'doc-1', channel: 'settings:test-step', payload: full() } },
    ]);
    contents.navigate(WALL);
    opened[0]!.push('settings:test-step', full());
    expect(contents.sent).toHaveLength(1);
  });

  it('never throws when the page is gone, or the payload cannot be sent', () => {
    contents.say(HELLO);
    expect(() => opened[0]!.push('settings:test-step', { ...full(), detail: (() => 1) as never })).not.toThrow();
    contents.crash();
    opened[0]!.push('settings:test-step', full());
    contents.destroy();
    opened[0]!.push('settings:test-step', full());
    expect(contents.sent).toEqual([]);
  });

  it('finds the window of a session', () => {
    contents.say(HELLO);
    expect(ipc.contentsOf('wall-1')).toBe(contents);
    contents.navigate(WALL);
    expect(ipc.contentsOf('wall-1')).toBeNull();
  });
});
