import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { configSchema } from '#core/config/schema';
import type { DryRun, MessageKinds } from '#core/ipc/messages-view';
import type { Application } from './application';
import { appIn, FakeWindow, textsIn } from './testing/running-app';

const MAPPING = { rules: [{ when: "event == 'coin'", as: 'values', set: { id: 'data.uid', value: 'data.coins' } }] };

let folder: string;
let app: Application;
let server: WebSocketServer;
let url: string;

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'scorewall-trial-'));
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  url = `ws://127.0.0.1:${port}`;
  server.on('connection', (socket) => {
    socket.send(JSON.stringify({ type: 'coin', uid: 'ann', coins: 5, token: 'correct-horse' }));
    socket.send(JSON.stringify({ type: 'coin', uid: 'bo' }));
  });
  app = appIn(folder, { config: configSchema.parse({ version: 1, sources: [] }), file: 'none' });
  await app.start();
});

afterEach(async () => {
  await app.stop();
  for (const client of server.clients) client.terminate();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

const draft = (mapping: object = MAPPING) => ({ id: 'arcade', dialect: 'custom', url, mapping });
const stepsOf = (window: FakeWindow) =>
  window.pushes.filter(({ channel }) => channel === 'settings:dry-run-step').map(({ payload }) => payload as DryRun);

it('a dry run shows live messages, applies nothing, and ends with its window', async () => {
  const window = new FakeWindow(app, 'w', 'settings');
  expect(await window.request('settings:dry-run', { runId: 'r1', source: draft() })).toEqual({ ok: true });
  const messages = await window.until(() => {
    const all = stepsOf(window).flatMap((step) => step.messages);
    return all.length >= 2 && all;
  });
  expect(messages.map(({ outcomes }) => outcomes[0])).toMatchObject([
    { rule: 0, made: [{ items: ['ann (5)'] }] },
    { rule: 0, problems: ['"value" is missing (data.coins)'] },
  ]);
  expect(JSON.stringify(messages) + textsIn(folder)).not.toContain('correct-horse');
  expect(app.health().boards).toEqual([]);
  expect(server.clients.size).toBe(1);
  const closed = new Promise((resolve) => [...server.clients][0]?.once('close', resolve));
  window.close();
  await closed;
});

it.each(['dry-run', 'test'] as const)('a token that is typed is hidden before it is used: %s', async (kind) => {
  const token = 'typed-horse-battery';
  server.on('connection', (socket, request) => {
    const said = new URL(request.url ?? '', url).searchParams.get('token');
    socket.send(JSON.stringify({ type: 'hello', greeting: `you are ${said}` }));
    socket.send(JSON.stringify({ type: 'error', data: { message: `${said} may not join` } }));
  });
  const window = new FakeWindow(app, 'w', 'settings');
  if (kind === 'dry-run') await window.request('settings:dry-run', { runId: 'r', source: { ...draft(), token } });
  else {
    const source = { id: 'rooms', dialect: 'masterx', url, token: ` ${token} `, join: { session: '5' } };
    await window.request('settings:test', { testId: 't', source });
  }
  const told = () => JSON.stringify(window.pushes);
  await window.until(() => /you are|refused a room/.test(told()));
  expect(told()).toContain('[hidden]');
  expect(told() + textsIn(folder)).not.toContain(token);
});

it('a second dry run of a window ends the first; stopping ends it, too', async () => {
  const window = new FakeWindow(app, 'w', 'settings');
  await window.request('settings:dry-run', { runId: 'r1', source: draft() });
  await window.until(() => stepsOf(window).some(({ state }) => state === 'connected'));
  const first = new Promise((resolve) => [...server.clients][0]?.once('close', resolve));
  await window.request('settings:dry-run', { runId: 'r2', source: draft() });
  await first;
  await window.until(() => stepsOf(window).some(({ runId, state }) => runId === 'r2' && state === 'connected'));
  const second = new Promise((resolve) => [...server.clients].at(-1)?.once('close', resolve));
  await window.request('settings:dry-run-stop', { runId: 'r1' });
  await window.request('settings:dry-run-stop', { runId: 'r2' });
  await second;
});

it('a mapping that cannot work is told with its path', async () => {
  const window = new FakeWindow(app, 'w', 'settings');
  const broken = { rules: [{ as: 'values', set: { id: 'data..id', value: 'data.coins' } }] };
  const answer = await window.request('settings:dry-run', { runId: 'r', source: draft(broken) });
  expect(answer).toMatchObject({ ok: false, error: [{ path: 'sources[0].mapping.rules[0].set.id' }] });
  const other = { id: 'a', dialect: 'academy', url };
  expect(await window.request('settings:dry-run', { runId: 'r', source: other })).toMatchObject({ ok: false });
});

it('the messages of a running source are told with what became of them, without secrets', async () => {
  const window = new FakeWindow(app, 'w', 'settings');
  const { wall } = app.config.config;
  expect(await window.save({ wall, sources: [draft()] })).toMatchObject({ ok: true });
  const kinds = async () => {
    const answer = (await window.request('settings:messages', { sourceId: 'arcade' })) as { value: MessageKinds };
    return answer.value.kinds;
  };
  await window.until(() => app.health().boards.length > 0);
  await expect.poll(kinds).toMatchObject([
    {
      event: 'coin',
      counts: { applied: 1, rejected: 1 },
      messages: [
        { verdict: 'rejected', reason: 'rule 1 (values): "value" is missing (data.coins)' },
        { verdict: 'applied', excerpt: '{"type":"coin","uid":"ann","coins":5,"token":"[hidden]"}' },
      ],
    },
  ]);
  expect(await window.request('settings:messages', { sourceId: 'nobody' })).toEqual({ ok: true, value: { kinds: [] } });
});
