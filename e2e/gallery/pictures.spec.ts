import path from 'node:path';
import { test } from '@playwright/test';
import { THEMES } from '#core/config/choices';
import { NOON_MS } from '../../renderer/testing/frames';
import { CELEBRATION_GALLERY } from '../../renderer/testing/celebration-gallery';
import { GALLERY } from '../../renderer/testing/gallery';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/chromium.mjs';
import { GalleryPage, type Size } from './gallery-page';

/** Takes the pictures of docs/gallery.md, for `npm run gallery`: every scene in three themes and two orientations. */

const folder = path.resolve(import.meta.dirname, '../../docs/images/gallery');
const SIZES: Readonly<Record<string, Size>> = {
  landscape: { width: 1920, height: 1080 },
  portrait: { width: 1080, height: 1920 },
};
/** The seasons have the same layout in other colours. */
const SEASONS: readonly string[] = ['spring', 'summer', 'autumn', 'winter'];
const PICTURED = THEMES.filter((theme) => !SEASONS.includes(theme));

// Without a graphics card, Chromium's own painting is faster than one that imitates a card.
test.use({
  trace: 'off',
  launchOptions: { executablePath: findChromium(), args: [...CHROMIUM_ARGS, '--disable-gpu'] },
});

async function take(gallery: GalleryPage, name: string): Promise<void> {
  const file = path.join(folder, `${name}.jpg`);
  await gallery.page.screenshot({ path: file, type: 'jpeg', quality: 82, scale: 'device' });
}

for (const [orientation, size] of Object.entries(SIZES)) {
  test(orientation, async ({ browser }) => {
    test.setTimeout(600_000);
    const gallery = await GalleryPage.open(browser, size, NOON_MS);
    for (const [scene, frame] of GALLERY) {
      for (const theme of PICTURED) {
        await gallery.show({ ...frame, status: { ...frame.status, theme } });
        await take(gallery, `${scene}-${theme}-${orientation}`);
      }
    }
    await gallery.close();
  });

  test(`celebrations, ${orientation}`, async ({ browser }) => {
    test.setTimeout(600_000);
    for (const [name, frame] of CELEBRATION_GALLERY) {
      // Of a page where time stands still, no celebration leaves.
      const gallery = await GalleryPage.open(browser, size, NOON_MS);
      for (const theme of PICTURED) {
        await gallery.show({ ...frame, status: { ...frame.status, theme } });
        await take(gallery, `${name}-${theme}-${orientation}`);
      }
      await gallery.close();
    }
  });
}
