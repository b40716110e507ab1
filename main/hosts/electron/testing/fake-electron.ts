import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  Display,
  IpcMain,
  IpcMainInvokeEvent,
  MenuItemConstructorOptions,
  Rectangle,
  WebFrameMain,
  WindowOpenHandlerResponse,
} from 'electron';
import type { AppPart, ContentsPart, ElectronParts, ScreenPart, SessionPart, WindowPart } from '../parts';

/**
 * Electron as this host uses it, in plain Node. Each fake implements the same part of Electron's own declarations as the
 * host takes, so the compiler finds it when the two drift apart. Events are emitted by the test.
 *
 * To play a page: `electron.windows[0].webContents.say(...)`. To play a user: `window.close()`, `contents.press(...)`.
 */
export class FakeElectron {
  readonly app = new FakeApp();
  readonly ipcMain = new FakeIpcMain();
  readonly screen = new FakeScreen();
  readonly session = new FakeSession();
  readonly windows: FakeWindow[] = [];
  readonly schemes = new Map<string, Parameters<ElectronParts['protocol']['handle']>[1]>();
  readonly blockers = new Set<number>();
  menu: 'untouched' | readonly MenuItemConstructorOptions[] | null = 'untouched';
  #nextId = 1;

  /** Windows that are still there. */
  get open(): FakeWindow[] {
    return this.windows.filter((window) => !window.isDestroyed());
  }

  get parts(): ElectronParts {
    return {
      app: this.app,
      session: this.session,
      screen: this.screen,
      protocol: {
        handle: (scheme, handler) => void this.schemes.set(scheme, handler),
        unhandle: (scheme) => void this.schemes.delete(scheme),
      },
      powerSaveBlocker: {
        start: () => {
          const id = this.#nextId++;
          this.blockers.add(id);
          return id;
        },
        stop: (id) => this.blockers.delete(id),
      },
      setMenu: (template) => {
        this.menu = template;
      },
      createWindow: (options) => {
        const window = new FakeWindow(options, new FakeContents(this.#nextId++, this.ipcMain));
        this.windows.push(window);
        this.app.emit('web-contents-created', {}, window.webContents);
        return window;
      },
    };
  }
}

/** Electron's classes return themselves from `on`; nobody uses it, and a fake is not one of them. */
class FakeEmitter {
  readonly #events = new EventEmitter();

  on(event: string, listener: (...args: never[]) => void): never {
    this.#events.on(event, listener as (...args: unknown[]) => void);
    return this as never;
  }

  once(event: string, listener: (...args: never[]) => void): never {
    this.#events.once(event, listener as (...args: unknown[]) => void);
    return this as never;
  }

  off(event: string, listener: (...args: never[]) => void): never {
    this.#events.off(event, listener as (...args: unknown[]) => void);
    return this as never;
  }

  emit(event: string, ...args: unknown[]): void {
    this.#events.emit(event, ...args);
  }

  listeners(event: string): number {
    return this.#events.listenerCount(event);
  }
}

export class FakeApp extends FakeEmitter implements AppPart {
  readonly isPackaged = false;
  exitCode: number | null = null;
  relaunches = 0;
  holdsLock = false;
  /** False as if another process had the data folder. */
  lockIsFree = true;

  exit(code = 0): void {
    this.exitCode ??= code;
  }

  quit(): void {
    const event = new FakeEvent();
    this.emit('before-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }

  relaunch(): void {
    this.relaunches++;
  }

  requestSingleInstanceLock(): boolean {
    this.holdsLock = this.lockIsFree;
    return this.holdsLock;
  }

  releaseSingleInstanceLock(): void {
    this.holdsLock = false;
  }
}

export class FakeEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

type FakeFrame = Pick<WebFrameMain, 'parent' | 'url'>;

export class FakeContents extends FakeEmitter implements ContentsPart {
  readonly id: number;
  readonly sent: { readonly channel: string; readonly message: unknown }[] = [];
  readonly #ipc: FakeIpcMain;
  #url = '';
  #crashed = false;
  #destroyed = false;
  /** Its process does nothing any more, not even end when it is asked to. */
  frozen = false;
  openHandler: Parameters<ContentsPart['setWindowOpenHandler']>[0] | null = null;

  constructor(id: number, ipc: FakeIpcMain) {
    super();
    this.id = id;
    this.#ipc = ipc;
  }

  get mainFrame(): FakeFrame {
    return { parent: null, url: this.#url };
  }

  isDestroyed = (): boolean => this.#destroyed;
  isCrashed = (): boolean => this.#crashed;
  getURL = (): string => this.#url;
  setVisualZoomLevelLimits = (): Promise<void> => Promise.resolve();

  setWindowOpenHandler(handler: Parameters<ContentsPart['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler;
  }

  send(channel: string, message: unknown): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    this.sent.push({ channel, message: structuredClone(message) });
  }

  forcefullyCrashRenderer(): void {
    if (!this.frozen) this.crash('killed');
  }

  crash(reason = 'crashed'): void {
    if (this.#crashed || this.#destroyed) return;
    this.#crashed = true;
    this.emit('render-process-gone', {}, { reason, exitCode: 5 });
  }

  /** A load begins and is committed, as by `loadURL` or a reload. */
  navigate(url: string): void {
    this.emit('did-start-navigation', { url, isMainFrame: true, isSameDocument: false });
    this.#crashed = false;
    this.#url = url;
  }

  /** A page wants to go somewhere; tells whether it was let. */
  wantsTo(event: 'will-frame-navigate' | 'will-redirect', url: string, isMainFrame = true): boolean {
    const details = Object.assign(new FakeEvent(), { url, isMainFrame, isSameDocument: false });
    this.emit(event, details);
    return !details.defaultPrevented;
  }

  opens(url: string): WindowOpenHandlerResponse | undefined {
    return this.openHandler?.({ url } as Parameters<NonNullable<typeof this.openHandler>>[0]);
  }

  /** A key goes down; tells whether the page got it. */
  press(key: string, modifiers: { control?: boolean; meta?: boolean; shift?: boolean; alt?: boolean } = {}): boolean {
    const event = new FakeEvent();
    const input = {
      type: 'keyDown',
      key,
      code: '',
      control: false,
      meta: false,
      shift: false,
      alt: false,
      ...modifiers,
    };
    this.emit('before-input-event', event, input);
    return !event.defaultPrevented;
  }

  /** The page sends a signal, from its main frame unless told otherwise. */
  say(message: unknown, frame: FakeFrame | null = this.mainFrame): void {
    this.#ipc.emit('scorewall:signal', { sender: this, senderFrame: frame }, message);
  }

  ask(message: unknown, frame: FakeFrame | null = this.mainFrame): Promise<unknown> {
    return this.#ipc.invoke('scorewall:request', { sender: this, senderFrame: frame }, message);
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.emit('destroyed');
  }
}

export class FakeWindow extends FakeEmitter implements WindowPart {
  readonly webContents: FakeContents;
  readonly options: BrowserWindowConstructorOptions;
  readonly loaded: string[] = [];
  shown: 'no' | 'active' | 'inactive' = 'no';
  kiosk = false;
  focused = 0;
  #bounds: Rectangle;
  #destroyed = false;

  constructor(options: BrowserWindowConstructorOptions, contents: FakeContents) {
    super();
    this.options = options;
    this.webContents = contents;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
  }

  isDestroyed = (): boolean => this.#destroyed;
  isMinimized = (): boolean => false;
  restore = (): void => undefined;
  moveTop = (): void => undefined;
  getBounds = (): Rectangle => this.#bounds;

  loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    this.webContents.navigate(url);
    return Promise.resolve();
  }

  show(): void {
    this.shown = 'active';
  }

  showInactive(): void {
    this.shown = 'inactive';
  }

  focus(): void {
    this.focused++;
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
  }

  setKiosk(kiosk: boolean): void {
    this.kiosk = kiosk;
  }

  /** Someone closes the window. */
  close(): void {
    this.destroy();
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.webContents.destroy();
    this.emit('closed');
  }
}

type InvokeHandler = (event: IpcMainInvokeEvent, message: unknown) => unknown;

export class FakeIpcMain extends FakeEmitter implements Pick<IpcMain, 'on' | 'off' | 'handle' | 'removeHandler'> {
  readonly handlers = new Map<string, InvokeHandler>();

  handle(channel: string, handler: InvokeHandler): void {
    this.handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  async invoke(channel: string, event: unknown, message: unknown): Promise<unknown> {
    const handler = this.handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler(event as IpcMainInvokeEvent, message));
  }
}

class FakeScreen extends FakeEmitter implements ScreenPart {
  /** The primary one first. */
  monitors: readonly Display[] = [monitor(1, 'Built-in', { x: 0, y: 0, width: 1_920, height: 1_080 })];

  getPrimaryDisplay(): Display {
    return this.monitors[0] ?? monitor(0, '', { x: 0, y: 0, width: 0, height: 0 });
  }

  getAllDisplays(): Display[] {
    return [...this.monitors];
  }

  /** The only one there is has other bounds. */
  change(event: 'display-added' | 'display-removed' | 'display-metrics-changed', bounds: Rectangle): void {
    this.set(event, [monitor(1, 'Built-in', bounds)]);
  }

  set(event: string, monitors: readonly Display[]): void {
    this.monitors = monitors;
    this.emit(event, {}, this.getPrimaryDisplay());
  }
}

export function monitor(id: number, label: string, bounds: Rectangle): Display {
  return { id, label, bounds } as Display;
}

type BeforeRequest = (details: { url: string }, callback: (response: { cancel?: boolean }) => void) => void;

class FakeSession extends FakeEmitter implements SessionPart {
  request: Parameters<SessionPart['setPermissionRequestHandler']>[0] = null;
  check: Parameters<SessionPart['setPermissionCheckHandler']>[0] = null;
  device: Parameters<SessionPart['setDevicePermissionHandler']>[0] = null;
  blocked: readonly string[] = [];
  #before: BeforeRequest | null = null;

  readonly webRequest: SessionPart['webRequest'] = {
    onBeforeRequest: (filter: unknown, listener: unknown = null) => {
      this.blocked = (filter as { urls: string[] }).urls;
      this.#before = listener as BeforeRequest | null;
    },
  };

  setPermissionRequestHandler(handler: typeof this.request): void {
    this.request = handler;
  }

  setPermissionCheckHandler(handler: typeof this.check): void {
    this.check = handler;
  }

  setDevicePermissionHandler(handler: typeof this.device): void {
    this.device = handler;
  }

  /** Whether a page's request to an address goes out. */
  fetches(url: string): boolean {
    let cancelled = false;
    this.#before?.({ url }, (response) => {
      cancelled = response.cancel ?? false;
    });
    return !cancelled;
  }
}
