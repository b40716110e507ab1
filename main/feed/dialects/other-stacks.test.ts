import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '#core/domain/events';
import { academyDialect } from './academy';
import type { Dialect } from './dialect';
import { configOf, NOW_MS } from './dialect-suite';
import { educatorQuizDialect } from './educator-quiz';
import { leaderboardDialect } from './leaderboard';
import { learningCoachDialect } from './learning-coach';
import { masterxDialect } from './masterx';

/**
 * The documents' messages as servers write them that are not of the documents' own language: what is not there as null,
 * decimals as text, snake_case, people as objects.
 */

function decoded(dialect: Dialect, event: string, body: unknown, channel = '/leaderboard') {
  const message = dialect.transport === 'websocket' ? { type: event, data: body } : body;
  return dialect.decode({ channel, event, args: [message] }, { config: configOf(dialect.id), nowMs: NOW_MS });
}

function eventsOf(dialect: Dialect, event: string, body: unknown, channel?: string): readonly DomainEvent[] {
  const read = decoded(dialect, event, body, channel);
  if (read.kind !== 'understood' || read.rejections.length > 0) throw new Error(JSON.stringify(read));
  return read.events;
}

describe('what a message need not say may be null', () => {
  it.each<[Dialect, string, object, object[]]>([
    [
      learningCoachDialect,
      'progress_update',
      { userId: 7, taskId: null, moduleId: null, progress: 40, xp: null, completionTime: null },
      [{ notice: { body: { phrase: { id: 'progress', amount: 40 } } } }],
    ],
    [
      learningCoachDialect,
      'task_completed',
      { userId: 7, taskId: 't9', moduleId: null, progress: null, xp: 50, completionTime: null },
      [{ kind: 'notice' }, { kind: 'gains', gains: [{ id: '7', value: 50 }] }],
    ],
    [
      learningCoachDialect,
      'streak_milestone',
      { userId: 7, xp_amount: null, level: null, streak: { current_streak: 14, milestone: null } },
      [{ celebration: { title: '14-day streak' } }, { kind: 'values', metric: 'streak' }],
    ],
    [
      academyDialect,
      'study_metrics_update',
      { userId: 3, studyHours: 3, progress: null, sessionDuration: null, streak: null, currentTopic: null },
      [{ kind: 'values', metric: 'studyHours', values: [{ id: '3', value: 3 }] }],
    ],
    [
      academyDialect,
      'collaborative_session_update',
      { sessionId: 4, topic: null, participants: null, activeUsers: 5 },
      [{ room: { id: '4' }, change: { what: 'whole', people: null, count: 5 } }],
    ],
    [
      educatorQuizDialect,
      'quiz_status',
      { jobId: 2, status: 'pending', progress: null, message: null },
      [{ job: { id: '2', status: 'waiting' } }],
    ],
  ])('%o %s', (dialect, type, body, events) => {
    expect(eventsOf(dialect, type, body)).toMatchObject(events);
  });

  it.each<[string, object, object[]]>([
    [
      'xp:gained',
      { userId: 1, userName: null, name: 'Ann', amount: 60, source: null, newTotal: null },
      [{ notice: { body: { phrase: { id: 'xp-gained', name: 'Ann', amount: 60 } } } }],
    ],
    ['quiz:completed', { userId: 1, quizId: 6, score: null }, [{ kind: 'notice' }]],
  ])('%s', (event, body, events) => {
    expect(eventsOf(leaderboardDialect, event, body, '/training')).toMatchObject(events);
  });

  it('and somebody without a value is on the board all the same', () => {
    const rankings = [
      { userId: 1, userName: 'Ann', rank: 1, value: 5 },
      { userId: 2, userName: 'Bo', rank: 2, value: null },
    ];
    const entries = [
      { id: '1', name: 'Ann', rank: 1, value: 5 },
      { id: '2', name: 'Bo', rank: 2 },
    ];
    expect(eventsOf(leaderboardDialect, 'leaderboard:refresh', { rankings })).toEqual([
      { kind: 'snapshot', metric: null, scope: null, entries, atMs: NOW_MS },
    ]);
    expect(eventsOf(leaderboardDialect, 'contest:new-entry', { contestId: 1, userId: 2, rank: null })).toMatchObject([
      { kind: 'values', scope: 'contest-1', values: [{ id: '2', value: 0 }] },
      { kind: 'notice' },
    ]);
  });
});

describe('decimals may be text', () => {
  it('under a name of the metric’s own', () => {
    const rows = [
      { id: 1, name: 'Ann', yearlyRevenue: '310000.50', phone: '5551234' },
      { id: 2, name: 'Bo', yearlyRevenue: '-12', phone: '5550000' },
    ];
    expect(eventsOf(leaderboardDialect, 'leaderboard:refresh', rows)).toMatchObject([
      { metric: 'yearlyRevenue', entries: [{ value: 310_000.5 }, { value: -12 }] },
    ]);
  });

  it.each(['phone', 'zip', 'postalCode', 'employee_number'])('but %s is no value', (key) => {
    const rows = [{ id: 1, name: 'Ann', [key]: '8001' }];
    expect(eventsOf(leaderboardDialect, 'leaderboard:refresh', rows)).toMatchObject([
      { metric: null, entries: [{ id: '1', name: 'Ann' }] },
    ]);
  });

  it('in numbers of a tile', () => {
    const body = { educatorId: 1, updates: { passRate: '92.50', note: 'good', class: '7b' } };
    expect(eventsOf(educatorQuizDialect, 'analytics_update', body)).toMatchObject([
      { values: [{ id: 'passRate', value: 92.5 }] },
    ]);
  });
});

describe('keys may be in snake_case, and people objects', () => {
  it('on a board and in a move', () => {
    const rows = [{ rank: 1, user: { id: 5, name: 'Eve' }, score: 3, user_avatar: null }];
    expect(eventsOf(leaderboardDialect, 'leaderboard:refresh', rows)).toMatchObject([
      { entries: [{ id: '5', name: 'Eve', rank: 1, value: 3 }] },
    ]);
    const move = { user_id: 5, user_name: 'Eve', previous_rank: 2, new_rank: 1, metric: 'deals_won', value: 4 };
    const moves = [
      { kind: 'moves', metric: 'deals_won', moves: [{ id: '5', name: 'Eve', newRank: 1, previousRank: 2 }] },
    ];
    expect(eventsOf(leaderboardDialect, 'rankings:update', move)).toMatchObject(moves);
    expect(eventsOf(leaderboardDialect, 'rank:changed', { update: move })).toMatchObject([
      ...moves,
      { kind: 'notice' },
    ]);
  });

  it('while a metric keeps the name that moves call it by', () => {
    expect(eventsOf(leaderboardDialect, 'leaderboard:refresh', [{ user_id: 5, deals_won: 3 }])).toMatchObject([
      { metric: 'deals_won', entries: [{ id: '5', value: 3 }] },
    ]);
  });

  it.each([
    [{ from_user: { id: 1, name: 'Ann' }, to_user: { id: 2, name: 'Ben' } }, [{ entryId: '2', name: 'Ben' }]],
    [{ inviter: { id: 1, name: 'Ann' } }, []],
    [{ inviterId: 1, inviterName: 'Ann', inviteeName: 'Ben' }, [{ entryId: null, name: 'Ben' }]],
    [{ user: { id: 1, name: 'Ann' }, opponent: { id: 2, username: 'Ben' } }, [{ entryId: '2', name: 'Ben' }]],
  ])('in an invitation: %j', (body, others) => {
    expect(eventsOf(learningCoachDialect, 'challenge_invitation', body)).toMatchObject([
      { notice: { entryId: '1', body: { phrase: { id: 'challenge', name: 'Ann', others } } } },
    ]);
  });

  it('in what is shared, and in an answer', () => {
    const shared = { author: { id: 1, name: 'Ann' }, task_title: 'Loops', solution: 'private' };
    expect(eventsOf(learningCoachDialect, 'peer_solution_shared', shared)).toMatchObject([
      { notice: { entryId: '1', body: { phrase: { id: 'solution-shared', name: 'Ann', subject: 'Loops' } } } },
    ]);
    const answer = { challenge_id: 3, to_user: { id: 2, name: 'Ben' }, accepted: true };
    expect(eventsOf(learningCoachDialect, 'challenge_response', answer)).toMatchObject([
      { notice: { entryId: '2', body: { phrase: { id: 'challenge-accepted', name: 'Ben' } } } },
    ]);
  });
});

it.each([
  [masterxDialect, { notification: { id: 3, title: 'Exams', body: 'on Monday' } }],
  [academyDialect, { id: 3, title: 'Exams', message: 'on Monday', type: null, priority: null }],
])('%o: a notification may be wrapped, and without a type', (dialect, body) => {
  expect(eventsOf(dialect, 'notification', body)).toMatchObject([{ notice: { body: { text: 'Exams: on Monday' } } }]);
});

it('services may be called up in any of the usual ways', () => {
  const services = { api: 1, database: 'true', cache: 0, storage: 'Healthy' };
  expect(eventsOf(academyDialect, 'system_status', { status: 'Operational', services })).toMatchObject([
    {
      status: {
        overall: 'operational',
        services: [
          { name: 'api', up: true },
          { name: 'database', up: true },
          { name: 'cache', up: false },
          { name: 'storage', up: true },
        ],
      },
    },
  ]);
});

it.each([
  ['goal-reached', {}, 'Goal reached'],
  ['new-record', {}, 'New record'],
  ['new-record', { title: 'Best May ever' }, 'Best May ever'],
])('team:%s of %j is celebrated as what it is', (event, body, title) => {
  const told = { teamId: 5, teamName: 'Red', ...body };
  expect(eventsOf(leaderboardDialect, `team:${event}`, told)).toMatchObject([{ celebration: { name: 'Red', title } }]);
});

it('an achievement is called by its name where the message names the person as well', () => {
  const body = { userId: 1, userName: 'Ann', name: 'Closer', rarity: 'epic' };
  expect(eventsOf(leaderboardDialect, 'achievement:showcase', body, '/training')).toMatchObject([
    { celebration: { name: 'Ann', title: 'Closer', rarity: 'epic' } },
  ]);
});

describe('what is in percent may say so', () => {
  it.each<[Dialect, string, object, object[]]>([
    [
      educatorQuizDialect,
      'analytics_update',
      { educatorId: 1, updates: { completionRate: '87.5%', passed: '50 %', quizzes: 12, trend: 'up 3%' } },
      [
        {
          kind: 'metrics',
          values: [
            { id: 'completionRate', value: 87.5 },
            { id: 'passed', value: 50 },
            { id: 'quizzes', value: 12 },
          ],
        },
      ],
    ],
    [
      educatorQuizDialect,
      'document_processing',
      { jobId: 4, status: 'processing', progress: '50%' },
      [{ job: { id: '4', progress: 50 } }],
    ],
    [
      academyDialect,
      'system_status',
      { status: 'operational', uptime: '99.9%' },
      [{ status: { uptime: { unit: 'percent', value: 99.9 } } }],
    ],
    [
      academyDialect,
      'system_status',
      { status: 'outage', uptime: '12%' },
      [{ status: { uptime: { unit: 'percent', value: 12 } } }],
    ],
    [academyDialect, 'system_status', { status: 'operational', uptime: '400%' }, [{ status: { uptime: null } }]],
    [
      academyDialect,
      'study_metrics_update',
      { userId: 3, progress: '75%' },
      [{ kind: 'values', metric: 'progress', values: [{ id: '3', value: 75 }] }],
    ],
    // What is said to be percent is no share of one.
    [
      learningCoachDialect,
      'progress_update',
      { userId: 7, progress: '0.5%' },
      [{ notice: { body: { phrase: { id: 'progress', amount: 0.5 } } } }],
    ],
    [
      learningCoachDialect,
      'progress_update',
      { userId: 7, progress: '1%' },
      [{ notice: { body: { phrase: { id: 'progress', amount: 1 } } } }],
    ],
  ])('%o %s', (dialect, type, body, events) => {
    expect(eventsOf(dialect, type, body)).toMatchObject(events);
  });
});
