/** What travels between the web host and a page, as JSON over one WebSocket per page. */
export type FromPage =
  | { readonly kind: 'signal'; readonly channel: string; readonly payload?: unknown }
  | { readonly kind: 'request'; readonly id: number; readonly channel: string; readonly payload?: unknown };

export type ToPage =
  | { readonly kind: 'push'; readonly channel: string; readonly payload: unknown }
  | { readonly kind: 'reply'; readonly id: number; readonly result: unknown }
  /** Sent when nothing else is, so that a page notices a host that is gone. */
  | { readonly kind: 'beat' };

/** The addresses of the two kinds of page. */
export const WALL_PATH = '/ipc/wall';
export const SETTINGS_PATH = '/ipc/settings';
