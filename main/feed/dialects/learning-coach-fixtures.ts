import { configOf, MARKER, NOW_MS, type DialectFixtures, type Recorded } from './dialect-suite';
import { learningCoachDialect } from './learning-coach';

/** The learning coach's messages, as its document has them; where it names a feature and no type, as its owners may write it. */

const TIMESTAMP = '2026-11-20T08:59:58.000Z';
const TOLD_MS = Date.parse(TIMESTAMP);
const at = { atMs: NOW_MS };
const ada = { userId: 'u1', userName: 'Ada', timestamp: TIMESTAMP };

const notice = (what: string, who: string, rest: object) => ({
  kind: 'notice',
  notice: { id: new RegExp(`^${what}:${what}/${who}/${TOLD_MS}/.{16}$`), tone: 'info', weight: 'low', ...at, ...rest },
});
const says = (
  id: string,
  name: string,
  amount: number | null,
  subject: string | null = null,
  others: { entryId: string | null; name: string }[] = [],
) => ({
  body: { phrase: { id, name, others, amount, subject } },
});
const gains = (value: number) => ({
  kind: 'gains',
  metric: 'xp',
  scope: null,
  gains: [{ id: 'u1', name: 'Ada', value }],
  ...at,
});
const values = (metric: string, value: number) => ({
  kind: 'values',
  metric,
  scope: null,
  values: [{ id: 'u1', name: 'Ada', value }],
  ...at,
});
const celebration = (id: string | RegExp, kind: string, rarity: string, rest: object) => ({
  kind: 'celebration',
  celebration: {
    id,
    kind,
    rarity,
    entryId: 'u1',
    name: 'Ada',
    detail: null,
    icon: null,
    happenedAtMs: TOLD_MS,
    ...at,
    ...rest,
  },
});
const presence = (room: object, change: object) => ({ kind: 'presence', room, change, ...at });
const highlight = { kind: 'highlight', entryId: 'u9' };

const ACHIEVEMENT = { id: 'night-owl', name: 'Night owl', badge: '🦉', rarity: 'epic', xp_reward: 100 };
const earned = celebration('u1/night-owl', 'achievement', 'epic', {
  title: 'Night owl',
  detail: '+100 XP',
  icon: '🦉',
});

const DOCUMENTED: readonly Recorded[] = [
  [
    'progress',
    'progress_update',
    { ...ada, moduleId: 'm1', moduleName: 'Testing', progress: 40, xp: 15 },
    [notice('progress', 'u1', { entryId: 'u1', ...says('progress', 'Ada', 40, 'Testing') }), gains(15)],
  ],
  [
    'progress',
    'task_completed',
    { ...ada, taskId: 't1', taskTitle: 'Two sum', xp: 50, completionTime: '12 min' },
    [notice('task-completed', 'u1', { entryId: 'u1', ...says('task-completed', 'Ada', 50, 'Two sum') }), gains(50)],
  ],
  [
    'progress',
    'module_completed',
    { userId: 'u9', moduleId: 'm1', progress: 100, timestamp: TIMESTAMP },
    [notice('module-completed', 'u9', { entryId: 'u9', ...says('module-completed', 'u9', null) })],
  ],
  ['progress', 'achievement_unlocked', { ...ada, achievement: ACHIEVEMENT }, [earned]],
  ['progress', 'badge_earned', { ...ada, achievement: ACHIEVEMENT }, [earned]],
  [
    'progress',
    'xp_awarded',
    { ...ada, xp_amount: 50, reason: 'Practice' },
    [notice('xp', 'u1', { entryId: 'u1', ...says('xp-gained', 'Ada', 50, 'Practice') }), gains(50)],
  ],
  [
    'progress',
    'xp_awarded',
    { ...ada, xp_amount: 50, total_xp: 1_250 },
    [notice('xp', 'u1', { entryId: 'u1', ...says('xp-gained', 'Ada', 50) }), values('xp', 1_250)],
  ],
  [
    'progress',
    'level_up',
    { ...ada, level: 10 },
    [celebration(new RegExp(`^level/u1/${TOLD_MS}/.{16}$`), 'level', 'epic', { title: 'Level 10' })],
  ],
  [
    'progress',
    'streak_milestone',
    { ...ada, streak: { current_streak: 7, milestone: { name: 'One week', days: 7 } } },
    [
      celebration(new RegExp(`^streak/u1/${TOLD_MS}/.{16}$`), 'streak', 'rare', {
        title: 'One week',
        detail: '7 days in a row',
      }),
      values('streak', 7),
    ],
  ],
  [
    'leaderboard',
    'leaderboard_update',
    {
      leaderboardId: 'global',
      entries: [
        { user_id: 'u1', user_name: 'Ada', rank: 1, xp: 90 },
        { user_id: 'u9', user_name: 'Bob', rank: 2, xp: 70, is_current_user: true },
      ],
    },
    [
      {
        kind: 'snapshot',
        metric: 'xp',
        scope: null,
        entries: [
          { id: 'u1', name: 'Ada', rank: 1, value: 90 },
          { id: 'u9', name: 'Bob', rank: 2, value: 70 },
        ],
        ...at,
      },
      highlight,
    ],
  ],
  [
    'leaderboard',
    'leaderboard_update',
    { updates: [{ userId: 'u1', userName: 'Ada', previousRank: 2, newRank: 1, xp: 95 }], highlightedUserId: 'u9' },
    [
      {
        kind: 'moves',
        metric: 'xp',
        scope: null,
        moves: [{ id: 'u1', name: 'Ada', previousRank: 2, newRank: 1, value: 95 }],
        ...at,
      },
      highlight,
    ],
  ],
  [
    'leaderboard',
    'rank_changed',
    { userId: 'u1', userName: 'Ada', old_rank: 3, new_rank: 2, score: 4, leaderboard_id: 'weekly' },
    [
      {
        kind: 'moves',
        metric: null,
        scope: 'weekly',
        moves: [{ id: 'u1', name: 'Ada', previousRank: 3, newRank: 2, value: 4 }],
        ...at,
      },
      highlight,
    ],
  ],
  [
    'progress',
    'challenge_invitation',
    { fromUserId: 'u1', fromUserName: 'Ada', toUserName: 'Bob', challengeTitle: 'Ten tasks', timestamp: TIMESTAMP },
    [
      notice('challenge', 'u1', {
        entryId: 'u1',
        ...says('challenge', 'Ada', null, 'Ten tasks', [{ entryId: null, name: 'Bob' }]),
      }),
    ],
  ],
  [
    'progress',
    'challenge_response',
    { toUserId: 'u2', toUserName: 'Bob', challengeTitle: 'Ten tasks', accepted: true, timestamp: TIMESTAMP },
    [notice('challenge-accepted', 'u2', { entryId: 'u2', ...says('challenge-accepted', 'Bob', null, 'Ten tasks') })],
  ],
  ['progress', 'challenge_response', { toUserId: 'u2', accepted: false }, []],
  [
    'progress',
    'challenge_invitation',
    { from: 'Ada', to: 'Bob', challengeName: 'Ten tasks', timestamp: TIMESTAMP },
    [notice('challenge', 'Ada', { entryId: 'Ada', ...says('challenge', 'Ada', null, 'Ten tasks') })],
  ],
  [
    'progress',
    'peer_solution_shared',
    { ...ada, taskTitle: 'Two sum' },
    [notice('solution-shared', 'u1', { entryId: 'u1', ...says('solution-shared', 'Ada', null, 'Two sum') })],
  ],
  [
    'collaboration',
    'study_group_activity',
    { ...ada, roomId: 'r1', roomName: 'Python evening', activity: 'solved a task' },
    [notice('group-activity', 'u1', { entryId: 'u1', ...says('group-activity', 'Ada', null, 'Python evening') })],
  ],
  [
    'collaboration',
    'participants_update',
    { room_id: 'r1', room_name: 'Python evening', participants: [{ id: 'u1', name: 'Ada' }, { userId: 2 }] },
    [
      presence(
        { id: 'r1', title: 'Python evening' },
        {
          what: 'whole',
          people: [
            { id: 'u1', name: 'Ada' },
            { id: '2', name: null },
          ],
          count: null,
        },
      ),
    ],
  ],
  [
    'collaboration',
    'user_joined',
    { roomId: 'r1', user: { id: 'u1', name: 'Ada' } },
    [presence({ id: 'r1' }, { what: 'arrived', person: { id: 'u1', name: 'Ada' } })],
  ],
  [
    'collaboration',
    'room_joined',
    { roomId: 'r1', user_id: 'u1', user_name: 'Ada' },
    [presence({ id: 'r1' }, { what: 'arrived', person: { id: 'u1', name: 'Ada' } })],
  ],
  ['collaboration', 'room_joined', { roomId: 'r1' }, []],
  ['collaboration', 'joined_room', { roomId: 'r1', message: 'Joined' }, []],
  ['progress', 'connection_established', { user_id: 'u1', message: 'Connected' }, []],
  [
    'collaboration',
    'user_left',
    { roomId: 'r1', userId: 'u1' },
    [presence({ id: 'r1' }, { what: 'left', personId: 'u1' })],
  ],
  [
    'collaboration',
    'presence_update',
    { userId: 'u1', userName: 'Ada', status: 'online' },
    [presence({ id: 'group-1' }, { what: 'arrived', person: { id: 'u1', name: 'Ada' } })],
  ],
  [
    'collaboration',
    'chat_message',
    { roomId: 'r1', userId: 'u1', message: 'hello' },
    [{ kind: 'private', topic: 'conversation', stream: /^[\w-]{12}$/ }],
  ],
  [
    'collaboration',
    'typing_indicator',
    { roomId: 'r1', userId: 'u1', isTyping: true },
    [{ kind: 'private', topic: 'typing', stream: /^[\w-]{12}$/ }],
  ],
  ['collaboration', 'cursor_position', { userId: 'u1', position: { x: 1, y: 2 } }, []],
];

const secret = { userId: 'u1', userName: 'Ada', roomId: 'r1', timestamp: TIMESTAMP };

export const LEARNING_COACH: DialectFixtures = {
  dialect: learningCoachDialect,
  config: configOf('learning-coach', { join: { user: 'u9', room: 'group-1' } }),
  wrap: (event, body) => [{ type: event, data: body }],
  documented: DOCUMENTED,
  secrets: [
    ['collaboration', 'chat_message', { ...secret, message: MARKER, text: MARKER, content: MARKER }],
    ['collaboration', 'message', { ...secret, data: MARKER }],
    ['collaboration', 'typing_indicator', { ...secret, draft: MARKER }],
    ['collaboration', 'cursor_position', { ...secret, selection: MARKER }],
    ['collaboration', 'study_group_activity', { ...secret, message: MARKER, content: MARKER, description: MARKER }],
    ['collaboration', 'presence_update', { ...secret, status: 'online', statusMessage: MARKER, email: MARKER }],
    ['collaboration', 'participants_update', { ...secret, participants: [{ userId: 'u1', lastMessage: MARKER }] }],
    ['progress', 'challenge_invitation', { ...secret, message: MARKER, note: MARKER }],
    ['progress', 'peer_solution_shared', { ...secret, solution: MARKER, code: MARKER, comment: MARKER }],
    ['progress', 'task_completed', { ...secret, answer: MARKER, feedback: MARKER }],
  ],
  privateEvents: [
    ['collaboration', 'chat_message'],
    ['collaboration', 'chat'],
    ['collaboration', 'typing_indicator'],
    ['collaboration', 'user_typing'],
    ['collaboration', 'new_message'],
    ['collaboration', 'solution_comment'],
    ['progress', 'challenge_message'],
    ['collaboration', 'group_activity_comment'],
    ['collaboration', 'presence_message'],
  ],
  rejected: [
    ['progress', 'xp_awarded', { userId: 'u1' }, '"xp_amount" is missing'],
    ['progress', 'achievement_unlocked', { userId: 'u1', achievement: { rarity: 'rare' } }, '"name" is missing'],
    ['progress', 'level_up', { userId: 'u1' }, '"level" is missing'],
    ['progress', 'level_up', { userId: 'u1', level: 'ten' }, '"newLevel" is not a number'],
    ['progress', 'streak_milestone', { userId: 'u1', streak: {} }, '"streak" is missing'],
    ['progress', 'progress_update', 'nothing', 'not an object'],
    ['leaderboard', 'leaderboard_update', { userId: 'u1' }, '"newRank" is missing'],
    ['leaderboard', 'leaderboard_update', { updates: [{ rank: 1 }] }, '"userId" is missing'],
    ['leaderboard', 'rank_changed', { userId: 'u1', newRank: -4 }, '"newRank" is not a rank'],
    ['collaboration', 'participants_update', { roomId: 'r1' }, '"participants" is missing'],
    ['collaboration', 'participants_update', { roomId: 'r1', activeUsers: -1 }, '"activeUsers" is not a count'],
    ['collaboration', 'challenge_invitation', {}, '"userId" is missing'],
  ],
};
