import type { DomainEvent } from '#core/domain/events';
import { configSchema, type SourceConfig } from '#core/config/schema';
import type { DecodeContext, Decoded } from './dialect';
import { leaderboardDialect } from './leaderboard';

/** Messages of the family's document with what they mean, and the means to try others; for tests. */

export const NOW_MS = Date.UTC(2026, 10, 20, 9, 0, 0);
const TIMESTAMP = '2026-11-20T08:59:58.000Z';
const TOLD_MS = Date.parse(TIMESTAMP);
const at = { atMs: NOW_MS };

export function sourceConfig(rest: Record<string, unknown> = {}): SourceConfig {
  const source = { id: 'sales', dialect: 'leaderboard', url: 'http://127.0.0.1:4100', ...rest };
  const [parsed] = configSchema.parse({ version: 1, sources: [source] }).sources;
  if (!parsed) throw new Error('no source');
  return parsed;
}

export const CONTEXT: DecodeContext = { config: sourceConfig(), nowMs: NOW_MS };

export function decode(channel: string, event: string, ...args: unknown[]): Decoded {
  return leaderboardDialect.decode({ channel, event, args }, CONTEXT);
}

export function eventsOf(channel: string, event: string, ...args: unknown[]): readonly DomainEvent[] {
  const decoded = decode(channel, event, ...args);
  if (decoded.kind !== 'understood' || decoded.rejections.length > 0) throw new Error(JSON.stringify(decoded));
  return decoded.events;
}

export function reasonsOf(channel: string, event: string, ...args: unknown[]): readonly string[] {
  const decoded = decode(channel, event, ...args);
  if (decoded.kind !== 'understood' || decoded.events.length > 0) throw new Error(JSON.stringify(decoded));
  return decoded.rejections;
}

export const UPDATE = {
  userId: 123,
  userName: 'John Doe',
  previousRank: 7,
  newRank: 5,
  metric: 'yearlyRevenue',
  value: 150_000,
  timestamp: TIMESTAMP,
};
const MOVE = { id: '123', name: 'John Doe', previousRank: 7, newRank: 5, value: 150_000 };
const MOVES = { kind: 'moves', metric: 'yearlyRevenue', scope: null, moves: [MOVE], ...at };

export const ACHIEVEMENT = {
  userId: 123,
  userName: 'John Doe',
  achievementType: 'rank',
  title: 'Top Performer!',
  description: 'Reached #1 on the leaderboard',
  icon: '🏆',
  timestamp: TIMESTAMP,
};
const LEVEL = { userId: 9, userName: 'Ada', previousLevel: 9, newLevel: 10, totalXP: 5_000, timestamp: TIMESTAMP };
const PRIVATE = { kind: 'private', topic: 'conversation', stream: /^[\w-]{12}$/ };
const john = { entryId: '123' };

/** A notice whose id is made of who and when, and whose words follow. */
const notice = (what: string, who: string, rest: object) => ({
  kind: 'notice',
  notice: { id: new RegExp(`^${what}:${what}/${who}/${TOLD_MS}/.{16}$`), ...at, ...rest },
});
const celebration = (what: string, who: string, rest: object) => ({
  kind: 'celebration',
  celebration: {
    id: new RegExp(`^${what}/${who}/${TOLD_MS}/.{16}$`),
    detail: null,
    icon: null,
    happenedAtMs: TOLD_MS,
    ...at,
    ...rest,
  },
});
const says = (id: string, name: string, amount: number | null, subject: string | null = null) => ({
  body: { phrase: { id, name, others: [], amount, subject } },
});
const low = { tone: 'info', weight: 'low' };
const achieved = { tone: 'achievement', weight: 'normal' };

/** Namespace, event, payload as the document has it, and what it means. */
export const DOCUMENTED: readonly (readonly [channel: string, event: string, payload: unknown, events: object[]])[] = [
  ['/leaderboard', 'rankings:update', UPDATE, [MOVES]],
  [
    '/leaderboard',
    'rank:changed',
    UPDATE,
    [MOVES, notice('rank', '123', { tone: 'move', weight: 'normal', ...john, ...says('rank-reached', 'John Doe', 5) })],
  ],
  [
    '/leaderboard',
    'leaderboard:refresh',
    [
      { userId: 1, userName: 'Ada', rank: 1, metric: 'yearlyRevenue', value: 9 },
      { userId: 2, userName: 'Bob', rank: 2, metric: 'yearlyRevenue', value: 7 },
    ],
    [
      {
        kind: 'snapshot',
        metric: 'yearlyRevenue',
        scope: null,
        entries: [
          { id: '1', name: 'Ada', rank: 1, value: 9 },
          { id: '2', name: 'Bob', rank: 2, value: 7 },
        ],
        ...at,
      },
    ],
  ],
  [
    '/leaderboard',
    'contest:new-entry',
    {
      contestId: 10,
      contestName: 'Autumn sprint',
      endsAt: TIMESTAMP,
      userId: 123,
      userName: 'John Doe',
      timestamp: TIMESTAMP,
    },
    [
      { kind: 'contest', contest: { id: '10', title: 'Autumn sprint', endsAtMs: TOLD_MS } },
      {
        kind: 'values',
        metric: 'score',
        scope: 'contest-10',
        values: [{ id: '123', name: 'John Doe', value: 0 }],
        ...at,
      },
      notice('contest-entry', '123', { ...low, ...john, ...says('contest-entry', 'John Doe', null, 'Autumn sprint') }),
    ],
  ],
  [
    '/leaderboard',
    'contest:entry-update',
    { contestId: '10', userId: 123, userName: 'John Doe', rank: 2, value: 40, timestamp: TIMESTAMP },
    [
      {
        kind: 'moves',
        metric: 'score',
        scope: 'contest-10',
        moves: [{ id: '123', name: 'John Doe', newRank: 2, value: 40 }],
        ...at,
      },
      notice('contest-value', '123', { ...low, ...john, ...says('contest-value', 'John Doe', 40) }),
    ],
  ],
  [
    '/leaderboard',
    'achievement:earned',
    ACHIEVEMENT,
    [
      notice('achievement', '123', {
        ...achieved,
        ...john,
        ...says('achievement', 'John Doe', null, 'Top Performer!'),
      }),
    ],
  ],
  [
    '/leaderboard',
    'achievement:celebration',
    ACHIEVEMENT,
    [
      celebration('celebration', '123', {
        kind: 'rank',
        rarity: 'epic',
        ...john,
        name: 'John Doe',
        title: 'Top Performer!',
        detail: 'Reached #1 on the leaderboard',
        icon: '🏆',
      }),
    ],
  ],
  [
    '/leaderboard',
    'tv:update',
    { message: 'Lunch is ready', timestamp: TIMESTAMP },
    [notice('tv', '', { tone: 'announcement', weight: 'high', entryId: null, body: { text: 'Lunch is ready' } })],
  ],
  [
    '/leaderboard',
    'team:goal-reached',
    { teamId: 5, teamName: 'North', goal: 'One million', timestamp: TIMESTAMP },
    [
      celebration('team', '5', {
        kind: 'team-goal',
        rarity: 'epic',
        entryId: null,
        name: 'North',
        title: 'One million',
      }),
    ],
  ],
  [
    '/training',
    'xp:gained',
    { userId: 9, userName: 'Ada', amount: 50, source: 'Quiz: 7', newTotal: 1_250, timestamp: TIMESTAMP },
    [
      notice('xp', '9', { ...low, entryId: '9', ...says('xp-gained', 'Ada', 50, 'Quiz: 7') }),
      { kind: 'values', metric: 'xp', scope: null, values: [{ id: '9', name: 'Ada', value: 1_250 }], ...at },
    ],
  ],
  [
    '/training',
    'level:up',
    LEVEL,
    [
      notice('level', '9', { ...achieved, entryId: '9', ...says('level-reached', 'Ada', 10) }),
      { kind: 'values', metric: 'xp', scope: null, values: [{ id: '9', name: 'Ada', value: 5_000 }], ...at },
    ],
  ],
  [
    '/training',
    'level:celebration',
    { ...LEVEL, rewards: { badges: ['Ten'], unlocks: ['Expert course'] } },
    [
      celebration('level', '9', {
        kind: 'level',
        rarity: 'epic',
        entryId: '9',
        name: 'Ada',
        title: 'Level 10',
        detail: 'Ten, Expert course',
      }),
      { kind: 'values', metric: 'xp', scope: null, values: [{ id: '9', name: 'Ada', value: 5_000 }], ...at },
    ],
  ],
  [
    '/training',
    'streak:update',
    { userId: 9, userName: 'Ada', currentStreak: 6, timestamp: TIMESTAMP },
    [
      notice('streak', '9', { ...low, entryId: '9', ...says('streak', 'Ada', 6) }),
      { kind: 'values', metric: 'streak', scope: null, values: [{ id: '9', name: 'Ada', value: 6 }], ...at },
    ],
  ],
  [
    '/training',
    'streak:milestone',
    { userId: 9, userName: 'Ada', currentStreak: 30, timestamp: TIMESTAMP },
    [
      celebration('streak', '9', {
        kind: 'streak',
        rarity: 'rare',
        entryId: '9',
        name: 'Ada',
        title: '30-day streak',
      }),
      { kind: 'values', metric: 'streak', scope: null, values: [{ id: '9', name: 'Ada', value: 30 }], ...at },
    ],
  ],
  [
    '/training',
    'achievement:unlocked',
    { userId: 9, userName: 'Ada', title: 'Early bird', rarity: 'common', timestamp: TIMESTAMP },
    [notice('achievement', '9', { ...achieved, entryId: '9', ...says('achievement', 'Ada', null, 'Early bird') })],
  ],
  [
    '/training',
    'achievement:showcase',
    { userId: 9, userName: 'Ada', title: 'Perfect month', rarity: 'legendary', timestamp: TIMESTAMP },
    [
      celebration('celebration', '9', {
        kind: 'achievement',
        rarity: 'legendary',
        entryId: '9',
        name: 'Ada',
        title: 'Perfect month',
      }),
    ],
  ],
  [
    '/training',
    'quiz:completed',
    { userId: 9, userName: 'Ada', quizTitle: 'Objections', score: 92, timestamp: TIMESTAMP },
    [notice('quiz-completed', '9', { ...low, entryId: '9', ...says('quiz-completed', 'Ada', 92, 'Objections') })],
  ],
  [
    '/training',
    'progress:update',
    { userId: 9, userName: 'Ada', moduleName: 'Basics', progress: 40, timestamp: TIMESTAMP },
    [notice('progress', '9', { ...low, entryId: '9', ...says('progress', 'Ada', 40, 'Basics') })],
  ],
  ['/training', 'roleplay:response', { message: 'I am not convinced', metadata: { score: 3 } }, [PRIVATE]],
  ['/training', 'roleplay:typing', { isTyping: true }, [PRIVATE]],
  ['/field', 'susan:reply', { message: 'a private word' }, [PRIVATE]],
  [
    '/',
    'notification',
    { title: 'Maintenance', message: 'tonight at ten', timestamp: TIMESTAMP },
    [
      notice('global', '', {
        tone: 'info',
        weight: 'normal',
        entryId: null,
        body: { text: 'Maintenance: tonight at ten' },
      }),
    ],
  ],
];
