import path from 'node:path';
import type { Clock } from '#core/kernel/clock';
import { Disposer } from '#core/kernel/disposer';
import type { Files } from '#main/ports/files';
import type { Logger } from '#main/ports/logger';
import type { Host } from '../host';
import type { Router } from '../router';
import { SCHEME } from './addresses';
import { wallBounds, watchDisplays } from './displays';
import type { Ipc } from './ipc';
import type { ElectronParts } from './parts';
import { keepDisplayOn } from './power';
import { servePages } from './protocol';
import { Recovery, type Trouble } from './recovery';
import { hardenSession } from './security';
import { SettingsWindow } from './windows/settings-window';
import { WallWindow } from './windows/wall-window';

export interface ElectronHostDeps {
  readonly parts: ElectronParts;
  readonly router: Router;
  readonly ipc: Ipc;
  readonly clock: Clock;
  readonly files: Files;
  readonly log: Logger;
  readonly platform: NodeJS.Platform;
  /** The folder of the built app: `renderer` and `preload` are in it. */
  readonly distDir: string;
  readonly quit: () => void;
  readonly relaunch: () => void;
}

/** Where the wall is before there is a display. */
const NO_DISPLAY = { x: 0, y: 0, width: 1_920, height: 1_080 };

/** Shows the wall in a kiosk window and the settings in a second one. Starts once the app is ready. */
export class ElectronHost implements Host {
  readonly name = 'electron';
  readonly #deps: ElectronHostDeps;
  readonly #recovery: Recovery;
  readonly #held = new Disposer();
  #wall: WallWindow | null = null;
  #oldWall: WallWindow | null = null;
  #settings: SettingsWindow | null = null;

  constructor(deps: ElectronHostDeps) {
    this.#deps = deps;
    const { clock, files, log, router } = deps;
    this.#held.add(deps.ipc);
    this.#recovery = new Recovery(clock, files, log, {
      crash: () => this.#wall?.crash(),
      reload: () => this.#wall?.load(),
      recreate: () => {
        this.#replaceWall();
      },
      relaunch: deps.relaunch,
      hold: () => this.#wall?.loadRetryPage(),
    });
    this.#held.add(
      router.onOpened((session) => {
        if (session.kind === 'wall') this.#recovery.alive();
      }),
    );
  }

  start(): Promise<void> {
    const { parts, clock, distDir, log } = this.#deps;
    hardenSession(parts.session, log);
    servePages(parts.protocol, path.join(distDir, 'renderer'));
    this.#held.add({
      dispose: () => {
        parts.protocol.unhandle(SCHEME);
      },
    });
    this.#setMenu();
    this.#watchChildren();
    this.#held.add(keepDisplayOn(parts.powerSaveBlocker));
    this.#held.add(watchDisplays(parts.screen, clock, (bounds) => this.#wall?.fill(bounds)));
    this.#recovery.loading();
    this.#replaceWall();
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.#recovery.stop();
    this.#held.dispose();
    this.#settings?.destroy();
    this.#wall?.destroy();
    this.#removeOldWall();
    return Promise.resolve();
  }

  recover(sessionId: string, reason: string): void {
    const contents = this.#deps.ipc.contentsOf(sessionId);
    if (contents && contents === this.#wall?.contents) this.#recovery.report('hung', reason);
    else if (contents) contents.forcefullyCrashRenderer();
  }

  /** The main process met an error that nothing caught. */
  fault(detail: string): void {
    this.#recovery.report('fault', detail);
  }

  openSettings(): void {
    if (this.#held.disposed) return;
    this.#settings ??= this.#newSettings();
    this.#settings.focus();
  }

  focus(): void {
    if (this.#settings) this.#settings.focus();
    else this.#wall?.focus();
  }

  /** The old window goes when the new one is on the screen, so that there is always something on it. */
  #replaceWall(): void {
    if (this.#held.disposed) return;
    this.#removeOldWall();
    this.#oldWall = this.#wall;
    this.#oldWall?.retire();
    this.#wall = this.#newWall();
    this.#wall.load();
  }

  #removeOldWall(): void {
    this.#oldWall?.destroy();
    this.#oldWall = null;
  }

  #newWall(): WallWindow {
    const { parts, clock, distDir, quit } = this.#deps;
    return new WallWindow({
      createWindow: parts.createWindow,
      clock,
      preload: path.join(distDir, 'preload', 'wall.cjs'),
      devTools: !parts.app.isPackaged,
      bounds: wallBounds(parts.screen) ?? NO_DISPLAY,
      admit: (contents) => this.#deps.ipc.admit(contents, 'wall'),
      mayTakeFocus: () => this.#settings === null,
      onTrouble: (trouble: Trouble, detail: string) => {
        this.#recovery.report(trouble, detail);
      },
      onKey: (action) => {
        if (action === 'quit') quit();
        else this.openSettings();
      },
      onShown: () => {
        this.#removeOldWall();
      },
      onClosed: () => {
        this.#recovery.loading();
        this.#replaceWall();
      },
    });
  }

  #newSettings(): SettingsWindow {
    const { parts, distDir, log, quit } = this.#deps;
    return new SettingsWindow({
      createWindow: parts.createWindow,
      preload: path.join(distDir, 'preload', 'settings.cjs'),
      devTools: !parts.app.isPackaged,
      admit: (contents) => this.#deps.ipc.admit(contents, 'settings'),
      onQuitKey: quit,
      onTrouble: (detail) => {
        log.warn('The settings window is closed, because its page stopped working', { detail });
        this.#settings?.destroy();
      },
      onClosed: () => {
        this.#settings = null;
        this.#wall?.focus();
      },
    });
  }

  /**
   * Chromium replaces helper processes by itself, and gives up on the graphics card after some crashes. Should the picture
   * not come back, the wall does not paint and is brought back for that.
   */
  #watchChildren(): void {
    this.#deps.parts.app.on('child-process-gone', (_event, { type, reason, name }) => {
      if (reason !== 'clean-exit') this.#deps.log.warn('A helper process is gone', { type, reason, name });
    });
  }

  /** No menu, and with it none of its shortcuts; but on macOS copy and paste exist only through one. */
  #setMenu(): void {
    const { parts, platform } = this.#deps;
    parts.setMenu(platform === 'darwin' ? [{ label: 'Scorewall', submenu: [] }, { role: 'editMenu' }] : null);
  }
}
