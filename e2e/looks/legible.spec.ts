import { NOON_MS } from '../../renderer/testing/frames';
import { GALLERY } from '../../renderer/testing/gallery';
import { GalleryPage, type Size } from '../gallery/gallery-page';
import { expect, test } from './fixtures';

/** Names and values on the default board are at least this share of the screen's height, in percent (docs/adr/0010). */
const LEGIBLE = 3.3;
/** What rounding may take. */
const SLACK = 0.02;
const SCREENS: readonly Size[] = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 720, height: 1280 },
  { width: 1080, height: 1920 },
  { width: 2160, height: 3840 },
];

/** The size of every name and value that is to be seen, in percent of the screen's height, by its text. */
function sizesOnPage(): [text: string, percent: number][] {
  const words = '.row-name > .fitted, .row-value, .place-name > .fitted, .place-value';
  const scaleOf = (element: Element | null): number => {
    if (element === null) return 1;
    const { transform, scale } = getComputedStyle(element);
    return (
      new DOMMatrix(transform).d * (scale === 'none' ? 1 : Number.parseFloat(scale)) * scaleOf(element.parentElement)
    );
  };
  return [...document.querySelectorAll<HTMLElement>(words)]
    .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .map((element) => {
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * scaleOf(element);
      return [element.textContent, (100 * size) / innerHeight];
    });
}

for (const screen of SCREENS) {
  test(`names and values can be read from afar at ${screen.width} by ${screen.height}`, async ({ browser }) => {
    const wall = await GalleryPage.open(browser, screen, NOON_MS);
    await wall.show(GALLERY.get('leaderboard')!);
    const sizes = await wall.page.evaluate(sizesOnPage);
    await wall.close();
    const shown = screen.width > screen.height ? 10 : 8;
    expect(sizes, 'a name and a value of each entry').toHaveLength(2 * shown);
    const small = sizes.filter(([, percent]) => !(percent >= LEGIBLE - SLACK));
    expect(small).toEqual([]);
  });
}
