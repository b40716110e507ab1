import { describe, expect, it } from 'vitest';
import { leaderboardDialect } from './leaderboard';
import {
  ACHIEVEMENT,
  decode,
  DOCUMENTED,
  eventsOf,
  NOW_MS,
  reasonsOf,
  sourceConfig,
  UPDATE,
} from './leaderboard-fixtures';

const LONG = 'x'.repeat(1_000_000);
const without = (key: string, from: object = UPDATE) =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== key));

describe('what a message cannot mean anything without', () => {
  it.each([
    ['rankings:update', without('userId'), '"userId" is missing'],
    ['rankings:update', { ...UPDATE, userId: null }, '"userId" is missing'],
    ['rankings:update', { ...UPDATE, userId: '  ' }, '"userId" is empty'],
    ['rankings:update', { ...UPDATE, userId: LONG }, '"userId" is longer than 128 characters'],
    ['rankings:update', { ...UPDATE, userId: { a: 1 } }, '"userId" is neither a text nor a number'],
    ['rankings:update', { ...UPDATE, userId: true }, '"userId" is neither a text nor a number'],
    ['rankings:update', { ...UPDATE, userId: '__proto__' }, '"userId" is a reserved word'],
    ['rankings:update', { ...UPDATE, userId: 'constructor' }, '"userId" is a reserved word'],
    ['rankings:update', { ...UPDATE, userId: 'a\u0000b' }, '"userId" holds markup or control characters'],
    ['rankings:update', { ...UPDATE, userId: '<img src=x>' }, '"userId" holds markup or control characters'],
    ['rankings:update', without('newRank'), '"newRank" is missing'],
    ['rankings:update', { ...UPDATE, newRank: null }, '"newRank" is missing'],
    ['rankings:update', { ...UPDATE, newRank: 0 }, '"newRank" is not a rank'],
    ['rankings:update', { ...UPDATE, newRank: 1.5 }, '"newRank" is not a rank'],
    ['rankings:update', { ...UPDATE, newRank: 1e7 }, '"newRank" is not a rank'],
    ['rankings:update', { ...UPDATE, newRank: 'first' }, '"newRank" is not a number'],
    ['rankings:update', { ...UPDATE, value: null }, '"value" is not a number'],
    ['rankings:update', { ...UPDATE, value: NaN }, '"value" is not a number'],
    ['rankings:update', { ...UPDATE, value: Infinity }, '"value" is not a number'],
    ['rankings:update', { ...UPDATE, value: '1e400' }, '"value" is not a number'],
    ['rankings:update', { ...UPDATE, value: [5] }, '"value" is not a number'],
    ['rankings:update', { ...UPDATE, userName: '<script>alert(1)</script>' }, '"userName" holds markup'],
    ['rankings:update', { ...UPDATE, userName: '<\u0000script>' }, '"userName" holds markup'],
    ['rankings:update', { ...UPDATE, userName: ['Ada'] }, '"userName" is not a text'],
    ['rankings:update', { ...UPDATE, metric: '__proto__' }, '"metric" is a reserved word'],
    ['rankings:update', 'a text', 'the message is not an object'],
    ['rankings:update', null, 'the message is not an object'],
    ['rankings:update', undefined, 'the message is not an object'],
    ['rank:changed', without('userId'), '"userId" is missing'],
    ['contest:new-entry', { userId: 1 }, '"contestId" is missing'],
    ['contest:entry-update', { contestId: 1, userId: 1 }, '"value" is missing'],
    ['contest:entry-update', { contestId: 1, value: 3 }, '"userId" is missing'],
    ['achievement:earned', { userId: 1 }, '"title" is missing'],
    ['achievement:celebration', { title: 'Best' }, '"userId" is missing'],
    ['achievement:celebration', { userId: 1 }, '"title" is missing'],
    ['achievement:celebration', { ...ACHIEVEMENT, title: LONG }, '"title" is longer than 500 characters'],
    ['team:goal-reached', {}, '"teamName" is missing'],
  ])('%s %#', (event, payload, reason) => {
    expect(reasonsOf('/leaderboard', event, payload)).toEqual([reason]);
  });

  it.each([
    ['xp:gained', { userId: 1 }, '"amount" is missing'],
    ['xp:gained', { amount: 5 }, '"userId" is missing'],
    ['level:up', { userId: 1 }, '"newLevel" is missing'],
    ['level:celebration', { userId: 1 }, '"newLevel" is missing'],
    ['level:celebration', { newLevel: 1 }, '"userId" is missing'],
    ['streak:milestone', { userId: 1 }, '"title" is missing'],
    ['quiz:completed', { score: 4 }, '"userId" is missing'],
  ])('%s %#', (event, payload, reason) => {
    expect(reasonsOf('/training', event, payload)).toEqual([reason]);
  });

  it('a reason never repeats what the message said', () => {
    const secret = 'hunter2'.repeat(100);
    for (const [channel, event, payload] of DOCUMENTED) {
      for (const key of Object.keys(payload as object)) {
        for (const bad of [secret, `<b>${secret}</b>`, { [secret]: secret }, [secret]]) {
          const decoded = decode(channel, event, { ...(payload as object), [key]: bad });
          if (decoded.kind === 'understood') expect(decoded.rejections.join()).not.toContain('hunter2');
        }
      }
    }
  });
});

describe('names from the depths of the language', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'prototype'])(
    '%s as a kind is no kind',
    (word) => {
      const payload = { ...ACHIEVEMENT, achievementType: word, rarity: word };
      expect(eventsOf('/leaderboard', 'achievement:celebration', payload)).toMatchObject([
        { celebration: { kind: 'achievement', rarity: 'rare' } },
      ]);
      expect(decode('/leaderboard', word, payload).kind).toBe('unknown');
      expect(decode(word, 'rankings:update', payload).kind).toBe('unknown');
    },
  );

  it('keys of that kind change nothing', () => {
    const payload: unknown = JSON.parse('{"userId":1,"newRank":2,"__proto__":{"value":5,"userName":"Eve"}}');
    expect(eventsOf('/leaderboard', 'rankings:update', payload)).toMatchObject([{ moves: [{ id: '1', newRank: 2 }] }]);
    expect(JSON.stringify(eventsOf('/leaderboard', 'rankings:update', payload))).not.toContain('Eve');
    expect(({} as Record<string, unknown>)['value']).toBeUndefined();
  });
});

it('a message nested a hundred thousand deep is only a bad message', () => {
  const deep = JSON.parse(`${'{"data":'.repeat(100_000)}1${'}'.repeat(100_000)}`) as unknown;
  for (const [channel, event] of DOCUMENTED) expect(() => decode(channel, event, deep)).not.toThrow();
  expect(() => leaderboardDialect.decodeSnapshot(deep, { config: sourceConfig(), nowMs: NOW_MS })).not.toThrow();
});

describe('times', () => {
  const idAt = (timestamp: unknown) => {
    const [event] = eventsOf('/leaderboard', 'achievement:celebration', { ...ACHIEVEMENT, timestamp });
    return event?.kind === 'celebration' ? event.celebration : null;
  };

  it('may be ISO text, epoch milliseconds or seconds: one moment has one id', () => {
    const iso = idAt('2026-11-20T08:59:58.000Z');
    const ms = Date.parse('2026-11-20T08:59:58.000Z');
    for (const other of [ms, ms / 1000, String(ms), '2026-11-20T09:59:58+01:00']) expect(idAt(other)).toEqual(iso);
  });

  it.each([undefined, null, 'yesterday', 9e15, {}])('%j: the minute of its arrival stands for it', (timestamp) => {
    expect(idAt(timestamp)?.id).toContain(`/${NOW_MS / 60_000}/`);
    expect(idAt(timestamp)?.atMs).toBe(NOW_MS);
  });
});

describe('the id of a moment', () => {
  const idOf = (payload: object) => {
    const [event] = eventsOf('/leaderboard', 'achievement:celebration', payload);
    return event?.kind === 'celebration' ? event.celebration.id : null;
  };

  it("is the backend's own where it has one", () => {
    expect(idOf({ ...ACHIEVEMENT, messageId: 'm-1' })).toBe('m-1');
    expect(idOf({ ...ACHIEVEMENT, eventId: 7 })).toBe('7');
  });

  it('is not shared by two people who earn the same', () => {
    const closer = { ...ACHIEVEMENT, id: 'closer' };
    expect(idOf(closer)).toBe(idOf({ ...closer, timestamp: 'later' }));
    expect(idOf(closer)).not.toBe(idOf({ ...closer, userId: 4 }));
  });

  it('is of the moment, not of the achievement wrapped in it', () => {
    const achievement = { id: 'closer', name: 'Closer', icon: '🎯' };
    const payload = { userId: 1, name: 'Ada', timestamp: 1_700_000_000, achievement };
    expect(eventsOf('/leaderboard', 'achievement:celebration', payload)).toMatchObject([
      { celebration: { name: 'Ada', title: 'Closer', icon: '🎯' } },
    ]);
    expect(idOf(payload)).not.toBe(idOf({ ...payload, timestamp: 1_700_600_000 }));
    expect(eventsOf('/leaderboard', 'achievement:earned', payload)).toMatchObject([
      { notice: { body: { phrase: { name: 'Ada', subject: 'Closer' } } } },
    ]);
  });
});

it.each(['https://example.com/x.png', 'trophy', { emoji: '🏆' }, `data:image/png;base64,${'A'.repeat(600)}`, 5, null])(
  'an icon that cannot be drawn is left out (%#)',
  (icon) => {
    expect(eventsOf('/leaderboard', 'achievement:celebration', { ...ACHIEVEMENT, icon })).toMatchObject([
      { celebration: { icon: null } },
    ]);
  },
);

describe('what is private', () => {
  it('is one conversation, however many messages it has, where nothing tells conversations apart', () => {
    const [response] = eventsOf('/training', 'roleplay:response', { message: 'No', metadata: { score: 3 } });
    const [field] = eventsOf('/field', 'susan:reply', { message: 'Yes' });
    expect(eventsOf('/training', 'roleplay:response', { message: 'Perhaps' })).toEqual([response]);
    expect(eventsOf('/training', 'roleplay:typing', { isTyping: true })).toEqual([response]);
    expect(field).not.toEqual(response);
    expect(eventsOf('/training', 'roleplay:typing', { sessionId: 'abc' })).not.toEqual([response]);
  });

  const words = 'my salary is too low';

  it.each([
    ['/field', 'message', { text: words, userName: 'Ada' }],
    ['/field', 'typing', words],
    ['/training', 'roleplay:response', { message: words }],
    ['/training', 'roleplay:typing', { message: words }],
    ['/leaderboard', 'team:chat', { teamName: 'North', title: words, message: words }],
    ['/leaderboard', 'team:message', { teamName: 'North', message: words }],
    ['/leaderboard', 'team:direct', { teamName: 'North', goal: words }],
    ['/leaderboard', 'team:new-comment', words],
    ['/', 'chat:message', { title: words, message: words }],
    ['/', 'direct-message', { text: words }],
    ['/', 'user:typing', { message: words }],
    ['/', 'ai:reply', words],
  ])('%s %s is counted, and says nothing', (channel, event, payload) => {
    expect(eventsOf(channel, event, payload)).toEqual([
      { kind: 'private', topic: 'conversation', stream: expect.stringMatching(/^[\w-]{12}$/) as unknown },
    ]);
    expect(JSON.stringify(decode(channel, event, payload))).not.toContain('salary');
  });

  it.each([
    ['announcement', 'Hello'],
    ['maintenance', { message: 'Hello' }],
    ['email:sent', { body: 'Hello' }],
  ])('/ %s is for everybody', (event, payload) => {
    expect(eventsOf('/', event, payload)).toMatchObject([{ kind: 'notice', notice: { body: { text: 'Hello' } } }]);
  });
});

describe('what nobody knows', () => {
  it.each([
    ['/leaderboard', 'contest:deleted', UPDATE],
    ['/leaderboard', '', UPDATE],
    ['/leaderboard', LONG, UPDATE],
    ['/training', 'rankings:update', UPDATE],
    ['/', 'user:online', { userId: 5 }],
    ['/', 'tick', 5],
    ['/elsewhere', 'rankings:update', UPDATE],
  ])('%s %.20s is unknown', (channel, event, payload) => {
    expect(decode(channel, event, payload)).toEqual({ kind: 'unknown' });
  });
});

describe('a refused room', () => {
  it.each([
    [{ message: 'Unauthorized' }, 'Unauthorized'],
    ['Unauthorized', 'Unauthorized'],
    [{ message: '<b>no</b>' }, 'no reason given'],
    [{ message: LONG }, 'no reason given'],
    [{ message: { a: 1 } }, 'no reason given'],
    [undefined, 'no reason given'],
    [[], 'no reason given'],
  ])('says why, if it can be shown (%#)', (payload, message) => {
    for (const channel of ['/leaderboard', '/training', '/field', '/']) {
      expect(decode(channel, 'error', payload)).toEqual({ kind: 'refused-room', message });
    }
  });

  it("repeats nothing that might be somebody's words, where people talk", () => {
    const payload = { message: 'Not sent: I feel alone here' };
    const said = ['/leaderboard', '/', '/training', '/field'].map((channel) => decode(channel, 'error', payload));
    expect(said.map((decoded) => decoded.kind === 'refused-room' && decoded.message)).toEqual([
      payload.message,
      payload.message,
      'no reason given',
      'no reason given',
    ]);
    for (const usual of ['Forbidden', 'Access denied.', 'Invalid session', 'not found']) {
      expect(decode('/training', 'error', usual)).toEqual({ kind: 'refused-room', message: usual });
    }
  });
});

it('a contest is named by the configuration when the message does not', () => {
  const context = { config: sourceConfig({ join: { contest: '10' } }), nowMs: NOW_MS };
  const message = { channel: '/leaderboard', event: 'contest:entry-update', args: [{ userId: 1, value: 3 }] };
  expect(leaderboardDialect.decode(message, context)).toMatchObject({ events: [{ scope: 'contest-10' }, {}] });
});
