import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { configSchema } from '#core/config/schema';
import { NO_FRAME_PANELS, type FramePanels } from '#core/ipc/panels';
import { startHub, type Hub } from '#hub/server';
import { systemClock } from '#hub/system-clock';
import type { FamilyId } from '#hub/wire-types';
import type { Application } from './application';
import { appIn, FakeWindow, textsIn } from './testing/running-app';

/** Stands in private places of messages; may be nowhere. */
const MARKER = 'Zx-private-word-xZ';
const FAMILIES = ['leaderboard', 'learning-coach', 'academy', 'educator-quiz', 'masterx'] as const;

let folder: string;
let hub: Hub;
let app: Application;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'scorewall-families-'));
  hub = await startHub({ clock: systemClock(), scenario: 'quiet' });
  const sources = FAMILIES.map((dialect) => ({
    id: dialect,
    dialect,
    ...urls(dialect),
    join: { room: 'study-group-1' },
  }));
  const config = configSchema.parse({ version: 1, sources });
  app = appIn(folder, { config, file: 'wall.json' });
});

afterEach(async () => {
  await app.stop();
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
});

function urls(family: FamilyId): { readonly url: string; readonly snapshotUrl?: string } {
  const { url, ...rest } = hub.addresses[family];
  return 'snapshotUrl' in rest ? { url, snapshotUrl: rest.snapshotUrl } : { url };
}

const tell = (channel: FamilyId, event: string, payload: object): void => {
  hub.tell({ channel: channel === 'leaderboard' ? '/leaderboard' : channel, rooms: [], event, payload });
};

it('five families at once: each is live, and what they tell stands side by side on one wall', async () => {
  const window = new FakeWindow(app, 'wall-1');
  await app.start();
  const ada = { userId: 'u1', userName: 'Ada' };
  await window.until(
    () => app.health().sources.every(({ state }) => state === 'live') && app.health().boards.length >= 6,
  );

  tell('learning-coach', 'participants_update', {
    roomId: 'r1',
    roomName: 'Python',
    participants: [ada],
    activeUsers: 2,
  });
  tell('learning-coach', 'chat_message', { ...ada, roomId: 'r1', message: MARKER });
  tell('academy', 'system_status', { status: 'degraded', services: { api: true, cache: false }, uptime: 99.9 });
  tell('academy', 'study_metrics_update', { userId: 'u1', studyHours: 500, currentTopic: 'Genetics' });
  tell('educator-quiz', 'quiz_status', { jobId: 'j1', status: 'processing', progress: 40, message: 'Writing' });
  tell('educator-quiz', 'analytics_update', { educatorId: 'e', updates: { students: 12, note: MARKER } });
  tell('masterx', 'session_update', { session_id: 's1', ...ada, topic: 'Recursion', status: 'started' });
  tell('masterx', 'message_received', { session_id: 's1', message: { content: MARKER } });
  tell('masterx', 'emotion_update', { user_id: 'u1', emotion: { primary_emotion: MARKER } });
  hub.emit('/field', 'susan:reply', { message: MARKER });
  tell('masterx', 'leaderboard_update', { entries: [{ rank: MARKER }] });

  const panels = await window.until((): FramePanels | null => {
    const latest = window.frames.findLast((frame) => frame.panels !== null)?.panels ?? NO_FRAME_PANELS;
    return latest.talk.length === 3 && latest.rooms.length === 2 && latest.metrics.length === 1 ? latest : null;
  });
  expect(panels).toMatchObject({
    rooms: [
      { sourceId: 'learning-coach', title: 'Python', count: 2, people: [{ name: 'Ada' }] },
      { sourceId: 'masterx', title: 'Recursion', count: 1, people: [{ name: 'Ada' }] },
    ],
    jobs: [{ sourceId: 'educator-quiz', id: 'j1', kind: 'quiz', status: 'running', progress: 40 }],
    services: [{ sourceId: 'academy', overall: 'degraded' }],
    metrics: [{ sourceId: 'educator-quiz', id: 'students', value: 12, history: [12] }],
  });
  expect(panels.talk.map(({ sourceId }) => sourceId).sort()).toEqual(['leaderboard', 'learning-coach', 'masterx']);
  expect(panels.activity).toContainEqual(expect.objectContaining({ sourceId: 'academy' }));

  const { sources, boards } = app.health();
  expect(sources.map(({ id, unknown, rejected }) => [id, unknown, rejected])).toEqual([
    ['leaderboard', 0, 0],
    ['learning-coach', 0, 0],
    ['academy', 0, 0],
    ['educator-quiz', 0, 0],
    ['masterx', 0, 1],
  ]);
  expect(boards.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'learning-coach:xp',
      'academy:studyHours',
      'academy:progress',
      'academy:streak',
      'masterx:xp',
    ]),
  );
  expect(JSON.stringify([window.frames, app.health()])).not.toContain(MARKER);
  await app.stop();
  expect(textsIn(folder)).not.toContain(MARKER);
});
