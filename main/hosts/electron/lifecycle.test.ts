import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { silentLogger } from '#main/ports/logger';
import { START_AGAIN } from '#main/cli/start-again';
import { Lifecycle } from './lifecycle';
import { relaunch, type Restarting } from './relaunch';
import { holdDataFolder } from './single-instance';
import { FakeApp } from './testing/fake-electron';

let app: FakeApp;
let clock: FakeClock;

beforeEach(() => {
  app = new FakeApp();
  clock = new FakeClock();
});

const settle = () => clock.advanceAsync(0);

describe('the end', () => {
  it('waits until everything is stopped', async () => {
    let stopped!: () => void;
    new Lifecycle(app, clock, silentLogger, () => new Promise((resolve) => (stopped = resolve)));
    app.quit();
    await settle();
    expect(app.exitCode).toBeNull();
    stopped();
    await settle();
    expect(app.exitCode).toBe(0);
    expect(clock.pendingTimers).toBe(0);
  });

  it('waits three seconds at most', async () => {
    new Lifecycle(app, clock, silentLogger, () => new Promise(() => undefined));
    app.quit();
    await clock.advanceAsync(2_900);
    expect(app.exitCode).toBeNull();
    await clock.advanceAsync(100);
    expect(app.exitCode).toBe(0);
  });

  it('comes when stopping fails, too', async () => {
    new Lifecycle(app, clock, silentLogger, () => Promise.reject(new Error('disk full')));
    app.quit();
    await settle();
    expect(app.exitCode).toBe(0);
  });

  it('stops once, however often it is asked', async () => {
    let stops = 0;
    const lifecycle = new Lifecycle(app, clock, silentLogger, () => {
      stops++;
      return Promise.resolve();
    });
    expect(lifecycle.ending).toBe(false);
    app.quit();
    lifecycle.quit();
    lifecycle.end(() => app.relaunch());
    expect(lifecycle.ending).toBe(true);
    await settle();
    expect([stops, app.exitCode, app.relaunches]).toEqual([1, 0, 0]);
  });

  it('does not come because all windows are closed', () => {
    new Lifecycle(app, clock, silentLogger, () => Promise.resolve());
    // Electron quits by itself only when nobody listens.
    expect(app.listeners('window-all-closed')).toBe(1);
  });
});

describe('one app per data folder', () => {
  it('lets the first in and tells it of the second', () => {
    let seconds = 0;
    expect(holdDataFolder(app, () => seconds++)).toBe(true);
    app.emit('second-instance', {}, [], '/');
    expect(seconds).toBe(1);
  });

  it('turns the second away', () => {
    app.lockIsFree = false;
    expect(holdDataFolder(app, () => undefined)).toBe(false);
    expect(app.listeners('second-instance')).toBe(0);
  });
});

describe('a relaunch', () => {
  const started: string[][] = [];
  const restarting: Restarting = {
    launched: false,
    platform: 'linux',
    appImage: undefined,
    executable: '/usr/bin/scorewall',
    args: ['--demo'],
    spawn: (file, args) => void started.push([file, ...args]),
  };
  beforeEach(() => started.splice(0));

  it("is Electron's own, but on Linux", () => {
    for (const platform of ['win32', 'darwin'] as const) relaunch(app, { ...restarting, platform });
    expect([app.relaunches, app.exitCode, started]).toEqual([2, 0, []]);
  });

  it('starts the program itself on Linux, after letting the data folder go', () => {
    app.requestSingleInstanceLock();
    relaunch(app, restarting);
    expect(started).toEqual([['/usr/bin/scorewall', '--demo']]);
    expect([app.relaunches, app.holdsLock]).toEqual([0, false]);
  });

  it('on Linux is seen as one by a supervisor that ends all that the app has started', () => {
    relaunch(app, restarting);
    expect(app.exitCode).toBe(START_AGAIN);
  });

  it('starts an AppImage from its file', () => {
    const packaged = Object.assign(new FakeApp(), { isPackaged: true });
    relaunch(packaged, { ...restarting, appImage: '/apps/Scorewall.AppImage' });
    expect(started).toEqual([['/apps/Scorewall.AppImage', '--demo']]);
  });

  it("does not start another app's AppImage from a development run", () => {
    relaunch(app, { ...restarting, appImage: '/apps/Editor.AppImage' });
    expect(started).toEqual([['/usr/bin/scorewall', '--demo']]);
  });

  it('is left to the launcher that waits', () => {
    relaunch(app, { ...restarting, launched: true });
    expect([app.relaunches, app.exitCode, started]).toEqual([0, START_AGAIN, []]);
  });
});
