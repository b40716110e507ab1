import type { Page } from '@playwright/test';
import type { Frame } from '#core/ipc/frame';
import { expect, test } from './fixtures';
import { startForeignServer } from './foreign-server';
import type { HealthDisplay } from './health';
import { openSettings } from './settings-window';
import type { WallApp } from './wall-app';

const BOARD = { metric: 'sales', rankings: [{ userId: 1, userName: 'Ada', rank: 1, value: 5 }] };
const IMAGE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Two hours that are not now, by the clock of the machine. */
function anotherTime(): { from: string; until: string } {
  const hour = new Date().getHours();
  const at = (later: number): string => `${String((hour + later) % 24).padStart(2, '0')}:00`;
  return { from: at(8), until: at(10) };
}

const configOf = (url: string, wall: object): object => ({
  version: 1,
  wall: { calmIntervalMs: 100, ...wall },
  sources: [{ id: 'theirs', dialect: 'leaderboard', url }],
});

const message = (title: string, more: object = {}): object => ({
  scene: 'message',
  title,
  durationSeconds: 1,
  ...more,
});

/** Frames that a wall gets from now on. */
function framesOf(page: Page): readonly Frame[] {
  const frames: Frame[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const told = JSON.parse(String(payload)) as { channel?: string; payload?: Frame };
      if (told.channel === 'wall:frame' && told.payload !== undefined) frames.push(told.payload);
    });
  });
  return frames;
}

const titlesIn = (frames: readonly Frame[]): string[] =>
  frames.flatMap(({ exhibit }) => (exhibit?.kind === 'message' ? [exhibit.title ?? ''] : []));

async function displayOf(app: WallApp, name: string | null): Promise<HealthDisplay | undefined> {
  return (await app.health()).displays.find((one) => one.name === name);
}

test('scenes take turns as the playlist says; what is for another hour is passed over', async ({
  launch,
  page,
  complaints,
}) => {
  const server = await startForeignServer(0, () => BOARD);
  try {
    const playlist = [
      message('Welcome', { image: IMAGE }),
      message('At night', { when: anotherTime() }),
      { scene: 'leaderboard', durationSeconds: 1 },
      { scene: 'hall-of-fame', durationSeconds: 1 },
      message('Cake at three'),
    ];
    const app = await launch({ config: configOf(server.url, { playlist }) });
    const frames = framesOf(page);
    await page.goto(app.url);
    // A whole round, and the beginning of the next.
    await expect.poll(() => titlesIn(frames).join(', ')).toMatch(/Welcome, Cake at three, Welcome/);
    expect(new Set(titlesIn(frames))).toEqual(new Set(['Welcome', 'Cake at three']));
    expect(new Set(frames.map(({ status }) => status.scene))).toEqual(new Set(['message', 'leaderboard']));
    expect(frames.find(({ exhibit }) => exhibit?.kind === 'message')?.exhibit).toMatchObject({ image: IMAGE });
    expect(frames.at(-1)?.status.turn?.count).toBe(3);
    expect(complaints).toEqual([]);
  } finally {
    await server.stop();
  }
});

test('two displays show different scenes at the same time', async ({ launch, page, context }) => {
  const server = await startForeignServer(0, () => BOARD);
  try {
    const displays = [{ name: 'Lobby 2', playlist: [message('Welcome')] }];
    const app = await launch({ config: configOf(server.url, { displays }) });
    const lobby = await context.newPage();
    const [hall, other] = [framesOf(page), framesOf(lobby)];
    await page.goto(app.url);
    await lobby.goto(`${app.url}?display=Lobby%202`);
    await expect.poll(() => hall.at(-1)?.status).toMatchObject({ display: null, scene: 'leaderboard' });
    await expect.poll(() => other.at(-1)?.status).toMatchObject({ display: 'Lobby 2', scene: 'message' });
    await expect
      .poll(async () => (await app.health()).displays)
      .toEqual([
        { name: null, scene: 'leaderboard', board: 'theirs:sales', walls: 1 },
        { name: 'Lobby 2', scene: 'message', board: null, walls: 1 },
      ]);
  } finally {
    await server.stop();
  }
});

test('a backend takes the wall for a while, and a pin goes before it, over a restart too', async ({
  launch,
  page,
  dataDir,
}) => {
  const server = await startForeignServer(0, () => BOARD);
  try {
    const playlist = [{ scene: 'leaderboard' }, message('Pin me', { when: anotherTime() }), message('Closed today')];
    const config = configOf(server.url, { playlist });
    let app = await launch({ config });
    await expect.poll(async () => (await displayOf(app, null))?.board).toBe('theirs:sales');
    server.leaderboard('tv:update', { scene: 'message', message: 'Fire drill at noon', image: IMAGE, duration: 600 });
    await expect.poll(async () => (await displayOf(app, null))?.scene).toBe('message');

    await openSettings(page, app, dataDir);
    await page.getByRole('button', { name: 'Playlist', exact: true }).click();
    const items = page.getByRole('list', { name: 'Scenes in turn' }).getByRole('listitem');
    await expect(items).toHaveCount(3);
    await expect(items.nth(1)).toContainText('not at this hour');
    await expect(page.getByText('a backend asked for it')).toBeVisible();

    await page.getByRole('button', { name: 'Pin Leaderboard to the display' }).click();
    await expect(page.getByText('pinned here')).toBeVisible();
    await expect.poll(async () => (await displayOf(app, null))?.scene).toBe('leaderboard');

    await app.stop();
    app = await launch({ config });
    await expect.poll(async () => (await displayOf(app, null))?.board).toBe('theirs:sales');
    await openSettings(page, app, dataDir);
    await page.getByRole('button', { name: 'Playlist', exact: true }).click();
    await page.getByRole('button', { name: 'Take the pin back' }).click();
    await expect(page.getByText('its turn')).toBeVisible();
  } finally {
    await server.stop();
  }
});
