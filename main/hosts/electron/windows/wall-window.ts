import type { Rectangle } from 'electron';
import type { Clock } from '#core/kernel/clock';
import { Disposer, type Disposable } from '#core/kernel/disposer';
import { PAGES, RETRY_PAGE } from '../addresses';
import type { ContentsPart, CreateWindow, WindowPart } from '../parts';
import type { Trouble } from '../recovery';
import { wallKey, type KeyAction } from '../shortcuts';
import { pagePreferences } from './page-preferences';

export interface WallWindowOptions {
  readonly createWindow: CreateWindow;
  readonly clock: Clock;
  readonly preload: string;
  readonly devTools: boolean;
  readonly bounds: Rectangle;
  /** Lets the page speak to the app. */
  readonly admit: (contents: ContentsPart) => Disposable;
  /** False while someone works in another window of the app. */
  readonly mayTakeFocus: () => boolean;
  readonly onTrouble: (trouble: Trouble, detail: string) => void;
  readonly onKey: (action: Exclude<KeyAction, 'swallow'>) => void;
  /** It is on the screen. */
  readonly onShown: () => void;
  /** Closed by someone, not by `destroy`. */
  readonly onClosed: () => void;
}

/** Kiosk windows on Linux do not always say when they are ready to be shown. */
const SHOW_AT_LATEST_MS = 3_000;
/** Chromium gives up on input after a while, wrongly after a sleep; a page that lives soon says so. */
const UNRESPONSIVE_GRACE_MS = 10_000;
const ABORTED = -3;
const GROUND = '#0b1126';

/** The wall: one window that fills one display. */
export class WallWindow {
  readonly #options: WallWindowOptions;
  readonly #window: WindowPart;
  readonly #held = new Disposer();
  #revealed = false;

  constructor(options: WallWindowOptions) {
    this.#options = options;
    this.#window = options.createWindow({
      ...options.bounds,
      title: 'Scorewall',
      backgroundColor: GROUND,
      show: false,
      frame: false,
      autoHideMenuBar: true,
      webPreferences: {
        ...pagePreferences(options.preload, options.devTools),
        // A wall is watched, not used: it must not be put to sleep for want of input.
        backgroundThrottling: false,
        autoplayPolicy: 'no-user-gesture-required',
      },
    });
    this.#held.add(options.admit(this.#window.webContents));
    this.#listen();
  }

  get contents(): ContentsPart {
    return this.#window.webContents;
  }

  load(): void {
    this.#open(PAGES.wall);
  }

  /** Shows that the wall will be back. */
  loadRetryPage(): void {
    this.#open(RETRY_PAGE);
    this.#reveal();
  }

  /** Ends the page's process, which is then reported as trouble. */
  crash(): void {
    if (!this.#window.isDestroyed()) this.#window.webContents.forcefullyCrashRenderer();
  }

  /** Fills the display again after displays have changed. */
  fill(bounds: Rectangle): void {
    if (this.#window.isDestroyed()) return;
    const now = this.#window.getBounds();
    const same = now.x === bounds.x && now.y === bounds.y && now.width === bounds.width && now.height === bounds.height;
    if (same) return;
    this.#window.setKiosk(false);
    this.#window.setBounds(bounds);
    if (this.#revealed) this.#window.setKiosk(true);
  }

  focus(): void {
    if (this.#window.isDestroyed()) return;
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.focus();
  }

  /** Nothing is heard of it any more, but its last picture stays on the screen. */
  retire(): void {
    this.#held.dispose();
  }

  destroy(): void {
    this.retire();
    if (!this.#window.isDestroyed()) this.#window.destroy();
  }

  #listen(): void {
    const { clock, onTrouble, onKey, onClosed } = this.#options;
    const contents = this.#window.webContents;
    const trouble = (what: Trouble, detail: string): void => {
      if (!this.#held.disposed) onTrouble(what, detail);
    };

    this.#window.once('ready-to-show', () => {
      this.#reveal();
    });
    this.#held.add(
      clock.after(SHOW_AT_LATEST_MS, () => {
        this.#reveal();
      }),
    );
    this.#window.on('closed', () => {
      if (this.#held.disposed) return;
      this.#held.dispose();
      onClosed();
    });

    contents.on('render-process-gone', (_event, { reason, exitCode }) => {
      trouble('gone', `${reason} (${exitCode})`);
    });
    contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
      if (isMainFrame && code !== ABORTED) trouble('not-loaded', `${description} (${code})`);
    });
    contents.on('preload-error', (_event, _path, error) => {
      trouble('not-loaded', `preload: ${error.message}`);
    });

    let patience: Disposable | null = null;
    const patient = (): void => {
      patience?.dispose();
      patience = null;
    };
    contents.on('unresponsive', () => {
      patience ??= this.#held.add(
        clock.after(UNRESPONSIVE_GRACE_MS, () => {
          patience = null;
          trouble('hung', 'no answer to input');
        }),
      );
    });
    contents.on('responsive', patient);

    contents.on('before-input-event', (event, input) => {
      const action = wallKey(input);
      if (!action) return;
      event.preventDefault();
      if (action !== 'swallow') onKey(action);
    });
  }

  #open(url: string): void {
    if (this.#window.isDestroyed()) return;
    // A failure is told by `did-fail-load` too, which is where it is dealt with.
    this.#window.loadURL(url).catch(() => undefined);
  }

  /** Kiosk mode waits until now because on Linux it shows a window that is not ready. */
  #reveal(): void {
    if (this.#revealed || this.#window.isDestroyed()) return;
    this.#revealed = true;
    if (this.#options.mayTakeFocus()) this.#window.show();
    else this.#window.showInactive();
    this.#window.setKiosk(true);
    this.#window.webContents.setVisualZoomLevelLimits(1, 1).catch(() => undefined);
    this.#options.onShown();
  }
}
