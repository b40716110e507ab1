import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { silentLogger } from '#main/ports/logger';
import { Lifecycle } from './lifecycle';
import { relaunch } from './relaunch';
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
  const spawn = (file: string, args: readonly string[]): void => void started.push([file, ...args]);
  beforeEach(() => started.splice(0));

  it('ends this process, without which nothing would start', () => {
    relaunch(app, { appImage: undefined, args: ['--demo'], spawn });
    expect([app.relaunches, app.exitCode, started]).toEqual([1, 0, []]);
  });

  it('starts an AppImage from its file, after letting the data folder go', () => {
    const packaged = Object.assign(new FakeApp(), { isPackaged: true });
    packaged.requestSingleInstanceLock();
    relaunch(packaged, { appImage: '/apps/Scorewall.AppImage', args: ['--demo'], spawn });
    expect(started).toEqual([['/apps/Scorewall.AppImage', '--demo']]);
    expect([packaged.relaunches, packaged.exitCode, packaged.holdsLock]).toEqual([0, 0, false]);
  });

  it("does not start another app's AppImage from a development run", () => {
    relaunch(app, { appImage: '/apps/Editor.AppImage', args: [], spawn });
    expect([app.relaunches, started]).toEqual([1, []]);
  });
});
