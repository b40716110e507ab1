import { connect as connectTcp } from 'node:net';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { afterEach, describe, expect, test } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { HubError } from './hub-error';
import { startHub, type Hub, type HubOptions } from './server';
import type { LeaderboardSnapshot } from './wire-types';

const open: { hubs: Hub[]; sockets: Socket[] } = { hubs: [], sockets: [] };

afterEach(async () => {
  for (const socket of open.sockets.splice(0)) socket.close();
  await Promise.all(open.hubs.splice(0).map((hub) => hub.stop()));
});

async function hubWith(options: Partial<HubOptions> = {}): Promise<Hub> {
  const hub = await startHub({ clock: new FakeClock(), scenario: 'quiet', ...options });
  open.hubs.push(hub);
  return hub;
}

function client(hub: Hub, namespace = '/leaderboard', options: Partial<ManagerOptions & SocketOptions> = {}): Socket {
  const socket = io(hub.url + namespace, { reconnection: false, forceNew: true, ...options });
  open.sockets.push(socket);
  return socket;
}

/** The arguments of the next such event. */
function next(socket: Socket, event: string): Promise<unknown[]> {
  return new Promise((resolve) => {
    socket.once(event, (...args: unknown[]) => {
      resolve(args);
    });
  });
}

async function connected(...where: Parameters<typeof client>): Promise<Socket> {
  const socket = client(...where);
  await next(socket, 'connect');
  return socket;
}

describe('rooms', () => {
  test('a display gets the whole board at once when it joins', async () => {
    const hub = await hubWith();
    const socket = await connected(hub);
    const refresh = next(socket, 'leaderboard:refresh');
    socket.emit('join:tv-display');
    const [snapshot] = (await refresh) as [LeaderboardSnapshot];
    expect(snapshot).toMatchObject({ metric: 'revenue', title: 'Revenue this month', currency: 'EUR' });
    expect(new Date(snapshot.asOf).getTime()).toBe(new FakeClock().now());
    expect(snapshot.rankings).toHaveLength(24);
    expect(snapshot.rankings.map(({ userId, userName, rank, value }) => ({ userId, userName, rank, value }))).toEqual(
      hub.board(),
    );
  });

  test('what is sent to a room reaches only who is in it, until they leave', async () => {
    const hub = await hubWith();
    const inside = await connected(hub);
    const outside = await connected(hub);
    const heard: unknown[] = [];
    inside.on('team:goal-reached', (payload) => heard.push(['inside', payload]));
    outside.on('team:goal-reached', (payload) => heard.push(['outside', payload]));
    await inside.emitWithAck('join:team', 5);
    hub.emitTo('/leaderboard', 'team:5', 'team:goal-reached', 1);
    await inside.emitWithAck('leave:team', '5');
    hub.emitTo('/leaderboard', 'team:5', 'team:goal-reached', 2);
    const last = Promise.all([next(inside, 'last'), next(outside, 'last')]);
    hub.emit('/leaderboard', 'last');
    await last;
    expect(heard).toEqual([['inside', 1]]);
  });

  test('a refused room is an error event and a refused acknowledgement; the connection stays', async () => {
    const hub = await hubWith({ refusedRooms: ['team:5'] });
    const socket = await connected(hub);
    const error = next(socket, 'error');
    expect(await socket.emitWithAck('join:team', 5)).toEqual({ ok: false, message: 'Unauthorized' });
    expect((await error)[0]).toEqual({ message: 'Unauthorized' });
    expect(await socket.emitWithAck('join:team', 6)).toEqual({ ok: true });
  });

  test('a display may not enter the room of a person', async () => {
    const hub = await hubWith({ tokens: ['tv-lobby', 'amara'] });
    const display = await connected(hub, '/leaderboard', { auth: { token: 'tv-lobby' } });
    const person = await connected(hub, '/leaderboard', { auth: { token: 'amara' } });
    expect(await display.emitWithAck('join:user', 102)).toEqual({ ok: false, message: 'Unauthorized' });
    expect(await person.emitWithAck('join:user', 102)).toEqual({ ok: true });
  });

  test.each([
    ['/leaderboard', 'join:team', undefined, 'join:team needs an id'],
    ['/training', 'join:tv-display', undefined, 'There are no tv-display rooms in /training'],
    ['/', 'join:constructor', 1, 'There are no constructor rooms in /'],
  ])('%s %s %s is an error', async (namespace, event, id, message) => {
    const socket = await connected(await hubWith(), namespace);
    const error = next(socket, 'error');
    socket.emit(event, id);
    expect((await error)[0]).toEqual({ message });
  });
});

describe('who is let in', () => {
  test.each([
    [{ auth: { token: 'right' } }, true],
    [{ extraHeaders: { cookie: 'theme=dark; session=right' } }, true],
    [{ auth: { token: 'wrong' } }, false],
    [{ extraHeaders: { cookie: 'session=wrong' } }, false],
    [{}, false],
  ])('%j: %s', async (options, admitted) => {
    const hub = await hubWith({ tokens: ['right'] });
    for (const namespace of ['/leaderboard', '/training', '/field', '/']) {
      const socket = client(hub, namespace, options);
      const outcome = await Promise.race([
        next(socket, 'connect').then(() => 'connected'),
        next(socket, 'connect_error').then(([error]) => (error as Error).message),
      ]);
      expect(outcome).toBe(admitted ? 'connected' : 'Unauthorized');
    }
    expect(hub.connections()).toBe(admitted ? 1 : 0);
  });

  test('the snapshot asks for the same tokens', async () => {
    const hub = await hubWith({ tokens: ['right'] });
    const status = async (headers: Record<string, string>, method = 'GET') =>
      (await fetch(hub.snapshotUrl, { headers, method })).status;
    expect(await status({ authorization: 'Bearer right' })).toBe(200);
    expect(await status({ cookie: 'session=right' })).toBe(200);
    expect(await status({ authorization: 'Bearer wrong' })).toBe(401);
    expect(await status({ cookie: 'session=%E0%A4%A' })).toBe(401);
    expect(await status({})).toBe(401);
    expect(await status({ authorization: 'Bearer right' }, 'POST')).toBe(405);
    expect((await fetch(`${hub.url}/elsewhere`)).status).toBe(404);
    const body = await (await fetch(hub.snapshotUrl, { headers: { authorization: 'Bearer right' } })).json();
    expect((body as LeaderboardSnapshot).rankings.map(({ userId }) => userId)).toEqual(
      hub.board().map(({ userId }) => userId),
    );
  });
});

describe('a token that expires', () => {
  test('lets in until then, and ends the connection', async () => {
    const clock = new FakeClock();
    const hub = await hubWith({ clock, tokenRequired: true });
    const auth = { token: hub.issueToken({ ttlMs: 5_000 }) };
    const socket = await connected(hub, '/leaderboard', { auth });
    expect(clock.pendingTimers).toBe(1);
    const reason = next(socket, 'disconnect');
    clock.advance(5_000);
    expect((await reason)[0]).toBe('io server disconnect');
    const [refusal] = await next(client(hub, '/leaderboard', { auth }), 'connect_error');
    expect((refusal as Error).message).toBe('Unauthorized');
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('what clients say', () => {
  test('is acknowledged and kept, without the acknowledgement function', async () => {
    const hub = await hubWith();
    const socket = await connected(hub, '/training');
    expect(await socket.emitWithAck('progress:update', { messageId: 'a', progress: 40 })).toEqual({ ok: true });
    expect(hub.received).toEqual([
      { channel: '/training', event: 'progress:update', args: [{ messageId: 'a', progress: 40 }] },
    ]);
  });

  test('the practice customer answers', async () => {
    const socket = await connected(await hubWith(), '/training');
    const response = next(socket, 'roleplay:response');
    socket.emit('roleplay:message', { sessionId: 'first-call', message: 'Good morning' });
    expect((await response)[0]).toMatchObject({ sessionId: 'first-call', metadata: { score: 80 } });
  });
});

describe('faults', () => {
  async function missedAfterDrop(recovery: boolean): Promise<{ recovered: boolean | undefined; heard: unknown[] }> {
    const hub = await hubWith({ recovery });
    const socket = await connected(hub);
    const heard: unknown[] = [];
    socket.on('rankings:update', (number) => heard.push(number));
    const first = next(socket, 'rankings:update');
    hub.emit('/leaderboard', 'rankings:update', 1);
    await first;
    const reason = next(socket, 'disconnect');
    hub.dropConnections();
    expect((await reason)[0]).toBe('transport close');
    hub.emit('/leaderboard', 'rankings:update', 2);
    const again = next(socket, 'connect');
    socket.connect();
    await again;
    const last = next(socket, 'last');
    hub.emit('/leaderboard', 'last');
    await last;
    // Undefined, not false, when the server does not offer recovery.
    return { recovered: socket.recovered as boolean | undefined, heard };
  }

  test('after a drop the missed messages come again', async () => {
    expect(await missedAfterDrop(true)).toEqual({ recovered: true, heard: [1, 2] });
  });

  test('without recovery they are lost', async () => {
    expect(await missedAfterDrop(false)).toEqual({ recovered: undefined, heard: [1] });
  });

  test('a volatile message is sent without its place in history', async () => {
    const hub = await hubWith({ recovery: true });
    const socket = await connected(hub, '/leaderboard', { transports: ['websocket'] });
    await socket.emitWithAck('display:hello', {});
    const heard = next(socket, 'tick');
    hub.emitVolatile('/leaderboard', 'tick', { at: 1 }, 'a trailing text');
    // A message that is kept for recovery has it behind its arguments; this one ends in a text of its own.
    expect(await heard).toEqual([{ at: 1 }, 'a trailing text']);
  });

  test('a kick is a polite disconnect', async () => {
    const hub = await hubWith();
    const socket = await connected(hub);
    const reason = next(socket, 'disconnect');
    hub.kickEveryone();
    expect((await reason)[0]).toBe('io server disconnect');
    expect(hub.connections()).toBe(0);
  });

  test('a taken port is refused in words', async () => {
    const hub = await hubWith();
    const port = Number(new URL(hub.url).port);
    const refusal = await startHub({ clock: new FakeClock(), port }).catch((cause: unknown) => cause);
    expect(refusal).toBeInstanceOf(HubError);
    expect((refusal as HubError).error).toEqual({
      code: 'HUB-1',
      message: `Port ${port} on 127.0.0.1 is already in use.`,
      remedy: expect.stringContaining('choose another port') as string,
    });
  });
});

describe('the office', () => {
  test('plays to whoever is there, and the board follows', async () => {
    const clock = new FakeClock();
    const hub = await hubWith({ clock, scenario: 'office' });
    const socket = await connected(hub);
    const before = hub.board();
    const update = next(socket, 'rankings:update');
    clock.advance(1_500);
    const [told] = (await update) as [
      { userId: number; value: number } & { updates?: { userId: number; value: number }[] },
    ];
    const first = told.updates?.[0] ?? told;
    expect(hub.board().find(({ userId }) => userId === first.userId)?.value).toBe(first.value);
    expect(hub.board()).not.toEqual(before);
  });

  test('a stop frees the port and leaves no timer', async () => {
    const clock = new FakeClock();
    const hub = await startHub({ clock, scenario: 'office' });
    const port = Number(new URL(hub.url).port);
    await connected(hub);
    await fetch(hub.snapshotUrl);
    expect(clock.pendingTimers).toBe(1);
    await Promise.all([hub.stop(), hub.stop()]);
    expect(clock.pendingTimers).toBe(0);
    const refused = await new Promise((resolve) => {
      connectTcp(port, '127.0.0.1').once('error', resolve);
    });
    expect(refused).toMatchObject({ code: 'ECONNREFUSED' });
    const again = await startHub({ clock, port, scenario: 'quiet' });
    await again.stop();
  });

  test('a taken port leaves no timer either', async () => {
    const taken = await hubWith();
    const clock = new FakeClock();
    await expect(startHub({ clock, port: Number(new URL(taken.url).port) })).rejects.toThrow('already in use');
    expect(clock.pendingTimers).toBe(0);
  });
});
