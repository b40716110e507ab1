import { describe, expect, it } from 'vitest';
import { silentLogger } from '#main/ports/logger';
import { hardenContents, hardenSession } from './security';
import { FakeElectron, FakeEvent } from './testing/fake-electron';

function page(url: string) {
  const electron = new FakeElectron();
  hardenContents(electron.app, silentLogger);
  // Not one of the host's windows: whatever creates a page, the rules hold.
  const { webContents } = electron.parts.createWindow({});
  const contents = electron.windows[0]!.webContents;
  expect(contents).toBe(webContents);
  contents.navigate(url);
  return contents;
}

describe('every page', () => {
  it('cannot open windows', () => {
    for (const url of ['https://evil.example', 'scorewall://wall/index.html', 'about:blank', 'javascript:1']) {
      expect(page('scorewall://wall/index.html').opens(url)).toEqual({ action: 'deny' });
    }
  });

  it.each([
    'https://evil.example',
    'http://127.0.0.1:4100',
    'file:///etc/passwd',
    'data:text/html,x',
    'scorewall://settings/settings.html',
    'scorewall://wall.evil/index.html',
    'scorewall://wall@evil/index.html',
    'scorewall://wall/retry.html',
    'nonsense',
  ])('cannot go to %s', (url) => {
    const contents = page('scorewall://wall/index.html');
    expect(contents.wantsTo('will-frame-navigate', url)).toBe(false);
    expect(contents.wantsTo('will-frame-navigate', url, false)).toBe(false);
    expect(contents.wantsTo('will-redirect', url)).toBe(false);
  });

  it('may load itself again, but not inside a frame of its own, nor by a redirect', () => {
    const contents = page('scorewall://wall/index.html');
    expect(contents.wantsTo('will-frame-navigate', 'scorewall://wall/index.html')).toBe(true);
    expect(contents.wantsTo('will-frame-navigate', 'scorewall://wall/index.html', false)).toBe(false);
    expect(contents.wantsTo('will-redirect', 'scorewall://wall/index.html')).toBe(false);
  });

  it('is let nowhere when it is not one of ours', () => {
    expect(page('about:blank').wantsTo('will-frame-navigate', 'about:blank')).toBe(false);
    expect(page('about:blank').wantsTo('will-frame-navigate', 'scorewall://wall/index.html')).toBe(false);
  });

  it('cannot embed another page', () => {
    const event = new FakeEvent();
    page('scorewall://wall/index.html').emit('will-attach-webview', event, {}, { src: 'https://evil.example' });
    expect(event.defaultPrevented).toBe(true);
  });
});

describe('the session', () => {
  const harden = () => {
    const { session } = new FakeElectron();
    hardenSession(session, silentLogger);
    return session;
  };

  it('grants no permission and no device', () => {
    const session = harden();
    for (const permission of ['media', 'notifications', 'fullscreen', 'geolocation', 'openExternal'] as const) {
      let granted: boolean | null = null;
      session.request?.({} as never, permission, (answer) => (granted = answer), {} as never);
      expect(granted).toBe(false);
      expect(session.check?.(null, permission, 'scorewall://wall', {} as never)).toBe(false);
    }
    expect(session.device?.({ deviceType: 'usb', origin: 'scorewall://wall', device: {} as never })).toBe(false);
  });

  it('cancels downloads and requests to the outside', () => {
    const session = harden();
    const event = new FakeEvent();
    session.emit('will-download', event, { getURL: () => 'blob:scorewall://wall/1' });
    expect(event.defaultPrevented).toBe(true);
    expect(session.blocked).toEqual(['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file:///*']);
    expect(session.fetches('https://evil.example/x.png')).toBe(false);
  });

  it('never writes more of an address than where it leads', () => {
    const lines: unknown[] = [];
    const log = { ...silentLogger, warn: (_message: string, facts?: unknown) => void lines.push(facts) };
    const { session } = new FakeElectron();
    hardenSession(session, log);
    session.fetches('https://user:pw@evil.example/path?token=secret');
    expect(JSON.stringify(lines)).toBe('[{"url":"https://evil.example"}]');
  });
});
