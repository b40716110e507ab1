import path from 'node:path';
import type { Rectangle } from 'electron';
import type { Clock } from '#core/kernel/clock';
import { Disposer, type Disposable } from '#core/kernel/disposer';
import type { Files } from '#main/ports/files';
import type { Logger } from '#main/ports/logger';
import type { Host } from '../host';
import type { Router } from '../router';
import { SCHEME } from './addresses';
import { placements, watchDisplays, type MonitorChoice } from './displays';
import type { Ipc } from './ipc';
import { KioskWall } from './kiosk-wall';
import type { ElectronParts } from './parts';
import { keepDisplayOn } from './power';
import { servePages } from './protocol';
import { hardenSession } from './security';
import { SettingsWindow } from './windows/settings-window';

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
  /** Displays of the configuration, some of which may be monitors of this machine. */
  readonly displays: {
    current(): readonly MonitorChoice[];
    onChanged(listener: () => void): Disposable;
  };
  readonly quit: () => void;
  readonly relaunch: () => void;
}

/** Where the wall is before there is a monitor. */
const NO_DISPLAY = { x: 0, y: 0, width: 1_920, height: 1_080 };

/** Shows a wall in a kiosk window on each monitor that is chosen, and the settings in one more. Starts once the app is ready. */
export class ElectronHost implements Host {
  readonly name = 'electron';
  readonly #deps: ElectronHostDeps;
  readonly #held = new Disposer();
  /** By display; null is the wall itself. */
  readonly #walls = new Map<string | null, KioskWall>();
  #settings: SettingsWindow | null = null;

  constructor(deps: ElectronHostDeps) {
    this.#deps = deps;
    this.#held.add(deps.ipc);
  }

  start(): Promise<void> {
    const { parts, clock, displays, distDir, log } = this.#deps;
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
    const place = (): void => {
      this.#place();
    };
    this.#held.add(watchDisplays(parts.screen, clock, place));
    this.#held.add(displays.onChanged(place));
    place();
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.#held.dispose();
    this.#settings?.destroy();
    for (const wall of this.#walls.values()) wall.stop();
    this.#walls.clear();
    return Promise.resolve();
  }

  recover(sessionId: string, reason: string): void {
    const contents = this.#deps.ipc.contentsOf(sessionId);
    const wall = [...this.#walls.values()].find((one) => one.shows(contents));
    if (wall) wall.report('hung', reason);
    else if (this.#settings?.shows(contents)) this.#closeSettings(reason);
  }

  /** The main process met an error that nothing caught. */
  fault(detail: string): void {
    this.#firstWall?.report('fault', detail);
  }

  openSettings(): void {
    if (this.#held.disposed) return;
    this.#settings ??= this.#newSettings();
    this.#settings.focus();
  }

  focus(): void {
    if (this.#settings) this.#settings.focus();
    else this.#firstWall?.focus();
  }

  get #firstWall(): KioskWall | undefined {
    const [first] = this.#walls.values();
    return first;
  }

  /** A window goes with its monitor, and is back with it. Without any monitor all stay where they are. */
  #place(): void {
    const { parts, displays } = this.#deps;
    const found = placements(parts.screen, displays.current());
    if (found.length === 0 && this.#walls.size > 0) return;
    const wanted = found.length === 0 ? [{ display: null, bounds: NO_DISPLAY }] : found;
    for (const [display, wall] of this.#walls) {
      if (wanted.some((one) => one.display === display)) continue;
      wall.stop();
      this.#walls.delete(display);
    }
    for (const { display, bounds } of wanted) {
      const wall = this.#walls.get(display);
      if (wall) wall.fill(bounds);
      else this.#walls.set(display, this.#newWall(display, bounds));
    }
  }

  #newWall(display: string | null, bounds: Rectangle): KioskWall {
    return new KioskWall(display, bounds, {
      ...this.#deps,
      mayTakeFocus: () => this.#settings === null,
      openSettings: () => {
        this.openSettings();
      },
    });
  }

  #newSettings(): SettingsWindow {
    const { parts, distDir, quit } = this.#deps;
    return new SettingsWindow({
      createWindow: parts.createWindow,
      preload: path.join(distDir, 'preload', 'settings.cjs'),
      devTools: !parts.app.isPackaged,
      admit: (contents) => this.#deps.ipc.admit(contents, 'settings'),
      onQuitKey: quit,
      onTrouble: (detail) => {
        this.#closeSettings(detail);
      },
      onClosed: () => {
        this.#settings = null;
        this.#firstWall?.focus();
      },
    });
  }

  #closeSettings(detail: string): void {
    this.#deps.log.warn('The settings window is closed, because its page stopped working', { detail });
    this.#settings?.destroy();
  }

  /**
   * Chromium replaces helper processes by itself, and gives up on the graphics card after some crashes; after some more it
   * ends the whole app, which nothing in it can prevent. Should the picture not come back, the wall does not paint and is
   * brought back for that.
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
