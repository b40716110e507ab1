import { expect, test } from './fixtures';
import { startForeignSocket, type ForeignSocket } from './foreign-socket';
import { digestOf } from './health';
import type { WallApp } from './wall-app';

let server: ForeignSocket;
test.beforeEach(async () => {
  server = await startForeignSocket();
});
test.afterEach(() => server.stop());

const configOf = (dialect: string, join: object): object => ({
  version: 1,
  wall: { calmIntervalMs: 100 },
  sources: [{ id: 'theirs', dialect, url: server.url, join }],
});

/** Nothing that it said was wrong, or strange. */
async function wellUnderstood(app: WallApp): Promise<void> {
  const expected = { state: 'live', rejected: 0, unknown: 0, reconnects: 0, reason: 'connected' };
  expect(await app.source('theirs')).toMatchObject(expected);
}

test('learning coach: what comes over every connection counts once, and a joined room holds nobody yet', async ({
  launch,
  page,
}) => {
  const app = await launch({ config: configOf('learning-coach', { room: 'group-1' }) });
  await page.goto(app.url);
  await expect.poll(() => server.connections()).toBe(3);
  await expect.poll(() => server.heard).toEqual(expect.arrayContaining(['join_room', 'ping']));

  for (const userId of ['1', '2', '1']) {
    server.tell({ type: 'task_completed', data: { userId, userName: `Person ${userId}`, taskId: 't', xp: 50 } });
  }
  server.tell({ type: 'xp_awarded', data: { user_id: 2, xp_amount: 25 } });
  const truth = [
    { rank: 1, id: 1, value: 100 },
    { rank: 2, id: 2, value: 75 },
  ];
  await expect.poll(async () => (await app.board('theirs:xp'))?.digest).toBe(digestOf(truth));

  server.tell({ type: 'participant_joined', data: { roomId: 'group-1', userId: 1, userName: 'Ada' } });
  const room = page.locator('[data-room-id="group-1"]');
  await expect(room).toBeVisible({ timeout: 30_000 });
  await expect(room).toContainText('1 person');
  await wellUnderstood(app);
});

test('quiz maker: a document is a job by its own id, and done when it is processed', async ({ launch, page }) => {
  const app = await launch({ config: configOf('educator-quiz', {}) });
  await page.goto(app.url);
  await expect.poll(() => server.connections()).toBe(1);
  const document = { documentId: 'd1', fileName: 'Optics.pdf', educatorId: 1 };
  server.tell({ type: 'document_processing', data: { ...document, status: 'uploading', progress: 20 } });
  const wall = page.getByTestId('wall');
  await expect(wall).toContainText('Optics.pdf');
  await expect(wall).toContainText('20 %');
  server.tell({ type: 'document_processing', data: { ...document, status: 'processed', progress: 100 } });
  await expect(wall).toContainText('Done');
  await wellUnderstood(app);
});

test('tutor: one conversation is one, though its messages do not say which, and it is all there is to show', async ({
  launch,
  page,
}) => {
  const app = await launch({ config: configOf('masterx', { session: 's1' }) });
  await page.goto(app.url);
  await expect.poll(() => server.heard).toContain('join_session');
  for (const id of ['m1', 'm2', 'm3']) {
    server.tell({ type: 'emotion_update', data: { message_id: id, emotion: { primary_emotion: 'curious' } } });
    server.tell({ type: 'message_received', data: { session_id: 's1', message: { content: 'Do not tell' } } });
  }
  const wall = page.getByTestId('wall');
  await expect(wall).toContainText('1 conversation now');
  await expect(page.locator('[data-scene=live]')).toBeVisible();
  expect(await page.content()).not.toContain('Do not tell');
  await wellUnderstood(app);
});
