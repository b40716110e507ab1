import { afterEach, describe, expect, test } from 'vitest';
import type { HubOptions } from './server';
import { soon, TestSite } from './testing/clients';

const site = new TestSite();
afterEach(() => site.stop());

/** A path of each family, how it turns strangers away, and how it ends what has expired. */
const FAMILIES = [
  ['learning-coach', '/ws/progress/display', 'HTTP 401', '4401 Token expired'],
  ['academy', '/ws', '4401 Unauthorized', '4401 Token expired'],
  ['educator-quiz', '/ws/educator', 'HTTP 401', '4401 Token expired'],
  ['masterx', '/api/ws', '1008 Invalid token', '1008 Invalid token'],
] as const;

const withToken = (path: string, token: string) => `${path}?token=${encodeURIComponent(token)}`;

describe.each(FAMILIES)('%s', (_family, path, refused, expired) => {
  test('everybody is let in where no token is asked for; a ping is answered', async () => {
    const hub = await site.hub();
    const client = site.client(hub, path);
    expect(await client.isLive()).toBe(true);
    expect(hub.connections()).toBe(1);
    expect(hub.received.at(-1)).toEqual({ channel: path, event: 'ping', args: [] });
  });

  test('only a good token is let in', async () => {
    const hub = await site.hub({ tokens: ['right'] });
    const fresh = hub.issueToken({ ttlMs: 60_000 });
    const old = hub.issueToken({ ttlMs: 1 });
    hub.clock.advance(1);
    expect(await site.client(hub, withToken(path, 'wrong')).ended).toBe(refused);
    expect(await site.client(hub, withToken(path, old)).ended).toBe(refused);
    expect(await site.client(hub, withToken(path, 'right')).isLive()).toBe(true);
    expect(await site.client(hub, withToken(path, fresh)).isLive()).toBe(true);
    expect(hub.connections()).toBe(2);
    hub.admission.accept(['other']);
    expect(await site.client(hub, withToken(path, 'right')).ended).toBe(refused);
  });

  test('a connection ends with its token', async () => {
    const hub = await site.hub({ tokenRequired: true });
    const client = site.client(hub, withToken(path, hub.issueToken({ ttlMs: 5_000 })));
    expect(await client.isLive()).toBe(true);
    hub.clock.advance(4_999);
    expect(await client.isLive()).toBe(true);
    hub.clock.advance(1);
    expect(await client.ended).toBe(expired);
  });

  test('the way in which strangers are turned away can be chosen', async () => {
    const close: Partial<HubOptions> = { tokens: ['right'], refusal: { code: 4403, reason: 'Not you' } };
    expect(await site.client(await site.hub(close), withToken(path, 'wrong')).ended).toBe('4403 Not you');
    const http: Partial<HubOptions> = { tokens: ['right'], refusal: 'http' };
    expect(await site.client(await site.hub(http), withToken(path, 'wrong')).ended).toBe('HTTP 401');
  });

  test('a report of a display is acknowledged, every time, and kept once', async () => {
    const hub = await site.hub();
    const client = site.client(hub, path);
    const key = path === '/ws' ? 'payload' : 'data';
    const report = { type: 'display_report', [key]: { messageId: 'm-1', kind: 'status', body: { ok: true } } };
    client.say(report);
    client.say(report);
    await soon(() => expect(client.heard.filter(({ type }) => type === 'ack')).toHaveLength(2));
    expect((await client.first('ack'))[key]).toEqual({ messageId: 'm-1' });
    expect(hub.reports.all).toEqual([{ messageId: 'm-1', kind: 'status', body: { ok: true } }]);
    expect(hub.reports.repeats).toBe(1);
    client.say({ type: 'display_report', [key]: { kind: 'status' } });
    expect((await client.first('error'))[key]).toEqual({ message: 'A report needs a messageId and a kind' });
  });

  test('all can be closed with a code, cut, kicked, and refused', async () => {
    const hub = await site.hub();
    const ends: [() => void, string][] = [
      [() => hub.closeAll(1012, 'Restart'), '1012 Restart'],
      [() => hub.kickEveryone(), '1000 Goodbye'],
      [() => hub.dropConnections(), '1006 '],
      [() => hub.offerWebSockets(false), '1006 '],
    ];
    for (const [end, told] of ends) {
      const client = site.client(hub, path);
      expect(await client.isLive()).toBe(true);
      end();
      expect(await client.ended).toBe(told);
      await soon(() => expect(hub.connections()).toBe(0));
    }
    expect(await site.client(hub, path).ended).toBe('HTTP 426');
    hub.offerWebSockets(true);
    expect(await site.client(hub, path).isLive()).toBe(true);
  });

  test('a stop ends connections and leaves no timer', async () => {
    const hub = await site.hub({ tokenRequired: true });
    const client = site.client(hub, withToken(path, hub.issueToken()));
    expect(await client.isLive()).toBe(true);
    expect(hub.clock.pendingTimers).toBe(1);
    await hub.stop();
    expect(hub.clock.pendingTimers).toBe(0);
    expect(await client.ended).toBe('1006 ');
  });
});

test.each(['/', '/ws/', '/ws/progress', '/ws/progress/', '/ws/nowhere/1', '/api/ws/x', '/ws/progress/%E0%A4%A', '//'])(
  'there is nothing at %s',
  async (path) => {
    expect(await site.client(await site.hub(), path).ended).toBe('HTTP 404');
  },
);

test('what is no message is answered with an error', async () => {
  const client = site.client(await site.hub(), '/api/ws');
  client.say([]);
  expect((await client.first('error')).data).toEqual({ message: 'A message is JSON with a type' });
  expect(await client.isLive()).toBe(true);
});

describe('the academy’s token may come in the first message', () => {
  const auth = (token: string) => ({ type: 'auth', payload: { token }, timestamp: 1, messageId: 'a' });

  test('a good one lets in, a bad one ends', async () => {
    const hub = await site.hub({ tokens: ['right'] });
    const good = site.client(hub, '/ws');
    good.say(auth('right'));
    expect(await good.isLive()).toBe(true);
    const bad = site.client(hub, '/ws');
    bad.say(auth('wrong'));
    expect(await bad.ended).toBe('4401 Unauthorized');
    const none = site.client(hub, '/ws');
    none.say({ type: 'ping' });
    expect(await none.ended).toBe('4401 Unauthorized');
  });

  test('who says nothing is told nothing, and turned away after ten seconds', async () => {
    const hub = await site.hub({ tokens: ['right'], scenario: 'academy' });
    const client = site.client(hub, '/ws');
    await soon(() => expect(hub.clock.pendingTimers).toBe(2));
    hub.clock.advance(9_999);
    expect(hub.connections()).toBe(0);
    hub.clock.advance(1);
    expect(await client.ended).toBe('4401 Unauthorized');
    expect(client.heard).toEqual([]);
  });

  test('no two messages have the same id, whoever they are for', async () => {
    const hub = await site.hub({ scenario: 'academy' });
    const clients = [site.client(hub, '/ws'), site.client(hub, '/ws')];
    for (const client of clients) {
      await client.isLive();
      await client.isLive();
    }
    hub.clock.advance(30_000);
    for (const client of clients) await client.isLive();
    const pongs = clients.flatMap(({ heard }) => heard.filter(({ type }) => type === 'pong'));
    const told = clients[0]!.heard.filter(({ type }) => type !== 'pong');
    const ids = [...pongs, ...told].map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(told.length).toBeGreaterThan(10);
  });

  test('a ping is echoed', async () => {
    const client = site.client(await site.hub(), '/ws');
    client.say({ type: 'ping', payload: { timestamp: 123 }, timestamp: 123, messageId: 'p' });
    expect(await client.first('pong')).toMatchObject({
      payload: { timestamp: 123, reports: true, heads: [{ stream: 'academy', seq: 0 }] },
      timestamp: expect.any(Number) as number,
      messageId: expect.any(String) as string,
    });
  });
});

describe('rooms', () => {
  test('a study room is entered by its path or by a message, and may be refused', async () => {
    const hub = await site.hub({ refusedRooms: ['room:closed'] });
    expect(await site.client(hub, '/ws/collaboration/closed').ended).toBe('HTTP 403');
    const byPath = site.client(hub, '/ws/collaboration/open');
    const byMessage = site.client(hub, '/ws/progress/display');
    byMessage.say({ type: 'join_room', data: { roomId: 'closed' } });
    expect((await byMessage.first('error')).data).toEqual({ message: 'Unauthorized', roomId: 'closed' });
    byMessage.say({ type: 'join_room', data: { roomId: 'open' } });
    const outside = site.client(hub, '/ws/progress/display');
    await Promise.all([byPath, byMessage, outside].map((client) => client.isLive()));
    const say = (event: string) =>
      hub.tell({ channel: 'learning-coach', rooms: ['room:open'], event, payload: { roomId: 'open' } });
    say('chat_message');
    await Promise.all([byPath.first('chat_message'), byMessage.first('chat_message')]);
    byMessage.say({ type: 'leave_room', data: { roomId: 'open' } });
    await byMessage.isLive();
    say('chat_later');
    await byPath.first('chat_later');
    await Promise.all([byMessage.isLive(), outside.isLive()]);
    expect(byMessage.heard.some(({ type }) => type === 'chat_later')).toBe(false);
    expect(outside.heard.some(({ type }) => type.startsWith('chat'))).toBe(false);
  });

  test('a display may not enter the room of a person', async () => {
    const hub = await site.hub({ tokens: ['tv-lobby', 'amara'] });
    expect(await site.client(hub, withToken('/ws/progress/102', 'tv-lobby')).ended).toBe('HTTP 403');
    expect(await site.client(hub, withToken('/ws/progress/102', 'amara')).isLive()).toBe(true);
    expect(await site.client(hub, withToken('/ws/progress/display', 'tv-lobby')).isLive()).toBe(true);
  });

  test('who has joined no session hears of all of them', async () => {
    const hub = await site.hub();
    const [lobby, first] = [site.client(hub, '/api/ws'), site.client(hub, '/api/ws')];
    first.say({ type: 'join_session', data: { session_id: 'one' } });
    await Promise.all([lobby.isLive(), first.isLive()]);
    for (const session of ['one', 'two']) {
      const rooms = ['lobby', `session:${session}`];
      hub.tell({ channel: 'masterx', rooms, event: 'message_received', payload: { session_id: session } });
    }
    await Promise.all([lobby.isLive(), first.isLive()]);
    const sessions = (client: typeof lobby) =>
      client.heard.filter(({ type }) => type === 'message_received').map(({ data }) => data?.['session_id']);
    expect([sessions(lobby), sessions(first)]).toEqual([['one', 'two'], ['one']]);
    first.say({ type: 'leave_session', data: { session_id: 'one' } });
    await first.isLive();
    hub.tell({ channel: 'masterx', rooms: ['lobby'], event: 'message_received', payload: { session_id: 'three' } });
    await soon(() => expect(sessions(first)).toEqual(['one', 'three']));
  });

  test('an educator is told of own jobs only, a display of nobody in particular of all', async () => {
    const hub = await site.hub({ scenario: 'quiz-room' });
    const own = site.client(hub, '/ws/educator?educatorId=ed-1');
    const all = site.client(hub, '/ws/educator');
    await Promise.all([own.isLive(), all.isLive()]);
    hub.clock.advance(60_000);
    await Promise.all([own.isLive(), all.isLive()]);
    const educators = (client: typeof own) =>
      new Set(client.heard.filter(({ type }) => type === 'quiz_status').map(({ data }) => data?.['educatorId']));
    expect(educators(own)).toEqual(new Set(['ed-1']));
    expect(educators(all).size).toBeGreaterThan(1);
  });
});
