import { Disposer, type Disposable } from '#core/kernel/disposer';
import { PAGES } from '../addresses';
import type { ContentsPart, CreateWindow, WindowPart } from '../parts';
import { settingsKey } from '../shortcuts';
import { pagePreferences } from './page-preferences';

export interface SettingsWindowOptions {
  readonly createWindow: CreateWindow;
  readonly preload: string;
  readonly devTools: boolean;
  readonly admit: (contents: ContentsPart) => Disposable;
  readonly onQuitKey: () => void;
  /** Its page is of no use any more: it crashed or could not be loaded. */
  readonly onTrouble: (detail: string) => void;
  readonly onClosed: () => void;
}

const ABORTED = -3;

/** The settings, in a window over the wall. */
export class SettingsWindow {
  readonly #window: WindowPart;
  readonly #held = new Disposer();

  constructor(options: SettingsWindowOptions) {
    this.#window = options.createWindow({
      width: 1_200,
      height: 780,
      minWidth: 900,
      minHeight: 600,
      center: true,
      title: 'Scorewall settings',
      backgroundColor: '#f4f5f9',
      // Over the wall, which is in kiosk mode: some window managers keep such a window in front of all others.
      alwaysOnTop: true,
      fullscreenable: false,
      autoHideMenuBar: true,
      webPreferences: pagePreferences(options.preload, options.devTools),
    });
    const contents = this.#window.webContents;
    this.#held.add(options.admit(contents));
    this.#window.on('closed', () => {
      this.#held.dispose();
      options.onClosed();
    });
    contents.on('before-input-event', (event, input) => {
      const action = settingsKey(input);
      if (!action) return;
      event.preventDefault();
      if (action === 'quit') options.onQuitKey();
      else this.#window.close();
    });
    contents.on('render-process-gone', (_event, { reason }) => {
      options.onTrouble(reason);
    });
    contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
      if (isMainFrame && code !== ABORTED) options.onTrouble(description);
    });
    this.#window.loadURL(PAGES.settings).catch(() => undefined);
  }

  shows(contents: ContentsPart | null): boolean {
    return contents !== null && contents === this.#window.webContents;
  }

  focus(): void {
    if (this.#window.isDestroyed()) return;
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.moveTop();
    this.#window.focus();
  }

  destroy(): void {
    if (!this.#window.isDestroyed()) this.#window.destroy();
  }
}
