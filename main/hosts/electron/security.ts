import type { App, Event } from 'electron';
import type { Logger } from '#main/ports/logger';
import { pageAt } from './addresses';
import type { ContentsPart, SessionPart } from './parts';

/** Nothing of the outside world belongs on a page: no permission, no window, no address but its own, no download. */

/** Applies to every page that is ever created, whoever creates it. */
export function hardenContents(app: Pick<App, 'on'>, log: Logger): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      log.warn('A page tried to open a window', { url: shown(url) });
      return { action: 'deny' };
    });
    // Main frames and frames within them; a page may load itself again.
    contents.on('will-frame-navigate', (details) => {
      if (details.isMainFrame && isItself(contents, details.url)) return;
      refuse(details, 'A page tried to go elsewhere', details.url, log);
    });
    contents.on('will-redirect', (details) => {
      refuse(details, 'A page was redirected', details.url, log);
    });
    contents.on('will-attach-webview', (event, _preferences, parameters) => {
      refuse(event, 'A page tried to embed another', parameters['src'] ?? '', log);
    });
  });
}

/** Denies every permission, device, download and network request of the pages of a session. */
export function hardenSession(session: SessionPart, log: Logger): void {
  session.setPermissionRequestHandler((_contents, permission, callback) => {
    log.warn('A page asked for a permission', { permission });
    callback(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file:///*'] },
    (details, callback) => {
      log.warn('A page asked for something from outside', { url: shown(details.url) });
      callback({ cancel: true });
    },
  );
  session.on('will-download', (event, item) => {
    refuse(event, 'A page started a download', item.getURL(), log);
  });
}

function isItself(contents: Pick<ContentsPart, 'getURL'>, url: string): boolean {
  const target = pageAt(url);
  return target !== null && target === pageAt(contents.getURL());
}

function refuse(event: Pick<Event, 'preventDefault'>, what: string, url: string, log: Logger): void {
  event.preventDefault();
  log.warn(what, { url: shown(url) });
}

/** Only the origin: the rest of an address may hold a secret. */
function shown(url: string): string {
  try {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}`;
  } catch {
    return 'an unreadable address';
  }
}
