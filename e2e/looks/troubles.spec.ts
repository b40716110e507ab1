import { LANGUAGES } from '#core/config/choices';
import type { Frame, Trouble } from '#core/ipc/frame';
import { TROUBLE_CODES } from '#main/feed/connection/reasons';
import { GALLERY } from '../../renderer/testing/gallery';
import { sourceOf } from '../../renderer/testing/frames';
import { GalleryPage } from '../gallery/gallery-page';
import { expect, test } from './fixtures';

const SIZE = { width: 1920, height: 1080 };
const TROUBLES = Object.keys(TROUBLE_CODES) as Trouble[];
const board = GALLERY.get('leaderboard')!;

function staleFor(trouble: Trouble, language: string): Frame {
  const source = sourceOf({ state: 'waiting', status: 'reconnecting', trouble, code: TROUBLE_CODES[trouble] });
  const confirmedAtMs = board.atMs - 2 * 3_600_000;
  return { ...board, status: { ...board.status, language, freshness: 'stale', confirmedAtMs, sources: [source] } };
}

test('what is wrong stands whole on the wall, in every language', async ({ browser }) => {
  const wall = await GalleryPage.open(browser, SIZE, board.atMs);
  const card = wall.page.getByTestId('stale-card');
  for (const language of LANGUAGES) {
    const texts = new Set<string>();
    for (const trouble of TROUBLES) {
      await wall.show(staleFor(trouble, language));
      await expect(card).toContainText(TROUBLE_CODES[trouble]);
      texts.add((await card.innerText()).replace(TROUBLE_CODES[trouble], ''));
      const cut = await card.evaluate((element) => {
        const box = element.getBoundingClientRect();
        const parts = [element, ...element.querySelectorAll('*')];
        const isOff = box.left < 0 || box.right > innerWidth || box.top < 0 || box.bottom > innerHeight;
        return isOff || parts.some((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0);
      });
      expect(cut, `${language} ${trouble}`).toBe(false);
    }
    // Each has words of its own.
    expect(texts.size, language).toBe(TROUBLES.length);
  }
  await wall.close();
});
