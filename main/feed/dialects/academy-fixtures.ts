import { academyDialect } from './academy';
import { configOf, MARKER, NOW_MS, type DialectFixtures, type Recorded } from './dialect-suite';

/** The academy's messages, as its document has them. */

const at = { atMs: NOW_MS };
const CHECKED_MS = NOW_MS - 5_000;
const METRICS = { studyHours: 42.5, progress: 61, sessionDuration: 45, streak: 12 };

const DOCUMENTED: readonly Recorded[] = [
  [
    'academy',
    'study_metrics_update',
    { userId: 's1', userName: 'Ada', currentTopic: 'Cell biology', ...METRICS },
    [
      ...Object.entries({ studyHours: 42.5, progress: 61, streak: 12, sessionDuration: 45 }).map(([metric, value]) => ({
        kind: 'values',
        metric,
        scope: null,
        values: [{ id: 's1', name: 'Ada', value }],
        ...at,
      })),
      {
        kind: 'notice',
        notice: {
          id: 'studying/s1/Cell biology',
          tone: 'info',
          weight: 'low',
          entryId: 's1',
          body: { phrase: { id: 'studying', name: 'Ada', others: [], amount: null, subject: 'Cell biology' } },
          ...at,
        },
      },
    ],
  ],
  [
    'academy',
    'collaborative_session_update',
    {
      sessionId: 'c1',
      topic: 'Genetics',
      participants: [{ userId: 's1', userName: 'Ada', avatarUrl: 'https://example.org/a.png', joinedAt: NOW_MS }],
      activeUsers: 3,
    },
    [
      {
        kind: 'presence',
        room: { id: 'c1', title: 'Genetics' },
        change: { what: 'whole', people: [{ id: 's1', name: 'Ada' }], count: 3 },
        ...at,
      },
    ],
  ],
  [
    'academy',
    'notification',
    {
      id: 'n1',
      title: 'Room changed',
      message: 'Room 4 today',
      type: 'warning',
      priority: 'high',
      actionUrl: '/x',
      actionText: 'See',
    },
    [
      {
        kind: 'notice',
        notice: {
          id: 'global:n1',
          tone: 'warning',
          weight: 'high',
          entryId: null,
          body: { text: 'Room changed: Room 4 today' },
          ...at,
        },
      },
    ],
  ],
  [
    'academy',
    'system_status',
    {
      status: 'degraded',
      services: { api: true, database: true, cache: false, storage: true },
      uptime: 99.98,
      lastCheck: CHECKED_MS,
    },
    [
      {
        kind: 'services',
        status: {
          overall: 'degraded',
          services: [
            { name: 'api', up: true },
            { name: 'database', up: true },
            { name: 'cache', up: false },
            { name: 'storage', up: true },
          ],
          uptime: { unit: 'percent', value: 99.98 },
          checkedAtMs: CHECKED_MS,
        },
      },
    ],
  ],
];

export const ACADEMY: DialectFixtures = {
  dialect: academyDialect,
  config: configOf('academy'),
  wrap: (event, body) => [{ type: event, payload: body, timestamp: NOW_MS - 9, messageId: 'm-1' }],
  documented: DOCUMENTED,
  secrets: [
    ['academy', 'study_metrics_update', { userId: 's1', ...METRICS, notes: MARKER, email: MARKER }],
    [
      'academy',
      'collaborative_session_update',
      {
        sessionId: 'c1',
        topic: 'Genetics',
        activeUsers: 1,
        lastMessage: MARKER,
        participants: [{ userId: 's1', chat: MARKER }],
      },
    ],
    ['academy', 'notification', { id: 'n2', title: 'Ann', message: MARKER, type: 'New_Message' }],
    ['academy', 'notification', { id: 'n3', title: 'New message from Bob', message: MARKER, type: 'info' }],
    ['academy', 'notification', { id: 'n4', title: 'Bob replied to you', message: MARKER, type: 'success' }],
    ['academy', 'system_status', { status: 'outage', services: {}, incident: MARKER }],
  ],
  privateEvents: [],
  rejected: [
    ['academy', 'study_metrics_update', { studyHours: 4 }, '"userId" is missing'],
    ['academy', 'study_metrics_update', { userId: 's1' }, 'none of the metrics'],
    ['academy', 'study_metrics_update', { userId: 's1', studyHours: 'many' }, '"studyHours" is not a number'],
    ['academy', 'collaborative_session_update', { topic: 'x', activeUsers: 1 }, '"roomId" or "sessionId" is missing'],
    ['academy', 'collaborative_session_update', { sessionId: 'c1' }, '"participants" is missing'],
    ['academy', 'notification', { id: 'n1', type: 'info' }, '"message" is missing'],
    ['academy', 'system_status', { status: 'great' }, '"status" is not one that is known'],
    ['academy', 'system_status', null, '"status" is not one that is known'],
    ['academy', 'system_status', 7, 'not an object'],
  ],
};
