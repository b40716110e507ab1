import { configOf, MARKER, NOW_MS, type DialectFixtures, type Recorded } from './dialect-suite';
import { masterxDialect } from './masterx';

/** The tutor's messages, as its document has them; what it foresees, in the shapes of the learning coach. */

const at = { atMs: NOW_MS };
const TOLD_S = NOW_MS / 1_000 - 2;
const STREAM = /^[\w-]{12}$/;
const presence = (room: object, change: object) => ({ kind: 'presence', room, change, ...at });
const session = { session_id: 's1', user_id: 'u1', user_name: 'Ada', topic: 'Recursion' };
const conversation = { kind: 'private', topic: 'conversation', stream: STREAM };
const typing = { kind: 'private', topic: 'typing', stream: STREAM };

const DOCUMENTED: readonly Recorded[] = [
  [
    'masterx',
    'session_update',
    { ...session, status: 'started' },
    [presence({ id: 's1', title: 'Recursion' }, { what: 'arrived', person: { id: 'u1', name: 'Ada' } })],
  ],
  [
    'masterx',
    'session_update',
    { session_id: 's1', status: 'active', topic: 'Recursion' },
    [presence({ id: 's1', title: 'Recursion' }, { what: 'goes-on' })],
  ],
  [
    'masterx',
    'session_update',
    { session_id: 's1', status: 'active', participants: 2 },
    [presence({ id: 's1' }, { what: 'whole', people: null, count: 2 })],
  ],
  ['masterx', 'session_update', { session_id: 's1', state: 'ended' }, [presence({ id: 's1' }, { what: 'over' })]],
  [
    'masterx',
    'notification',
    { title: 'New course', message: 'Probability is open' },
    [
      {
        kind: 'notice',
        notice: {
          id: new RegExp(`^global:global//${TOLD_S * 1_000}/.{16}$`),
          tone: 'info',
          weight: 'normal',
          entryId: null,
          body: { text: 'New course: Probability is open' },
          ...at,
        },
      },
    ],
  ],
  [
    'masterx',
    'emotion_update',
    { user_id: 'u1', message_id: 'm1', emotion: { primary_emotion: 'excited', intensity: 0.85 } },
    [{ kind: 'private', topic: 'feeling', stream: STREAM }],
  ],
  ['masterx', 'typing_indicator', { session_id: 's1', is_typing: true }, [typing]],
  ['masterx', 'user_typing', { session_id: 's1', user_id: 'u1' }, [typing]],
  ['masterx', 'message_received', { session_id: 's1', message: { content: 'hello' } }, [conversation]],
  ['masterx', 'message_sent', { session_id: 's1', message: 'hello' }, [conversation]],
  [
    'masterx',
    'announcement',
    { title: 'Exam week', message: 'Open until midnight' },
    [
      {
        kind: 'notice',
        notice: {
          id: new RegExp(`^announcement:announcement//${TOLD_S * 1_000}/.{16}$`),
          tone: 'announcement',
          weight: 'high',
          entryId: null,
          body: { text: 'Exam week: Open until midnight' },
          ...at,
        },
      },
    ],
  ],
  [
    'masterx',
    'leaderboard_update',
    { leaderboard: [{ user_id: 'u1', user_name: 'Ada', rank: 1, points: 9 }] },
    [
      {
        kind: 'snapshot',
        metric: null,
        scope: null,
        entries: [{ id: 'u1', name: 'Ada', rank: 1, value: 9 }],
        ...at,
      },
    ],
  ],
  [
    'masterx',
    'achievement_unlocked',
    { user_id: 'u1', user_name: 'Ada', achievement: { id: 'focus', name: 'Deep focus', rarity: 'legendary' } },
    [
      {
        kind: 'celebration',
        celebration: {
          id: 'u1/focus',
          kind: 'achievement',
          rarity: 'legendary',
          entryId: 'u1',
          name: 'Ada',
          title: 'Deep focus',
          detail: null,
          icon: null,
          happenedAtMs: TOLD_S * 1_000,
          ...at,
        },
      },
    ],
  ],
];

export const MASTERX: DialectFixtures = {
  dialect: masterxDialect,
  config: configOf('masterx'),
  wrap: (event, body) => [{ type: event, data: body, timestamp: TOLD_S }],
  documented: DOCUMENTED,
  secrets: [
    ['masterx', 'message_received', { session_id: 's1', message: { content: MARKER, role: MARKER }, text: MARKER }],
    ['masterx', 'message_sent', { session_id: MARKER, content: MARKER }],
    [
      'masterx',
      'emotion_update',
      { user_id: MARKER, emotion: { primary_emotion: MARKER, pad_values: { pleasure: MARKER } } },
    ],
    ['masterx', 'typing_indicator', { session_id: 's1', user_name: MARKER, preview: MARKER }],
    ['masterx', 'user_typing', { session_id: 's1', user_name: MARKER }],
    [
      'masterx',
      'session_update',
      { ...session, status: 'active', last_message: MARKER, summary: MARKER, emotion: MARKER },
    ],
    ['masterx', 'notification', { title: 'Ada', message: MARKER, category: 'chat' }],
    ['masterx', 'notification', { title: 'Ada wrote to you', message: MARKER }],
  ],
  privateEvents: [
    ['masterx', 'message_received'],
    ['masterx', 'message_sent'],
    ['masterx', 'typing_indicator'],
    ['masterx', 'user_typing'],
  ],
  rejected: [
    ['masterx', 'session_update', { user_id: 'u1', status: 'started' }, '"roomId" or "sessionId" is missing'],
    ['masterx', 'session_update', { session_id: 's1', status: 'purple' }, '"status" is not one that is known'],
    ['masterx', 'leaderboard_update', { leaderboard: [{ rank: 2 }] }, '"userId" is missing'],
    ['masterx', 'announcement', {}, '"message" is missing'],
    ['masterx', 'notification', { message: true }, 'is not a text'],
  ],
};
