import path from 'node:path';
import type { Rectangle } from 'electron';
import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import type { Files } from '#main/ports/files';
import type { Logger } from '#main/ports/logger';
import type { Router } from '../router';
import type { Ipc } from './ipc';
import type { ContentsPart, ElectronParts } from './parts';
import { Recovery, type Trouble } from './recovery';
import { WallWindow } from './windows/wall-window';

export interface KioskWallDeps {
  readonly parts: ElectronParts;
  readonly router: Router;
  readonly ipc: Ipc;
  readonly clock: Clock;
  readonly files: Files;
  readonly log: Logger;
  readonly distDir: string;
  readonly mayTakeFocus: () => boolean;
  readonly quit: () => void;
  readonly openSettings: () => void;
  readonly relaunch: () => void;
}

/** The wall on one monitor: its window, and what brings it back. */
export class KioskWall {
  readonly #deps: KioskWallDeps;
  readonly #display: string | null;
  readonly #recovery: Recovery;
  readonly #listening: Disposable;
  #bounds: Rectangle;
  #wall: WallWindow | null = null;
  #oldWall: WallWindow | null = null;
  #stopped = false;

  constructor(display: string | null, bounds: Rectangle, deps: KioskWallDeps) {
    this.#display = display;
    this.#bounds = bounds;
    this.#deps = deps;
    const { clock, files, log, relaunch, router } = deps;
    this.#recovery = new Recovery(clock, files, log, {
      crash: () => this.#wall?.crash(),
      reload: () => this.#wall?.load(),
      recreate: () => {
        this.#replace();
      },
      relaunch,
      hold: () => this.#wall?.loadRetryPage(),
    });
    this.#listening = router.onOpened((session) => {
      if (session.kind === 'wall' && this.shows(deps.ipc.contentsOf(session.id))) this.#recovery.alive();
    });
    this.#recovery.loading();
    this.#replace();
  }

  shows(contents: ContentsPart | null): boolean {
    return contents !== null && contents === this.#wall?.contents;
  }

  report(trouble: Trouble, detail: string): void {
    this.#recovery.report(trouble, detail);
  }

  fill(bounds: Rectangle): void {
    this.#bounds = bounds;
    this.#wall?.fill(bounds);
  }

  focus(): void {
    this.#wall?.focus();
  }

  stop(): void {
    this.#stopped = true;
    this.#recovery.stop();
    this.#listening.dispose();
    this.#wall?.destroy();
    this.#removeOld();
  }

  /** The old window goes when the new one is on the screen, so that there is always something on it. */
  #replace(): void {
    if (this.#stopped) return;
    this.#removeOld();
    this.#oldWall = this.#wall;
    this.#oldWall?.retire();
    this.#wall = this.#newWall();
    this.#wall.load();
  }

  #removeOld(): void {
    this.#oldWall?.destroy();
    this.#oldWall = null;
  }

  #newWall(): WallWindow {
    const { parts, clock, distDir, ipc, mayTakeFocus, quit, openSettings } = this.#deps;
    return new WallWindow({
      createWindow: parts.createWindow,
      clock,
      preload: path.join(distDir, 'preload', 'wall.cjs'),
      devTools: !parts.app.isPackaged,
      bounds: this.#bounds,
      admit: (contents) => ipc.admit(contents, 'wall', this.#display),
      mayTakeFocus,
      onTrouble: (trouble: Trouble, detail: string) => {
        this.#recovery.report(trouble, detail);
      },
      onKey: (action) => {
        if (action === 'quit') quit();
        else openSettings();
      },
      onShown: () => {
        this.#removeOld();
      },
      onClosed: () => {
        this.#recovery.loading();
        this.#replace();
      },
    });
  }
}
