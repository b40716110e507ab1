import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { disposable } from '#core/kernel/disposer';
import { silentLogger } from '#main/ports/logger';
import { Router } from '../router';
import type { MonitorChoice } from './displays';
import { ElectronHost } from './electron-host';
import { Ipc } from './ipc';
import { FakeElectron, monitor, type FakeWindow } from './testing/fake-electron';
import { MemoryFiles } from './testing/memory-files';

vi.mock('electron', () => ({ ipcMain: null }));

let electron: FakeElectron;
let clock: FakeClock;
let router: Router;
let host: ElectronHost;
let asked: string[];
let files: MemoryFiles;
let words = 0;
let choices: readonly MonitorChoice[] = [];
let rechoose: () => void = () => undefined;

beforeEach(async () => {
  electron = new FakeElectron();
  choices = [];
  clock = new FakeClock();
  router = new Router(silentLogger);
  asked = [];
  files = new MemoryFiles();
  host = newHost('linux');
  await host.start();
});

afterEach(async () => {
  await host.stop();
  expect(clock.pendingTimers).toBe(0);
  expect(electron.open).toEqual([]);
});

function newHost(platform: NodeJS.Platform): ElectronHost {
  return new ElectronHost({
    parts: electron.parts,
    router,
    ipc: new Ipc(router, silentLogger, electron.ipcMain),
    clock,
    files,
    log: silentLogger,
    platform,
    distDir: '/app/dist',
    displays: {
      current: () => choices,
      onChanged: (listener) => {
        rechoose = listener;
        return disposable(() => undefined);
      },
    },
    quit: () => void asked.push('quit'),
    relaunch: () => void asked.push('relaunch'),
  });
}

/** The page of a window has started and speaks. */
function speak(window: FakeWindow): void {
  window.webContents.say({ document: `d${words++}`, channel: 'wall:want-full', payload: { reason: 'start' } });
}

const last = (): FakeWindow => electron.windows.at(-1)!;

describe('monitors that are chosen', () => {
  const builtIn = monitor(1, 'Built-in', { x: 0, y: 0, width: 1_920, height: 1_080 });
  const tv = monitor(7, 'TV', { x: 1_920, y: 0, width: 3_840, height: 2_160 });
  const places = () => electron.open.map((window) => window.getBounds().x);
  const choose = (...chosen: readonly MonitorChoice[]): void => {
    choices = chosen;
    rechoose();
  };
  const replug = (...monitors: Parameters<typeof electron.screen.set>[1][number][]): void => {
    electron.screen.set('display-added', monitors);
    clock.advance(500);
  };

  beforeEach(() => {
    replug(builtIn, tv);
  });

  it('have a window each that says which display it is, beside the wall on the primary one', () => {
    expect(places()).toEqual([0]);
    choose({ name: 'Lobby', monitor: 'TV' }, { name: 'Bar', monitor: 'not there' }, { name: 'Hall' });
    expect(places()).toEqual([0, 1_920]);
    for (const window of electron.open) speak(window);
    expect(router.sessions.map(({ display }) => display)).toEqual([null, 'Lobby']);
    choose({ name: 'Lobby', monitor: '1' });
    expect(places()).toEqual([0]);
  });

  it('lose their window with the cable and have it back with it; without any, the last picture stays', () => {
    choose({ name: 'Lobby', monitor: 'TV' });
    replug(builtIn);
    expect(places()).toEqual([0]);
    replug();
    expect(places()).toEqual([0]);
    replug(builtIn, { ...tv, id: 9 });
    expect(places()).toEqual([0, 1_920]);
    expect(electron.open.every((window) => window.loaded.length === 1)).toBe(true);
  });

  it('bring back the wall that is in trouble, and leave the other alone', () => {
    choose({ name: 'Lobby', monitor: 'TV' });
    const [hall, lobby] = electron.open;
    if (!hall || !lobby) throw new Error('a window is missing');
    for (const window of [hall, lobby]) speak(window);
    lobby.webContents.crash();
    expect([hall.loaded.length, lobby.loaded.length]).toEqual([1, 2]);
    speak(lobby);
  });
});

describe('the wall', () => {
  it('is shut in, and fills its display', () => {
    const { options, loaded } = last();
    expect(loaded).toEqual(['scorewall://wall/index.html']);
    expect(options).toMatchObject({ x: 0, y: 0, width: 1_920, height: 1_080, show: false, backgroundColor: '#0b1126' });
    expect(options.webPreferences).toMatchObject({
      preload: '/app/dist/preload/wall.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
    });
    expect(electron.menu).toBeNull();
    expect(electron.blockers.size).toBe(1);
  });

  it('is shown when it is ready, in kiosk mode', () => {
    expect([last().shown, last().kiosk]).toEqual(['no', false]);
    last().emit('ready-to-show');
    expect([last().shown, last().kiosk]).toEqual(['active', true]);
  });

  it('is shown after three seconds even if it never says that it is ready', () => {
    clock.advance(3_000);
    expect([last().shown, last().kiosk]).toEqual(['active', true]);
  });

  it('is there again after someone closed it', () => {
    speak(last());
    last().close();
    expect(electron.open).toHaveLength(1);
    expect(last().loaded).toEqual(['scorewall://wall/index.html']);
  });

  it('fills its display again after the display has changed, once things are settled', () => {
    last().emit('ready-to-show');
    const bounds = { x: 1_920, y: 0, width: 3_840, height: 2_160 };
    electron.screen.change('display-removed', { x: 0, y: 0, width: 0, height: 0 });
    electron.screen.change('display-added', bounds);
    electron.screen.change('display-metrics-changed', bounds);
    clock.advance(500);
    expect(last().getBounds()).toEqual(bounds);
    expect(last().kiosk).toBe(true);
  });

  it('stays where it is while there is no display', () => {
    electron.screen.change('display-removed', { x: 0, y: 0, width: 0, height: 0 });
    clock.advance(500);
    expect(last().getBounds()).toMatchObject({ width: 1_920, height: 1_080 });
  });

  it('opens the settings and quits by key, and keeps the keys of a browser from the page', () => {
    const wall = last().webContents;
    expect(wall.press('a')).toBe(true);
    expect(wall.press('r', { control: true })).toBe(false);
    expect(wall.press(',', { control: true })).toBe(false);
    expect(electron.open).toHaveLength(2);
    expect(wall.press('Q', { control: true, shift: true })).toBe(false);
    expect(asked).toEqual(['quit']);
  });
});

describe('the settings window', () => {
  it('is opened once, over the wall, with a bridge of its own', () => {
    host.openSettings();
    const settings = last();
    expect(settings.options).toMatchObject({
      width: 1_200,
      height: 780,
      minWidth: 900,
      minHeight: 600,
      alwaysOnTop: true,
    });
    expect(settings.options.webPreferences).toMatchObject({ preload: '/app/dist/preload/settings.cjs', sandbox: true });
    expect(settings.loaded).toEqual(['scorewall://settings/settings.html']);
    const focused = settings.focused;
    host.openSettings();
    expect(electron.open).toHaveLength(2);
    expect(settings.focused).toBe(focused + 1);
    host.focus();
    expect(settings.focused).toBe(focused + 2);
  });

  it('can be closed by its key and opened again; the wall has the focus in between', () => {
    host.openSettings();
    expect(last().webContents.press('w', { control: true })).toBe(false);
    expect(electron.open).toHaveLength(1);
    expect(electron.open[0]!.focused).toBe(1);
    host.openSettings();
    expect(electron.open).toHaveLength(2);
  });

  it('keeps the focus when the wall has to be made again', () => {
    host.openSettings();
    electron.open[0]!.close();
    last().emit('ready-to-show');
    expect(last().shown).toBe('inactive');
  });

  it('is closed when its page stops working, and the wall stays', () => {
    host.openSettings();
    last().webContents.crash();
    expect(electron.open).toHaveLength(1);
    expect(electron.open[0]!.loaded).toHaveLength(1);
  });
});

describe('recovery', () => {
  it('reloads the wall after a crash, in the same window', () => {
    speak(last());
    last().webContents.crash();
    expect(electron.open).toHaveLength(1);
    expect(last().loaded).toHaveLength(2);
    speak(last());
    expect(router.sessions).toHaveLength(1);
  });

  it('brings back a wall that does not paint, by way of a crash', () => {
    speak(last());
    host.recover(router.sessions[0]!.id, 'no paint');
    expect(last().loaded).toHaveLength(2);
    expect(router.sessions).toEqual([]);
  });

  it('leaves a process that is frozen behind, with its window', () => {
    const old = last();
    speak(old);
    old.webContents.frozen = true;
    host.recover(router.sessions[0]!.id, 'no paint');
    expect(electron.open).toEqual([old]);
    clock.advance(3_000);
    last().emit('ready-to-show');
    expect(electron.open).toEqual([last()]);
    expect(last()).not.toBe(old);
  });

  it('closes a settings window that does not paint', () => {
    host.openSettings();
    last().webContents.say({ document: 's', channel: 'wall:want-full', payload: { reason: 'start' } });
    last().webContents.frozen = true;
    host.recover(router.sessions[0]!.id, 'no paint');
    expect(electron.open).toHaveLength(1);
    host.recover('settings-unknown', 'late');
    expect(electron.open).toHaveLength(1);
  });

  it('makes a new window, and keeps the picture of the old one until that is shown', () => {
    const old = last();
    for (let crash = 0; crash < 4; crash++) {
      last().webContents.crash();
      speak(last());
    }
    expect(electron.open).toEqual([old, last()]);
    expect(router.sessions).toHaveLength(1);
    last().emit('ready-to-show');
    expect(electron.open).toEqual([last()]);
    expect(last()).not.toBe(old);
  });

  it('relaunches when new windows do not help either', () => {
    for (let crash = 0; crash < 6; crash++) last().webContents.crash();
    expect(asked).toEqual(['relaunch']);
  });

  it.each([
    ['did-fail-load', [{}, -6, 'ERR_FILE_NOT_FOUND', 'scorewall://wall/index.html', true], 2],
    ['did-fail-load', [{}, -3, 'ERR_ABORTED', 'scorewall://wall/index.html', true], 1],
    ['did-fail-load', [{}, -6, 'ERR_FILE_NOT_FOUND', 'scorewall://wall/x', false], 1],
    ['preload-error', [{}, '/app/dist/preload/wall.cjs', new Error('broken')], 2],
  ])('takes %s %j for what it is', (event, args, loads) => {
    last().webContents.emit(event, ...args);
    expect(last().loaded).toHaveLength(loads);
  });

  it('gives a page that does not answer to input some time, as after a sleep', () => {
    speak(last());
    last().webContents.emit('unresponsive');
    clock.advance(9_000);
    last().webContents.emit('responsive');
    clock.advance(60_000);
    expect(last().loaded).toHaveLength(1);
    last().webContents.emit('unresponsive');
    clock.advance(10_000);
    expect(last().loaded).toHaveLength(2);
  });

  it('shows that it will be back while nothing more can be done, and tries again', async () => {
    const relaunches = [clock.now(), clock.now(), clock.now()];
    files.writeAtomic('recovery.json', JSON.stringify({ relaunches }));
    await host.stop();
    host = newHost('linux');
    await host.start();
    for (let crash = 0; crash < 6; crash++) last().webContents.crash();
    expect(last().loaded.at(-1)).toBe('scorewall://wall/retry.html');
    expect(last().shown).toBe('active');
    clock.advance(60_000);
    expect(last().loaded).toEqual(['scorewall://wall/index.html']);
    speak(last());
    expect(asked).toEqual([]);
  });

  it('leaves a graphics process that is gone to Chromium', () => {
    speak(last());
    electron.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 1 });
    expect(last().loaded).toHaveLength(1);
  });
});

it('gives everything back when it stops', async () => {
  speak(last());
  host.openSettings();
  await host.stop();
  expect(electron.open).toEqual([]);
  expect(electron.blockers.size).toBe(0);
  expect(electron.schemes.size).toBe(0);
  expect(router.sessions).toEqual([]);
  expect(electron.screen.listeners('display-added')).toBe(0);
  host.openSettings();
  expect(electron.open).toEqual([]);
});

it('has a menu on macOS only, where copy and paste need one', async () => {
  await host.stop();
  host = newHost('darwin');
  await host.start();
  expect(electron.menu).toEqual([{ label: 'Scorewall', submenu: [] }, { role: 'editMenu' }]);
});
