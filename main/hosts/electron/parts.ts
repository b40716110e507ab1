import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  MenuItemConstructorOptions,
  PowerSaveBlocker,
  Protocol,
  Screen,
  Session,
  WebContents,
} from 'electron';

/**
 * The parts of Electron that this host stands on, and no more of them than it uses. The composition root hands in the real
 * ones; tests hand in the fake ones of testing/, which the compiler holds to the same shapes.
 */
export type AppPart = Pick<
  App,
  'on' | 'exit' | 'quit' | 'relaunch' | 'requestSingleInstanceLock' | 'releaseSingleInstanceLock' | 'isPackaged'
>;

export type ContentsPart = Pick<
  WebContents,
  | 'id'
  | 'on'
  | 'send'
  | 'isDestroyed'
  | 'isCrashed'
  | 'getURL'
  | 'setWindowOpenHandler'
  | 'forcefullyCrashRenderer'
  | 'setVisualZoomLevelLimits'
>;

export type WindowPart = Pick<
  BrowserWindow,
  | 'on'
  | 'once'
  | 'loadURL'
  | 'show'
  | 'showInactive'
  | 'isMinimized'
  | 'restore'
  | 'focus'
  | 'moveTop'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'getBounds'
  | 'setBounds'
  | 'setKiosk'
> & { readonly webContents: ContentsPart };

export type SessionPart = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'on'
> & { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> };

export type ScreenPart = Pick<Screen, 'on' | 'off' | 'getPrimaryDisplay' | 'getAllDisplays'>;

export interface PowerMonitorPart {
  on(event: 'resume', listener: () => void): unknown;
  off(event: 'resume', listener: () => void): unknown;
}

export type CreateWindow = (options: BrowserWindowConstructorOptions) => WindowPart;

export interface ElectronParts {
  readonly app: AppPart;
  readonly session: SessionPart;
  readonly protocol: Pick<Protocol, 'handle' | 'unhandle'>;
  readonly screen: ScreenPart;
  readonly powerSaveBlocker: Pick<PowerSaveBlocker, 'start' | 'stop'>;
  readonly setMenu: (template: MenuItemConstructorOptions[] | null) => void;
  readonly createWindow: CreateWindow;
}
