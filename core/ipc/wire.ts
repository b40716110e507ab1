/**
 * What the two ends of a host say to each other around the contract's channels: the host in the main process, and its bridge
 * on the page. Free of the schema library, as it is part of the pages' scripts.
 */

/**
 * Electron: three fixed channels carry everything, with the contract's channel name inside the message. So Electron is asked
 * for two handlers only, whatever the contract grows to; no name made up by a page can meet a handler of Electron's own or
 * of a library; and the Router, which checks every message against the contract, sees all of them.
 */
export const IPC_SIGNAL = 'scorewall:signal';
export const IPC_REQUEST = 'scorewall:request';
export const IPC_PUSH = 'scorewall:push';

/** What travels on them. The preload makes a new `document` for each page load. */
export interface IpcMessage {
  readonly document: string;
  readonly channel: string;
  readonly payload: unknown;
}

/** The web host: the addresses of the two kinds of page, each with one WebSocket that carries JSON. */
export const WALL_PATH = '/ipc/wall';
export const SETTINGS_PATH = '/ipc/settings';
/** Of the wall's address, and of its WebSocket's: the name of the display that it is. */
export const DISPLAY_PARAMETER = 'display';

export type FromPage =
  | { readonly kind: 'signal'; readonly channel: string; readonly payload?: unknown }
  | { readonly kind: 'request'; readonly id: number; readonly channel: string; readonly payload?: unknown };

export type ToPage =
  | { readonly kind: 'push'; readonly channel: string; readonly payload: unknown }
  | { readonly kind: 'reply'; readonly id: number; readonly result: unknown }
  /** Sent when nothing else is, so that a page notices a host that is gone. */
  | { readonly kind: 'beat' };
