import { chromium } from '@playwright/test';
import type { Frame } from '#core/ipc/frame';
import { NOON_MS } from '../../renderer/testing/frames';
import { GALLERY } from '../../renderer/testing/gallery';
import { GalleryPage } from '../gallery/gallery-page';
import { differenceBetween } from './difference';
import { expect, LAUNCH, ORIENTATIONS, pictureOn, test } from './fixtures';
import { SIZES } from './sheet';

/** What the comparison of pictures sees, and what it overlooks. */

const BOARD = GALLERY.get('leaderboard')!;

const person = (id: string, change: Partial<Frame['rows'][number]>): Frame => ({
  ...BOARD,
  rows: BOARD.rows.map((row) => (row.id === id ? { ...row, ...change } : row)),
});
const without = (id: string): Frame => ({
  ...BOARD,
  rows: BOARD.rows.filter((row) => row.id !== id),
  order: BOARD.order?.filter((one) => one !== id) ?? null,
});

/** A frame or a rule of style that spoils the board a little. */
const SPOILT: Readonly<Record<string, Frame | string>> = {
  'a row is missing': without('fatima'),
  'a face is missing on the podium': '.card[data-entry-id="sian"] .avatar { visibility: hidden; }',
  'a name is missing': person('tomas', { name: '\u00A0' }),
  'a name is another one': person('tomas', { name: 'Tamara Riley' }),
  'a value has another digit in front': person('amara', { value: 134_920 }),
  'who climbed is shown as having fallen': person('yuki', { delta: -2 }),
  'the bar below a row is too short': person('jean', { progress: 0.2 }),
  'bronze is gold': ':root { --bronze-text: var(--gold-text) !important; }',
  'quiet text is in the colour of the brand': ':root { --secondary: var(--brand) !important; }',
  'the ground is another theme’s': ':root { --ground: linear-gradient(#181010, #181010) !important; }',
  'rows have no ground': '.row-back { background: none !important; }',
  'a label lies on what is above it': '.header-subtitle { translate: 0 calc(var(--u) * -1.6); }',
  'the footer’s line has left the screen': '.footer { translate: 0 calc(var(--u) * 8); }',
};

for (const [what, spoilt] of Object.entries(SPOILT)) {
  test(`it is seen when ${what}`, async ({ walls }) => {
    for (const orientation of ORIENTATIONS) {
      const wall = walls[orientation];
      const right = await pictureOn(wall, BOARD, 'midnight');
      const style = typeof spoilt === 'string' ? await wall.page.addStyleTag({ content: spoilt }) : null;
      const wrong = await pictureOn(wall, typeof spoilt === 'string' ? BOARD : spoilt, 'midnight');
      await style?.evaluate((element) => {
        (element as Element).remove();
      });
      const { looksDifferent, worst, places } = differenceBetween(right, wrong);
      expect(looksDifferent, `${orientation}: ${places} places, by up to ${worst} levels`).toBe(true);
    }
  });
}

test('the same frame makes the same picture, whatever was on the wall before', async ({ walls }) => {
  for (const orientation of ORIENTATIONS) {
    const first = await pictureOn(walls[orientation], BOARD, 'midnight');
    await pictureOn(walls[orientation], GALLERY.get('race')!, 'spring');
    const again = await pictureOn(walls[orientation], BOARD, 'midnight');
    expect(differenceBetween(first, again)).toMatchObject({ looksDifferent: false, places: 0 });
  }
});

test('letters that another browser smooths and sets otherwise make no difference', async ({ walls }) => {
  const other = await chromium.launch({ ...LAUNCH, args: [...LAUNCH.args, '--disable-font-subpixel-positioning'] });
  try {
    for (const orientation of ORIENTATIONS) {
      const wall = await GalleryPage.open(other, SIZES[orientation], NOON_MS);
      for (const scene of ['leaderboard', 'hall-of-fame']) {
        const frame = GALLERY.get(scene)!;
        const usual = await pictureOn(walls[orientation], frame, 'midnight');
        const { looksDifferent, places } = differenceBetween(usual, await pictureOn(wall, frame, 'midnight'));
        expect(places, `${scene} in ${orientation}: painted otherwise`).toBeGreaterThan(0);
        expect(looksDifferent, `${scene} in ${orientation}: but it looks the same`).toBe(false);
      }
    }
  } finally {
    await other.close();
  }
});

test('what is of another size is not compared', async ({ walls }) => {
  const [one, other] = [
    await pictureOn(walls.landscape, BOARD, 'contrast'),
    await pictureOn(walls.portrait, BOARD, 'contrast'),
  ];
  expect(() => differenceBetween(one, other)).toThrow('cannot be compared');
});
