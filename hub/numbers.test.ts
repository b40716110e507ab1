import { io, type Socket } from 'socket.io-client';
import { afterEach, describe, expect, test } from 'vitest';
import type { Hub } from './server';
import { soon, TestSite, type Frame } from './testing/clients';
import type { Position } from './streams';

const site = new TestSite();
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  await site.stop();
});

const RAW = [
  ['study-group', 'learning-coach', '/ws/progress/display'],
  ['study-group', 'learning-coach', '/ws/leaderboard/global'],
  ['academy', 'academy', '/ws'],
  ['masterx', 'masterx', '/api/ws'],
] as const;

const numbered = (heard: readonly Frame[]) => heard.filter(({ seq }) => seq !== undefined);
const seqs = (heard: readonly Frame[]) => numbered(heard).map(({ seq }) => seq);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

async function snapshotOf(hub: Hub, family: 'learning-coach' | 'academy' | 'masterx' | 'leaderboard') {
  const response = await fetch(hub.addresses[family].snapshotUrl);
  return (await response.json()) as Position & { entries: object[]; boards?: (Position & { metric: string })[] };
}

describe.each(RAW)('%s: %s at %s', (scenario, family, path) => {
  test('every change of a board is numbered without a gap, and named once', async () => {
    const hub = await site.hub({ scenario, eventsPerSecond: 20 });
    const client = site.client(hub, path);
    expect(await client.isLive()).toBe(true);
    const [whole] = numbered(client.heard);
    expect(whole?.seq ?? 0).toBe(0);
    hub.clock.advance(60_000);
    await client.isLive();
    const heard = numbered(client.heard).filter(({ seq }) => seq !== 0);
    expect(heard.length).toBeGreaterThan(1_000);
    expect(seqs(heard)).toEqual(upTo(heard.length));
    expect(new Set(heard.map(({ messageId }) => messageId)).size).toBe(heard.length);
    expect(new Set(heard.map(({ stream, epoch }) => `${stream} ${epoch}`)).size).toBe(1);
    const [first] = heard;
    const head = { stream: first?.stream, epoch: first?.epoch, seq: heard.length };
    const pong = client.heard.at(-1);
    expect((pong?.data ?? pong?.payload)?.['heads']).toEqual([head]);
    expect(await snapshotOf(hub, family)).toMatchObject(head);
  });

  test('who comes later goes on where the snapshot stands', async () => {
    const hub = await site.hub({ scenario, eventsPerSecond: 20 });
    hub.clock.advance(10_000);
    const client = site.client(hub, path);
    await client.isLive();
    const snapshot = await snapshotOf(hub, family);
    hub.clock.advance(10_000);
    await client.isLive();
    const later = numbered(client.heard).filter(({ seq }) => seq !== snapshot.seq);
    expect(later[0]).toMatchObject({ stream: snapshot.stream, epoch: snapshot.epoch, seq: snapshot.seq + 1 });
  });

  test('a hub that begins anew has another history', async () => {
    const first = await site.hub({ scenario });
    const second = await site.hub({ scenario });
    const [before, after] = [await snapshotOf(first, family), await snapshotOf(second, family)];
    expect(before.stream).toBe(after.stream);
    expect(before.epoch).not.toBe(after.epoch);
    expect(before.entries).toEqual(after.entries);
  });
});

test('both connections of the learning coach carry the whole stream', async () => {
  const hub = await site.hub({ scenario: 'study-group' });
  const [progress, board] = [site.client(hub, '/ws/progress/display'), site.client(hub, '/ws/leaderboard/global')];
  await Promise.all([progress.isLive(), board.isLive()]);
  hub.clock.advance(60_000);
  await Promise.all([progress.isLive(), board.isLive()]);
  const [whole, ...told] = numbered(board.heard);
  expect(whole).toMatchObject({ type: 'leaderboard_update', seq: 0 });
  expect(told).toEqual(numbered(progress.heard));
});

test('a person is told without numbers, as not of everything', async () => {
  const hub = await site.hub({ scenario: 'study-group' });
  const person = site.client(hub, '/ws/progress/101');
  await person.isLive();
  hub.clock.advance(120_000);
  await person.isLive();
  expect(person.heard.filter(({ type }) => type === 'xp_awarded').length).toBeGreaterThan(0);
  expect(new Set(person.heard.flatMap(({ data }) => data?.['userId'] ?? []))).toEqual(new Set(['101']));
  expect(numbered(person.heard)).toEqual([]);
});

describe('the office over Socket.IO', () => {
  async function listening(hub: Hub, namespace: string): Promise<{ socket: Socket; heard: Frame[] }> {
    const socket = io(hub.url + namespace, { reconnection: false });
    sockets.push(socket);
    const heard: Frame[] = [];
    socket.onAny((type: string, payload: object) => heard.push({ type, ...payload }));
    await new Promise((resolve) => socket.once('connect', () => resolve(null)));
    return { socket, heard };
  }

  test('both namespaces number what changes their boards; greeting, snapshot and refresh say where they are', async () => {
    const hub = await site.hub({ scenario: 'office', eventsPerSecond: 5 });
    const leaderboard = await listening(hub, '/leaderboard');
    const alone = (await leaderboard.socket.emitWithAck('display:hello', {})) as { heads: Position[] };
    expect(alone.heads.map(({ stream }) => stream)).toEqual(['leaderboard']);
    const socket = leaderboard.socket.io.socket('/training');
    sockets.push(socket);
    const training: Frame[] = [];
    socket.onAny((type: string, payload: object) => training.push({ type, ...payload }));
    await new Promise((resolve) => socket.once('connect', () => resolve(null)));

    for (let second = 0; second < 200; second++) hub.clock.advance(1_000);
    const { heads } = (await leaderboard.socket.emitWithAck('display:hello', {})) as { heads: Position[] };
    await socket.emitWithAck('anything', {});
    const snapshot = await snapshotOf(hub, 'leaderboard');
    const [board, xp] = heads;
    expect(board?.seq).toBeGreaterThan(1_000);
    expect(xp?.seq).toBeGreaterThan(10);
    expect(seqs(leaderboard.heard)).toEqual(upTo(board!.seq));
    expect(seqs(training)).toEqual(upTo(xp!.seq));
    expect(snapshot).toMatchObject(board!);
    expect(snapshot.boards).toMatchObject([
      { metric: 'points', ...board },
      { metric: 'xp', ...xp },
    ]);
    for (const type of ['rankings:update', 'leaderboard:refresh', 'contest:new-entry', 'contest:entry-update']) {
      expect(leaderboard.heard.filter((one) => one.type === type).every(({ seq }) => seq !== undefined)).toBe(true);
      expect(leaderboard.heard.some((one) => one.type === type)).toBe(true);
    }

    leaderboard.heard.length = 0;
    leaderboard.socket.emit('join:tv-display');
    await soon(() => expect(leaderboard.heard[0]).toMatchObject({ type: 'leaderboard:refresh', ...board }));
  });
});
