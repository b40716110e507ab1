import { describe, expect, it } from 'vitest';
import { academyDialect } from './academy';
import type { Dialect } from './dialect';
import { configOf, eventsOf, MARKER, NOW_MS } from './dialect-suite';
import { educatorQuizDialect } from './educator-quiz';
import { nestedLists } from './hostile';
import { leaderboardDialect } from './leaderboard';
import { learningCoachDialect } from './learning-coach';
import { masterxDialect } from './masterx';

const RAW = [learningCoachDialect, academyDialect, educatorQuizDialect, masterxDialect];

const urlsOf = (dialect: Dialect, rest: Record<string, unknown>): readonly string[] =>
  dialect.connect(configOf(dialect.id, rest)).connections.map(({ url }) => url);

const context = (dialect: Dialect) => ({ config: configOf(dialect.id), nowMs: NOW_MS });
const coach = (type: string, data: unknown, rest: Record<string, unknown> = {}) =>
  eventsOf(learningCoachDialect, { type, data }, rest);

describe('addresses', () => {
  it('without a path get the usual ones, over WebSocket', () => {
    expect(urlsOf(learningCoachDialect, { url: 'http://a:8000' })).toEqual([
      'ws://a:8000/ws/progress/display',
      'ws://a:8000/ws/leaderboard/global',
    ]);
    expect(urlsOf(academyDialect, { url: 'wss://a/' })).toEqual(['wss://a/ws']);
    expect(urlsOf(educatorQuizDialect, { url: 'https://a' })).toEqual(['wss://a/ws/educator']);
    expect(urlsOf(masterxDialect, { url: 'http://a:8001?x=1' })).toEqual(['ws://a:8001/api/ws?x=1']);
  });

  it('without a path are tried as they stand, where the document names no path', () => {
    const others = (dialect: Dialect, rest: Record<string, unknown>) =>
      dialect.connect(configOf(dialect.id, rest)).connections.map(({ otherwise }) => otherwise);
    expect(others(academyDialect, { url: 'http://a:8080' })).toEqual(['ws://a:8080/']);
    const join = { educator: 'e1' };
    expect(others(educatorQuizDialect, { url: 'wss://a', join })).toEqual(['wss://a/?educatorId=e1']);
    expect(others(educatorQuizDialect, { url: 'wss://a/ws', join })).toEqual([undefined]);
    expect(others(masterxDialect, { url: 'wss://a' })).toEqual([undefined]);
  });

  it('with a path are used as they are', () => {
    expect(urlsOf(academyDialect, { url: 'ws://a/live/socket' })).toEqual(['ws://a/live/socket']);
    expect(urlsOf(masterxDialect, { url: 'https://a/other' })).toEqual(['wss://a/other']);
    expect(urlsOf(educatorQuizDialect, { url: 'ws://a/x', join: { educator: 'ed 1' } })).toEqual([
      'ws://a/x?educatorId=ed+1',
    ]);
  });

  it('of the learning coach name the user, the board and the room, wherever its places are', () => {
    const join = { user: 'user 1', leaderboard: 'weekly', room: 'study-1' };
    expect(urlsOf(learningCoachDialect, { url: 'ws://a/app/ws/', join })).toEqual([
      'ws://a/app/ws/progress/user%201',
      'ws://a/app/ws/leaderboard/weekly',
      'ws://a/app/ws/collaboration/study-1',
    ]);
    expect(urlsOf(learningCoachDialect, { url: 'wss://a/v2/ws/progress/user123?t=5', join })).toEqual([
      'wss://a/v2/ws/progress/user123?t=5',
      'wss://a/v2/ws/leaderboard/weekly?t=5',
      'wss://a/v2/ws/collaboration/study-1?t=5',
    ]);
    expect(urlsOf(learningCoachDialect, { url: 'ws://a/ws/leaderboard/team-5' })).toEqual([
      'ws://a/ws/progress/display',
      'ws://a/ws/leaderboard/team-5',
    ]);
    expect(urlsOf(learningCoachDialect, { url: 'ws://a/ws/collaboration/study-1/?t=5' })).toEqual([
      'ws://a/ws/progress/display?t=5',
      'ws://a/ws/leaderboard/global?t=5',
      'ws://a/ws/collaboration/study-1?t=5',
    ]);
  });

  it('that name a place of the learning coach say whose progress, which board and which room it is', () => {
    const mine = (rest: Record<string, unknown>) => coach('xp_awarded', { xp_amount: 50 }, rest);
    const url = 'ws://a/ws/progress/user%201?t=5';
    expect(mine({ url })).toEqual(mine({ join: { user: 'user 1' } }));
    expect(mine({ url, join: { user: 'u2' } })).toEqual(mine({ join: { user: 'u2' } }));
    // What says no more than that a display listens, or says it badly, names nobody.
    for (const nobody of ['display', '', '%zz']) {
      expect(mine({ url: `ws://a/ws/progress/${nobody}` })).toEqual(mine({ url: 'ws://a/ws' }));
    }
    expect(mine({ url: 'ws://progress/ws' })).toEqual(mine({ url: 'ws://a/ws' }));
    const board = { leaderboardId: 'weekly', entries: [{ userId: 'u1', xp: 5, rank: 1 }] };
    expect(coach('leaderboard_update', board, { url: 'ws://a/ws/leaderboard/weekly' })).toEqual(
      coach('leaderboard_update', board, { join: { leaderboard: 'weekly' } }),
    );
    const { connections } = learningCoachDialect.connect(configOf('learning-coach', { url: 'ws://a/collaboration/g' }));
    expect(connections.map(({ joins }) => joins.flatMap(({ args }) => args))).toEqual([
      [{ type: 'join_room', data: { roomId: 'g' } }],
      [],
      [{ type: 'join_room', data: { roomId: 'g' } }],
    ]);
  });
});

describe('what is said', () => {
  it('is a ping every 30 s, that carries the time where the answer gives it back', () => {
    for (const dialect of RAW) {
      const [{ greeting, keepAlive, signIn }] = dialect.connect(configOf(dialect.id)).connections;
      expect(greeting(NOW_MS)).toMatchObject({ event: 'ping', args: [{ type: 'ping' }] });
      expect(keepAlive).toMatchObject({ everyMs: 30_000 });
      expect(signIn?.parameter).toBe('token');
    }
    const [{ greeting, signIn }] = academyDialect.connect(configOf('academy')).connections;
    expect(greeting(NOW_MS).args).toEqual([
      { type: 'ping', payload: { timestamp: NOW_MS }, timestamp: NOW_MS, messageId: `scorewall-ping-${NOW_MS}` },
    ]);
    // A server that reads the document to the letter wants the whole envelope around everything.
    expect(signIn?.firstMessage?.('secret', NOW_MS)).toEqual({
      type: 'auth',
      payload: { token: 'secret' },
      timestamp: NOW_MS,
      messageId: `scorewall-auth-${NOW_MS}`,
    });
  });

  it('is a report by its own id: several may be made in one millisecond', () => {
    const reports = ['m1', 'm2'].map((messageId) => ({ messageId, kind: 'celebration-shown', atMs: NOW_MS, body: {} }));
    expect(reports.flatMap((report) => academyDialect.encode(report, 'academy').args)).toMatchObject([
      { type: 'display_report', messageId: 'm1', payload: { messageId: 'm1' }, timestamp: NOW_MS },
      { type: 'display_report', messageId: 'm2', payload: { messageId: 'm2' }, timestamp: NOW_MS },
    ]);
  });

  it('is which rooms and sessions to join', () => {
    const join = { room: 'study-1', team: '5' };
    const { connections } = learningCoachDialect.connect(configOf('learning-coach', { join }));
    expect(connections.map(({ name, joins }) => [name, ...joins.flatMap(({ args }) => args)])).toEqual([
      ['progress', { type: 'join_room', data: { roomId: 'study-1' } }, { type: 'join_room', data: { roomId: '5' } }],
      ['leaderboard'],
      ['collaboration', { type: 'join_room', data: { roomId: 'study-1' } }],
    ]);
    const [{ joins }] = masterxDialect.connect(configOf('masterx', { join: { session: 's1' } })).connections;
    expect(joins.flatMap(({ args }) => args)).toEqual([
      { type: 'join_session', data: { session_id: 's1', sessionId: 's1' } },
    ]);
  });

  it('is answered by a pong, an ack of a report, or an error that refuses', () => {
    for (const dialect of RAW) {
      const decode = (event: string, body: object) =>
        dialect.decode(
          { channel: 'x', event, args: [{ type: event, ...body }] },
          { config: configOf(dialect.id), nowMs: NOW_MS },
        );
      expect(decode('pong', { data: { reports: true } })).toMatchObject({ kind: 'answer', body: { reports: true } });
      expect(decode('pong', { payload: { heads: [] } })).toMatchObject({ kind: 'answer', body: { heads: [] } });
      expect(decode('ack', { data: { messageId: 'm1' } })).toEqual({ kind: 'ack', messageId: 'm1' });
      expect(decode('ack', { message_id: 'm1' })).toEqual({ kind: 'ack', messageId: 'm1' });
      expect(decode('ack', {})).toEqual({ kind: 'unknown' });
      expect(decode('error', { data: { message: 'Unauthorized' } })).toEqual({
        kind: 'refused-room',
        message: 'Unauthorized',
      });
    }
  });

  it('is a pong to a server that asks, with what it wants back', () => {
    for (const dialect of RAW) {
      const key = dialect === academyDialect ? 'payload' : 'data';
      const asked = (rest: object) =>
        dialect.decode({ channel: 'x', event: 'ping', args: [{ type: 'ping', ...rest }] }, context(dialect));
      const pong = (body: object) => ({ kind: 'asked', reply: { channel: 'x', event: 'pong', args: [body] } });
      expect(asked({ [key]: { sent_at: 5 } })).toMatchObject(pong({ type: 'pong', [key]: { sent_at: 5 } }));
      for (const nothing of [{}, { [key]: { long: 'x'.repeat(2_000) } }, { [key]: { deep: nestedLists(100_000) } }])
        expect(asked(nothing)).toMatchObject(pong({ type: 'pong', [key]: {} }));
    }
  });

  it('is no refused room when a server says that it does not know a message, nor unknown when it says welcome or that it lives', () => {
    const nothing = { kind: 'understood', events: [], rejections: [] };
    const words = ['Unknown message type: ping', 'unknown event "auth"', 'Unsupported type', 'Invalid action'];
    for (const dialect of RAW) {
      const decode = (type: string, data: unknown) =>
        dialect.decode({ channel: 'x', event: type, args: [{ type, data }] }, context(dialect));
      for (const message of words) expect(decode('error', { message })).toEqual(nothing);
      expect(decode('error', { message: 'Invalid room' })).toEqual({ kind: 'refused-room', message: 'Invalid room' });
      for (const type of ['connected', 'connection_established', 'welcome', 'authenticated', 'subscribed', 'room_left'])
        expect(decode(type, { user_id: 'u1', message: 'hello' })).toEqual(nothing);
      for (const type of ['heartbeat', 'heartbeat_ack', 'keepalive', 'keep_alive'])
        expect(decode(type, { timestamp: NOW_MS })).toEqual(nothing);
      expect(decode('connected_devices', {})).toEqual({ kind: 'unknown' });
    }
  });
});

describe('the learning coach', () => {
  it('celebrates what belongs to nobody by what it is', () => {
    expect(
      coach('achievement_unlocked', { achievement: { name: 'Night owl', rarity: 'rare', xp_reward: 100 } }),
    ).toMatchObject([{ celebration: { name: 'Night owl', title: '+100 XP', rarity: 'rare', entryId: null } }]);
    expect(coach('level_up', { level: 5 })).toMatchObject([{ celebration: { name: 'Level 5', kind: 'level' } }]);
    expect(coach('streak_milestone', { streak: { current_streak: 7 } })).toMatchObject([
      { celebration: { name: '7-day streak', title: '7 days in a row' } },
    ]);
    expect(coach('xp_awarded', { xp_amount: 50 })).toMatchObject([{ notice: { body: { text: '+50 XP' } } }]);
  });

  it('takes what says nobody for the configured user’s', () => {
    const join = { user: 'u9' };
    expect(coach('level_up', { level: 5 }, { join })).toMatchObject([{ celebration: { name: 'u9', entryId: 'u9' } }]);
    expect(coach('xp_awarded', { xp_amount: 5 }, { join })).toMatchObject([
      { kind: 'notice' },
      { kind: 'gains', gains: [{ id: 'u9', value: 5 }] },
    ]);
  });

  it('has one celebration of an achievement, however often and as what it is told', () => {
    const idOf = (type: string, more: object = {}) => {
      const [event] = coach(type, { userId: 1, achievement: { id: 'a', name: 'A' }, ...more });
      return event?.kind === 'celebration' ? event.celebration.id : null;
    };
    expect(idOf('badge_earned')).toBe(idOf('achievement_unlocked', { timestamp: 5 }));
    expect(idOf('badge_earned', { messageId: 'm' })).toBe('m');
  });

  it.each([
    ['a list alone', [{ userId: 1, rank: 1, score: 5 }], 'snapshot', null],
    ['rankings inside of data', { data: { rankings: [{ userId: 1, score: 5 }] } }, 'snapshot', null],
    [
      'a nested leaderboard',
      { leaderboard: { entries: [{ user: { id: 1, name: 'Ada' }, total_xp: 5 }] } },
      'snapshot',
      'xp',
    ],
    ['one with the ranks of before', { entries: [{ userId: 1, rank: 1, previous_rank: 2, xp: 5 }] }, 'snapshot', 'xp'],
    ['changes', { changes: [{ userId: 1, rank: 1, points: 5 }], metric: 'weekly' }, 'moves', 'weekly'],
    ['a list said to be partial', { incremental: true, entries: [{ userId: 1, rank: 1, xp: 5 }] }, 'moves', 'xp'],
    ['one of names alone', { rankings: [{ username: '1', total_xp: 5 }] }, 'snapshot', 'xp'],
    ['one entry', { user_id: 1, new_rank: 1, xp: 5 }, 'moves', 'xp'],
    ['one entry of its own', { entry: { user_id: 1, rank: 1, xp: 5 } }, 'moves', 'xp'],
  ])('understands a leaderboard update that is %s', (_what, data, kind, metric) => {
    const [event] = coach('leaderboard_update', data);
    expect(event).toMatchObject({ kind, metric });
    const [first] = event?.kind === 'snapshot' ? event.entries : event?.kind === 'moves' ? event.moves : [];
    expect(first).toMatchObject({ id: '1', value: 5 });
  });

  it('reads a snapshot of one board or of several', () => {
    const body = {
      title: 'A',
      entries: [{ user_id: 1, xp: 2 }],
      boards: [{ metric: 'b', leaderboard_id: 'w', entries: [] }],
    };
    const context = { config: configOf('learning-coach'), nowMs: NOW_MS };
    expect(learningCoachDialect.decodeSnapshot(body, context)).toMatchObject({
      events: [
        { kind: 'snapshot', metric: 'xp', title: 'A', scope: null },
        { kind: 'snapshot', metric: 'b', scope: 'w', entries: [] },
      ],
      rejections: [],
    });
  });

  it('takes a list of names for people', () => {
    expect(coach('participants_update', { roomId: 'r', participants: ['Ada', 7] })).toMatchObject([
      {
        change: {
          people: [
            { id: 'Ada', name: 'Ada' },
            { id: '7', name: null },
          ],
        },
      },
    ]);
  });

  it('does not count the wall itself among those who study, unless it stands for a user', () => {
    const told = (type: string, data: object, join = {}) => coach(type, { room_id: 'r', ...data }, { join });
    const ada = { id: 'ada', name: 'Ada' };
    const here = { participants: [ada, { id: 'display', name: 'display' }] };
    expect(told('participants_update', { ...here, count: 3 })).toMatchObject([{ change: { people: [ada], count: 2 } }]);
    expect(told('participants_update', here)).toMatchObject([{ change: { people: [ada], count: null } }]);
    expect(told('participants_update', { participants: [ada], count: 3 })).toMatchObject([{ change: { count: 3 } }]);
    expect(told('user_joined', { user_id: 'display' })).toEqual([]);
    expect(told('user_left', { user_id: 'display' })).toEqual([]);
    expect(told('room_joined', { user_id: 'display' })).toEqual([]);
    expect(told('user_joined', { user_id: 'u9' }, { user: 'u9' })).toMatchObject([{ change: { what: 'arrived' } }]);
    expect(told('user_joined', { user_id: 'display' }, { user: 'u9' })).toHaveLength(1);
  });

  it.each([
    [0, 0],
    [0.25, 25],
    [0.999, 99.9],
    // All of it, or a hundredth.
    [1, null],
    [1.5, 1.5],
    [100, 100],
  ])('shows a progress of %d as %s %', (progress, amount) => {
    const line = [{ notice: { body: { phrase: { amount } } } }];
    expect(coach('progress_update', { userId: 1, progress })).toMatchObject(line);
    const training = { channel: '/training', event: 'progress:update', args: [{ userId: 1, progress }] };
    expect(leaderboardDialect.decode(training, context(leaderboardDialect))).toMatchObject({ events: line });
  });
});

describe('the academy', () => {
  const uptimeOf = (uptime: unknown) => {
    const [event] = eventsOf(academyDialect, { type: 'system_status', payload: { status: 'operational', uptime } });
    return event?.kind === 'services' ? event.status.uptime : undefined;
  };

  it('reads an uptime as a share, as seconds or as milliseconds', () => {
    expect(uptimeOf(99.95)).toEqual({ unit: 'percent', value: 99.95 });
    expect(uptimeOf(86_400)).toEqual({ unit: 'seconds', value: 86_400 });
    expect(uptimeOf(864_000_000)).toEqual({ unit: 'seconds', value: 864_000 });
    expect(uptimeOf('long')).toBeNull();
    expect(uptimeOf(undefined)).toBeNull();
  });

  it('leaves out services of which it is not said whether they run', () => {
    const services = { api: 'up', db: { status: 'down' }, cache: 'odd', ['x'.repeat(50)]: true };
    expect(eventsOf(academyDialect, { type: 'system_status', payload: { status: 'outage', services } })).toMatchObject([
      {
        status: {
          services: [
            { name: 'api', up: true },
            { name: 'db', up: false },
          ],
        },
      },
    ]);
  });
});

describe('the tutor', () => {
  it('reads invitations between learners as the learning coach does', () => {
    const invite = { type: 'session_invite', data: { from_user_id: 1, from_user_name: 'Ada', to_user_name: 'Bob' } };
    expect(eventsOf(masterxDialect, invite)).toMatchObject([
      { notice: { entryId: '1', body: { phrase: { id: 'challenge', name: 'Ada', others: [{ name: 'Bob' }] } } } },
    ]);
  });

  const feeling = (emotion: object, showConversations: boolean) =>
    eventsOf(masterxDialect, { type: 'emotion_update', data: { user_id: 'u1', emotion } }, { showConversations })[0];

  it('keeps how pleasant a feeling is, only where a mood is asked for', () => {
    const measured = { primary_emotion: 'sad', pad_values: { pleasure: -0.4 } };
    expect(feeling(measured, true)).toMatchObject({ topic: 'feeling', pleasure: -0.4 });
    expect(feeling({ primary_emotion: 'excited' }, true)).toMatchObject({ pleasure: 0.8 });
    expect(feeling({ primary_emotion: MARKER }, true)).not.toHaveProperty('pleasure');
    expect(feeling(measured, false)).not.toHaveProperty('pleasure');
  });

  it('tells whose a feeling is from others, in whatever session, without saying who', () => {
    const of = (data: object) =>
      eventsOf(
        masterxDialect,
        { type: 'emotion_update', data: { ...data, emotion: { primary_emotion: 'curious' } } },
        { showConversations: true },
      ).map((event) => (event.kind === 'private' ? event.who : null))[0];
    expect(of({ user_id: MARKER, session_id: 'a' })).toBe(of({ user_id: MARKER, session_id: 'b' }));
    expect(of({ user_id: MARKER, session_id: 'a' })).not.toBe(of({ user_id: 'u2', session_id: 'a' }));
    expect(of({ user_id: MARKER })).toMatch(/^[\w-]{12}$/);
    expect(of({ message_id: 'm1' })).toBeUndefined();
  });

  it('counts what does not say where it belongs with the session that was joined', () => {
    const rest = { join: { session: 'a' } };
    const of = (type: string, data: object) => eventsOf(masterxDialect, { type, data }, rest)[0];
    const told = of('message_received', { session_id: 'a' });
    const feelings = of('emotion_update', { message_id: 'm1', emotion: { primary_emotion: 'curious' } });
    expect(told).toHaveProperty('stream');
    expect(feelings).toEqual({ ...told, topic: 'feeling' });
  });

  it('tells conversations apart without saying which they are', () => {
    const of = (session_id: string) => eventsOf(masterxDialect, { type: 'message_received', data: { session_id } })[0];
    expect(of('a')).toEqual(of('a'));
    expect(of('a')).not.toEqual(of('b'));
    expect(JSON.stringify(of(MARKER))).not.toContain(MARKER);
  });
});
