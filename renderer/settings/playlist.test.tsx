import { act, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ok } from '#core/kernel/result';
import { fakeHost, fakePlaylist, fakeView } from './fake-data';
import { button, openSettings } from './fake-page';

const PLAYLIST = [
  { scene: 'leaderboard' as const },
  { scene: 'live' as const, when: { from: '08:00', until: '18:00' } },
  { scene: 'message' as const, title: 'Cake' },
];

async function openPlaylist(playlist: typeof PLAYLIST | undefined = PLAYLIST) {
  const view = fakeView();
  const host = fakeHost({ ...view, config: { ...view.config, wall: { ...view.config.wall, playlist } } });
  host.answer('settings:playlist', () =>
    ok(
      fakePlaylist({
        items: [
          { passedOver: null, onShow: true },
          { passedOver: 'hours', onShow: false },
          { passedOver: null, onShow: false },
        ],
      }),
    ),
  );
  const page = await openSettings(host);
  await page.user.click(button('Playlist'));
  await act(() => Promise.resolve());
  return page;
}

const items = () => within(screen.getByRole('list', { name: 'Scenes in turn' })).getAllByRole('listitem');
const names = () => items().map((item) => within(item).getByRole('heading').textContent);
const savedWall = ({ host }: Awaited<ReturnType<typeof openPlaylist>>) => host.asked('settings:save').at(-1)?.wall;

it('shows each scene with its hours, and why it has no turn now', async () => {
  await openPlaylist();
  expect(names()).toEqual(['Leaderboard', 'What goes on', 'Message · Cake']);
  expect(items()[0]?.textContent).toContain('on now');
  expect(items()[1]?.textContent).toMatch(/08:00–18:00.*not at this hour/);
});

it('names what takes turns by itself as people do', async () => {
  const host = fakeHost(fakeView());
  host.answer('settings:playlist', () => ok(fakePlaylist()));
  const { user } = await openSettings(host);
  await user.click(button('Playlist'));
  await act(() => Promise.resolve());
  const [only] = within(screen.getByText('In turn now').nextElementSibling as HTMLElement).getAllByRole('listitem');
  expect(only?.textContent).toBe('RevenueLeaderboard · sales');
});

it('moves scenes by their buttons and by keys, and saves what the list says', async () => {
  const page = await openPlaylist();
  await page.user.click(button('Move Message · Cake up'));
  expect(names()).toEqual(['Leaderboard', 'Message · Cake', 'What goes on']);
  await page.user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(names()[0]).toBe('Message · Cake');
  await page.user.click(button('Save'));
  expect(savedWall(page)).toMatchObject({ playlist: [PLAYLIST[2], PLAYLIST[0], PLAYLIST[1]], displays: [] });
});

it('adds a scene, and opens it to be filled in', async () => {
  const page = await openPlaylist();
  await page.user.click(button('+ Message'));
  await page.user.click(screen.getByLabelText('Text'));
  await page.user.paste('In the kitchen');
  await page.user.click(screen.getByLabelText('Stays for'));
  await page.user.paste('12');
  await page.user.click(screen.getByLabelText('Fri'));
  await page.user.click(button('Save'));
  expect(savedWall(page)?.['playlist']).toMatchObject([
    ...PLAYLIST,
    { scene: 'message', text: 'In the kitchen', durationSeconds: 12, when: { weekdays: ['friday'] } },
  ]);
});

it('removes a scene', async () => {
  const { user } = await openPlaylist();
  await user.click(button('Edit Leaderboard'));
  await user.click(button('Remove Leaderboard'));
  expect(names()).toEqual(['What goes on', 'Message · Cake']);
});

it('gives a display a list of its own', async () => {
  const page = await openPlaylist();
  await page.user.click(button('Add a display'));
  await page.user.clear(screen.getByLabelText('Name'));
  await page.user.paste('Lobby');
  await page.user.selectOptions(screen.getByLabelText('Shows'), 'A list of its own');
  await page.user.click(button('+ Contest'));
  await page.user.click(button('Save'));
  expect(savedWall(page)).toMatchObject({
    playlist: PLAYLIST,
    displays: [{ name: 'Lobby', playlist: [{ scene: 'contest' }] }],
  });
});

it('pins a scene and takes it back', async () => {
  const page = await openPlaylist();
  await page.user.click(button('Pin Message · Cake to the display'));
  expect(page.host.asked('settings:pin')).toEqual([{ display: null, item: PLAYLIST[2], minutes: null }]);
  page.host.answer('settings:playlist', () => ok(fakePlaylist({ pin: { item: { ...PLAYLIST[2] }, untilMs: null } })));
  await act(() => page.settings.playlist.refresh());
  await page.user.click(button('Take the pin back'));
  expect(page.host.asked('settings:pin').at(-1)).toEqual({ display: null, item: null, minutes: null });
});
