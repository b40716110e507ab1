import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { Frame } from '#core/ipc/frame';
import { PLAIN_LOOK } from '#core/look/plain-look';

/** The wall's real page, fed by hand, at a time that stands still: the same frame always makes the same picture. */

const built = path.resolve(import.meta.dirname, '../../dist/renderer');
/** No such host: every request is answered here. */
const ORIGIN = 'http://gallery.invalid';
/** Pictures are half as wide and high as the screen that the wall is laid out for. */
const SCALE = 0.5;

/** What comes in is there at once: what has been faded in is painted a little otherwise than what has always been there. */
const STILL = `*, *::before, *::after {
  animation-duration: 0s !important;
  animation-delay: 0s !important;
  transition: none !important;
}`;

interface FedWindow {
  feed: (frame: unknown) => void;
}

/** Stands in for the host's bridge. A change of scene is at once, and nothing happens later by itself: no page turns. */
function fakeBridge(): void {
  const LATER_MS = 1_000;
  let listener: ((frame: unknown) => void) | undefined;
  Reflect.deleteProperty(Document.prototype, 'startViewTransition');
  for (const timer of ['setTimeout', 'setInterval'] as const) {
    const set = window[timer].bind(window) as (callback: () => void, delayMs?: number) => number;
    const setSoon = (callback: () => void, delayMs = 0): number => (delayMs < LATER_MS ? set(callback, delayMs) : 0);
    Object.assign(window, { [timer]: setSoon });
  }
  Object.assign(window, {
    feed(frame: unknown) {
      listener?.(frame);
    },
    scorewall: {
      on(channel: string, heard: (frame: unknown) => void) {
        if (channel === 'wall:frame') listener = heard;
        return { dispose: () => undefined };
      },
      signal: () => undefined,
      request: () => Promise.resolve({ ok: false, error: [] }),
    },
  });
}

/** Resolves when every font and picture is there, whatever moves and comes to an end has ended, and what is there is painted. */
async function quiet(): Promise<void> {
  const painted = () => new Promise((resolve) => requestAnimationFrame(resolve));
  for (let still = 0; still < 3;) {
    await painted();
    await document.fonts.ready;
    await Promise.all(Array.from(document.images, (image) => image.decode().catch(() => undefined)));
    const ending = document
      .getAnimations()
      .filter(({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
    for (const animation of ending) animation.finish();
    still = ending.length === 0 ? still + 1 : 0;
  }
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export class GalleryPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(browser: Browser, viewport: Size, atMs: number): Promise<GalleryPage> {
    const context = await browser.newContext({
      viewport,
      deviceScaleFactor: SCALE,
      locale: 'en-GB',
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.route('**/*', async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/bridge.js') {
        await route.fulfill({ contentType: 'text/javascript', body: '' });
      } else {
        await route.fulfill({ path: path.join(built, pathname) });
      }
    });
    await page.addInitScript(fakeBridge);
    await page.clock.setFixedTime(atMs);
    await page.goto(`${ORIGIN}/index.html`);
    await page.getByTestId('wall').waitFor();
    await page.addStyleTag({ content: STILL });
    return new GalleryPage(page);
  }

  /** Puts the frame on a wall that has shown nothing before; resolves when its scene has come to rest. */
  async show(frame: Frame): Promise<void> {
    // The drift of the picture goes by how long the page has been open.
    const still: Frame = { ...frame, look: { ...(frame.look ?? PLAIN_LOOK), pixelShift: false } };
    const nothing: Frame = { ...still, board: null, rows: [], order: [], exhibit: { kind: 'none' } };
    await this.page.evaluate(
      (given) => {
        for (const one of given) (window as unknown as FedWindow).feed(one);
      },
      [nothing, still],
    );
    await this.page.evaluate(quiet);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
