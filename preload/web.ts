import { DISPLAY_PARAMETER, SETTINGS_PATH, WALL_PATH } from '#core/ipc/wire';
import { disposable } from '#core/kernel/disposer';
import { SETTINGS, WALL } from './allowed';
import { makeBridge } from './make-bridge';
import { settingsAccess } from './web-access';
import { WebLink } from './web-link';

/** The web host's part of a preload: a plain script that gives the page `window.scorewall` over a WebSocket. */
const REMEDY = 'Check that it is running, then try again.';

const inSettings = location.pathname.startsWith('/settings');
const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
const display = new URLSearchParams(location.search).get(DISPLAY_PARAMETER);
const wallPath = display === null ? WALL_PATH : `${WALL_PATH}?${DISPLAY_PARAMETER}=${encodeURIComponent(display)}`;
const address = `${scheme}://${location.host}${inSettings ? SETTINGS_PATH : wallPath}`;

const link = new WebLink({
  clock: {
    now: () => Date.now(),
    after(delayMs, callback) {
      const timer = setTimeout(callback, delayMs);
      return disposable(() => {
        clearTimeout(timer);
      });
    },
  },
  random: { next: () => Math.random() },
  connect: () => new WebSocket(address),
  access: inSettings ? settingsAccess((path, init) => fetch(path, init)) : null,
  openSettings: () => {
    window.open('/settings', 'scorewall-settings');
  },
});
const bridge = inSettings ? makeBridge(SETTINGS, link, REMEDY) : makeBridge(WALL, link, REMEDY);

Object.defineProperty(window, 'scorewall', { value: Object.freeze(bridge) });
link.open();
