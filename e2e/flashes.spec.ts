import { CELEBRATION_KINDS, RARITIES } from '#core/domain/celebrations';
import { celebrationOf } from '../renderer/testing/frames';
import { GALLERY } from '../renderer/testing/gallery';
import { expect, test } from './fixtures';
import { flashingShare, LARGE_AREA, MOST_FLASHES } from '../renderer/testing/flashes';
import { SteppedWall } from './stepped-wall';

/** Nothing on the wall flashes more than three times a second: it hangs where people cannot look away. */

// Layout and movement go by the screen's height: a small screen shows the same, and is looked at sooner.
test.use({ viewport: { width: 640, height: 360 }, trace: 'off' });
// Pictures are taken one by one.
test.slow();

const BOARD = GALLERY.get('leaderboard')!;
/** Everything has arrived by then; confetti is in the air. */
const ENTRANCE_MS = 2_000;

const moment = (id: string, over: Parameters<typeof celebrationOf>[1]) =>
  celebrationOf(id, { sourceId: 'sales', entryId: 'amara', name: 'Amara Okafor', title: '10 days in a row', ...over });

for (const [index, rarity] of RARITIES.entries()) {
  test(`${rarity}: a celebration does not flash, in the dark nor in the light`, async ({ app, page }) => {
    const wall = await SteppedWall.open(page, app.url);
    const theme = index % 2 === 0 ? 'midnight' : 'daylight';
    await wall.show({ ...BOARD, status: { ...BOARD.status, theme } });
    await wall.celebrate(moment('one', { rarity, kind: 'streak' }));
    expect(flashingShare(await wall.samples(ENTRANCE_MS))).toBeLessThan(LARGE_AREA);
  });
}

test('one that takes the place of another does not flash, whatever they are about', async ({ app, page }) => {
  const wall = await SteppedWall.open(page, app.url);
  await wall.show(BOARD);
  await wall.celebrate(moment('small', { rarity: 'rare' }));
  const small = await wall.samples(700);
  await wall.celebrate(moment('great', { rarity: 'legendary', kind: 'contest' }));
  const great = await wall.samples(2_200);
  await expect(page.getByTestId('celebration')).toHaveAttribute('data-celebration-id', 'great');
  expect(flashingShare([...small, ...great])).toBeLessThan(LARGE_AREA);
});

test('nor does what is told around the person, of any kind', async ({ app, page }) => {
  for (const kind of CELEBRATION_KINDS) {
    const wall = await SteppedWall.open(page, app.url);
    await wall.show(BOARD);
    await wall.celebrate(moment(kind, { rarity: 'epic', kind }));
    expect(flashingShare(await wall.samples(1_500)), kind).toBeLessThan(LARGE_AREA);
  }
});

test('what does flash is noticed', async ({ app, page }) => {
  const wall = await SteppedWall.open(page, app.url);
  await wall.show(BOARD);
  await wall.celebrate(moment('one', { rarity: 'legendary' }));
  await page.evaluate((perS) => {
    const light = document.body.appendChild(document.createElement('div'));
    Object.assign(light.style, { position: 'fixed', inset: '40% 30%', background: '#fff', zIndex: '9' });
    light.animate({ opacity: [0, 1, 0] }, { duration: 1_000 / perS, iterations: Infinity });
  }, MOST_FLASHES + 1);
  expect(flashingShare(await wall.samples(1_300))).toBeGreaterThan(LARGE_AREA);
});
