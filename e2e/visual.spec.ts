import { expect, test } from '@playwright/test';
import { THEMES } from '#core/config/choices';
import { NOON_MS } from '../renderer/testing/frames';
import { GALLERY } from '../renderer/testing/gallery';
import { CHROMIUM_ARGS, findChromium } from '../scripts/chromium.mjs';
import { GalleryPage, type Size } from './gallery-page';

/** Every scene in every theme and orientation looks as in docs/gallery.md. `npm run gallery` makes the pictures anew. */

const SIZES: Readonly<Record<string, Size>> = {
  landscape: { width: 1920, height: 1080 },
  portrait: { width: 1080, height: 1920 },
};
/** Those of the seasons are one of these in other colours. */
const SEASONS: readonly string[] = ['spring', 'summer', 'autumn', 'winter'];
const PICTURED = THEMES.filter((theme) => !SEASONS.includes(theme));
/** Another Chromium draws the edges of letters a little differently. */
const TOLERANCE = { threshold: 0.2, maxDiffPixelRatio: 0.006 };

// Without a graphics card, Chromium's own painting is faster than one that imitates a card.
test.use({
  trace: 'off',
  launchOptions: { executablePath: findChromium(), args: [...CHROMIUM_ARGS, '--disable-gpu'] },
});

for (const [orientation, size] of Object.entries(SIZES)) {
  test.describe(orientation, () => {
    let gallery: GalleryPage;
    test.beforeAll(async ({ browser }) => {
      gallery = await GalleryPage.open(browser, size, NOON_MS);
    });
    test.afterAll(() => gallery.close());

    for (const [scene, frame] of GALLERY) {
      test(scene, async () => {
        for (const theme of PICTURED) {
          await gallery.show({ ...frame, status: { ...frame.status, theme } });
          await expect
            .soft(gallery.page)
            .toHaveScreenshot(`${scene}-${theme}-${orientation}.png`, { ...TOLERANCE, scale: 'device' });
        }
      });
    }
  });
}
