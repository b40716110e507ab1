import { test as base } from '@playwright/test';
import type { Frame } from '#core/ipc/frame';
import { NOON_MS } from '../../renderer/testing/frames';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/chromium.mjs';
import { GalleryPage } from '../gallery/gallery-page';
import type { Raster } from './raster';
import { pictureOf, SIZES, type Orientation, type Theme } from './sheet';

/** Without a graphics card, Chromium's own painting is faster than one that imitates a card, and everywhere the same. */
export const LAUNCH = { executablePath: findChromium(), args: [...CHROMIUM_ARGS, '--disable-gpu'] };

/** Two walls, one lying and one standing, that stay open for all of the tests. */
export interface Walls {
  readonly landscape: GalleryPage;
  readonly portrait: GalleryPage;
}

export const test = base.extend<object, { walls: Walls }>({
  launchOptions: [LAUNCH, { scope: 'worker' }],
  walls: [
    async ({ browser }, use) => {
      const [landscape, portrait] = await Promise.all([
        GalleryPage.open(browser, SIZES.landscape, NOON_MS),
        GalleryPage.open(browser, SIZES.portrait, NOON_MS),
      ]);
      await use({ landscape, portrait });
      await Promise.all([landscape.close(), portrait.close()]);
    },
    { scope: 'worker' },
  ],
});

export const ORIENTATIONS = Object.keys(SIZES) as Orientation[];

export async function pictureOn(wall: GalleryPage, frame: Frame, theme: Theme): Promise<Raster> {
  await wall.show({ ...frame, status: { ...frame.status, theme } });
  return pictureOf(await wall.page.screenshot({ scale: 'device' }));
}

export { expect } from '@playwright/test';
