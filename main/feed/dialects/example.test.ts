import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configOf, dialectSuite, MARKER, NOW_MS } from './dialect-suite';
// example begins
import { socketAddress } from './addresses';
import { fieldsOf, optionalNumber, requiredId, requiredText, Unreadable } from './fields';
import type { Handler } from './handler';
import { line } from './learning';
import { boardSnapshot, leaderboardUpdate } from './live-board';
import { privately } from './private-talk';
import { rawDialect } from './raw-family';

const CONNECTION = 'club';

export const readingClubDialect = rawDialect({
  id: 'reading-club',
  bodyKey: 'data',

  // Where to connect: the configured address, or its usual path where it has none.
  connections: ({ url, join }) => [
    {
      name: CONNECTION,
      url: socketAddress(url, '/live'),
      joins: join.room === undefined ? [] : [{ type: 'enter', body: { club: join.room } }],
    },
  ],

  // What each message means. Bodies arrive in one spelling: `user_id` is `userId`.
  messages: new Map<string, Handler>([
    ['book_finished', bookFinished],
    ['club_board', leaderboardUpdate],
    ['club_chat', () => privately('conversation', null)],
  ]),
  snapshot: boardSnapshot,
});

function bookFinished(...[payload, context]: Parameters<Handler>): ReturnType<Handler> {
  const fields = fieldsOf(payload);
  const value = optionalNumber(fields, 'pages');
  // Strict on what it cannot mean anything without; the reason is shown in the diagnostics.
  if (value === undefined || value <= 0) throw new Unreadable('"pages" is missing');
  const gains = [{ id: requiredId(fields, 'userId'), value }];
  return [
    ...line('task-completed', fields, context, { subject: requiredText(fields, 'bookTitle') }),
    { kind: 'gains', metric: 'pages', scope: null, gains, atMs: context.nowMs },
  ];
}
// example ends

/** What the example brings with it, as every dialect does. */
const at = { atMs: NOW_MS };
const finished = { user_id: 1, user_name: 'Ada', book_title: 'Emma', pages: 474, messageId: 'm1' };

dialectSuite({
  dialect: readingClubDialect,
  config: configOf('masterx'),
  wrap: (event, body) => [{ type: event, data: body }],
  documented: [
    [
      CONNECTION,
      'book_finished',
      finished,
      [
        {
          kind: 'notice',
          notice: {
            id: 'task-completed:m1',
            tone: 'info',
            weight: 'low',
            entryId: '1',
            body: { phrase: { id: 'task-completed', name: 'Ada', others: [], amount: null, subject: 'Emma' } },
            ...at,
          },
        },
        { kind: 'gains', metric: 'pages', scope: null, gains: [{ id: '1', value: 474 }], ...at },
      ],
    ],
    [
      CONNECTION,
      'club_board',
      { metric: 'pages', entries: [{ user_id: 1, user_name: 'Ada', rank: 1, value: 900 }] },
      [
        {
          kind: 'snapshot',
          metric: 'pages',
          scope: null,
          entries: [{ id: '1', name: 'Ada', rank: 1, value: 900 }],
          ...at,
        },
      ],
    ],
    [CONNECTION, 'club_chat', { text: 'I cried.' }, [{ kind: 'private', topic: 'conversation' }]],
  ],
  secrets: [[CONNECTION, 'club_chat', { text: MARKER }]],
  privateEvents: [[CONNECTION, 'club_chat']],
  rejected: [
    [CONNECTION, 'book_finished', { user_id: 1, book_title: 'Emma' }, '"pages" is missing'],
    [CONNECTION, 'book_finished', { book_title: 'Emma', pages: 4 }, '"userId" is missing'],
  ],
});

describe('the recipe for a dialect', () => {
  it('is the one that is tested here', () => {
    const example = /\/\/ example begins\n([\s\S]*?)\/\/ example ends/.exec(
      readFileSync(import.meta.filename, 'utf8'),
    )?.[1];
    expect(example?.length).toBeGreaterThan(500);
    expect(readFileSync('CONTRIBUTING.md', 'utf8')).toContain(`\`\`\`ts\n${example}\`\`\``);
  });
});
