import type { DemoUrl, DIALECT_IDS } from '#core/config/choices';

type DialectId = (typeof DIALECT_IDS)[number];

interface FamilyTexts {
  readonly label: string;
  /** In a source's line. */
  readonly kind: string;
  readonly urlPlaceholder: string;
  /** Where an address without a path leads; null where the address is used as it is. */
  readonly urlHint: string | null;
  readonly snapshotPlaceholder: string;
  readonly roomsTitle: string;
  /** Rooms by the words of this kind of backend, and what stands in for an empty one. */
  readonly rooms: Readonly<Record<string, { readonly label: string; readonly placeholder: string }>>;
}

/** What each kind of backend calls things: a part of `texts`. */
export const dialectTexts = {
  leaderboard: {
    label: 'Leaderboard (Socket.IO)',
    kind: 'Leaderboard over Socket.IO',
    urlPlaceholder: 'https://scores.example.com',
    urlHint: null,
    snapshotPlaceholder: 'https://scores.example.com/api/leaderboard',
    roomsTitle: 'Rooms',
    rooms: {},
  },
  'learning-coach': {
    label: 'Learning coach (WebSocket)',
    kind: 'Learning coach over WebSocket',
    urlPlaceholder: 'wss://coach.example.com',
    urlHint: 'The places for progress, board and study room are found from here; without a path, under /ws.',
    snapshotPlaceholder: 'https://coach.example.com/api/v1/leaderboard',
    roomsTitle: 'What to follow',
    rooms: {
      user: { label: 'Learner', placeholder: 'Everybody' },
      leaderboard: { label: 'Board', placeholder: 'global' },
      room: { label: 'Study room', placeholder: 'None' },
    },
  },
  academy: {
    label: 'Academy (WebSocket)',
    kind: 'Academy over WebSocket',
    urlPlaceholder: 'wss://academy.example.com',
    urlHint: 'Without a path, /ws is used.',
    snapshotPlaceholder: 'https://academy.example.com/api/study-metrics',
    roomsTitle: 'Rooms',
    rooms: {},
  },
  'educator-quiz': {
    label: 'Educator quiz (WebSocket)',
    kind: 'Educator quiz over WebSocket',
    urlPlaceholder: 'wss://quiz.example.com',
    urlHint: 'Without a path, /ws/educator is used.',
    snapshotPlaceholder: 'Optional',
    roomsTitle: 'Educator',
    rooms: { educator: { label: 'Educator', placeholder: 'Id; empty for all educators' } },
  },
  masterx: {
    label: 'MasterX (WebSocket)',
    kind: 'MasterX over WebSocket',
    urlPlaceholder: 'wss://masterx.example.com',
    urlHint: 'Without a path, /api/ws is used.',
    snapshotPlaceholder: 'https://masterx.example.com/api/v1/masterx/leaderboard',
    roomsTitle: 'Session',
    rooms: { session: { label: 'Session', placeholder: 'Id; empty for all sessions' } },
  },
  custom: {
    label: 'Another backend (mapped)',
    kind: 'A backend whose messages are mapped',
    urlPlaceholder: 'wss://live.example.com/feed',
    urlHint: 'Used as it is. Socket.IO servers are reached by http or https.',
    snapshotPlaceholder: 'Optional; the mapping says what its answer means',
    roomsTitle: 'Rooms',
    rooms: {},
  },
} as const satisfies Record<DialectId, FamilyTexts>;

/** The built-in demos. */
export const demoTexts = {
  'demo:office': {
    name: 'Demo',
    title: 'A sales office',
    body: 'Revenue, contests, and deals worth celebrating.',
    kind: 'Built-in demo',
  },
  'demo:study-group': {
    name: 'Study group',
    title: 'A study group',
    body: 'XP, streaks, challenges, and who studies where.',
    kind: 'Built-in demo of a study group',
  },
  'demo:academy': {
    name: 'Academy',
    title: 'An academy',
    body: 'Hours, progress, sessions, and services.',
    kind: 'Built-in demo of an academy',
  },
  'demo:quiz-room': {
    name: 'Quiz room',
    title: 'A quiz room',
    body: 'Quizzes in the making, with bars and numbers.',
    kind: 'Built-in demo of a quiz room',
  },
  'demo:masterx': {
    name: 'MasterX',
    title: 'A tutoring platform',
    body: 'Sessions, XP, and conversations as a count.',
    kind: 'Built-in demo of a tutoring platform',
  },
} as const satisfies Record<
  DemoUrl,
  { readonly name: string; readonly title: string; readonly body: string; readonly kind: string }
>;
