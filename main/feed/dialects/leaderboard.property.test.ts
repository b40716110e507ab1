import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DomainEvent } from '#core/domain/events';
import type { Decoded } from './dialect';
import { leaderboardDialect } from './leaderboard';
import { CONTEXT, decode, DOCUMENTED } from './leaderboard-fixtures';

const MARKUP = /<\s*[a-z!/?]/i;
// eslint-disable-next-line no-control-regex -- what must not be there
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
const LONGEST_TEXT = 1_100;
const LONGEST_AVATAR = 65_536;

/** Whatever a wall is given to keep or to show must be safe, whoever sent it. */
function expectSafe(value: unknown, key: string): void {
  if (typeof value === 'number') {
    expect(Number.isFinite(value), key).toBe(true);
  } else if (typeof value === 'string') {
    expect(value.length, key).toBeLessThanOrEqual(key === 'avatar' ? LONGEST_AVATAR : LONGEST_TEXT);
    expect(value, key).not.toMatch(CONTROL);
    if (key === 'avatar') expect(value).toMatch(/^data:image\//i);
    else expect(value, key).not.toMatch(MARKUP);
    if (key === 'id' || key === 'metric' || key === 'scope' || key === 'entryId') {
      expect(value.trim(), key).not.toBe('');
      expect(['__proto__', 'constructor', 'prototype']).not.toContain(value);
    }
  } else if (Array.isArray(value)) {
    for (const item of value) expectSafe(item, key);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) expectSafe(inner, name);
  } else {
    expect([null, 'undefined'], key).toContain(value === null ? null : typeof value);
    expect(value, `${key} is absent, not undefined`).toBeNull();
  }
}

function expectSound(decoded: Decoded): void {
  if (decoded.kind === 'refused-room') expectSafe(decoded.message, 'message');
  if (decoded.kind !== 'understood') return;
  for (const event of decoded.events) {
    expectSafe(event, 'event');
    for (const rank of ranksIn(event)) {
      expect(Number.isInteger(rank) && rank >= 1 && rank <= 1_000_000).toBe(true);
    }
  }
  for (const reason of decoded.rejections) expect(reason.length).toBeLessThan(100);
}

function ranksIn(event: DomainEvent): number[] {
  if (event.kind === 'moves') return event.moves.map(({ newRank }) => newRank);
  if (event.kind === 'snapshot') return event.entries.flatMap(({ rank }) => rank ?? []);
  return [];
}

const CHANNELS = ['/leaderboard', '/training', '/field', '/', '/other'];
const EVENTS = [...new Set(DOCUMENTED.map(([, event]) => event)), 'error', 'team:x', 'unknown', 'toString'];
const KEYS = [
  ...new Set(DOCUMENTED.flatMap(([, , payload]) => Object.keys(payload as object))),
  ...['id', 'user_id', 'name', 'rankings', 'entries', 'data', 'updates', 'achievement', 'entry', 'avatar', 'icon'],
  ...['scene', 'duration', 'metric', 'target', 'team', 'rarity', 'messageId', 'scope', 'currency', 'payload', 'text'],
  ...['position', 'lifetimeRevenue', '__proto__', 'constructor'],
];

const nasty = fc.constantFrom<unknown>(
  ...[null, true, 0, -0, -1, 1, 5, 1.5, 1e308, -1e308, 2 ** 53, NaN, Infinity],
  ...[
    '',
    ' ',
    '5',
    '-1',
    '1e5',
    'Ada',
    '__proto__',
    'constructor',
    '<b>x',
    '< script',
    '<\u0000a',
    '\u202eabc',
    '\ud800',
  ],
  ...['2026-11-20T09:00:00Z', '99999999999999', 'data:image/png;base64,AA', 'x'.repeat(200), 'x'.repeat(70_000)],
  ...[[], {}, [[]], [{}]],
);
const { message } = fc.letrec<{ message: unknown; fields: Record<string, unknown> }>((tie) => ({
  message: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    nasty,
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withTypedArray: true }),
    fc.jsonValue(),
    fc.array(tie('message'), { maxLength: 4 }),
    tie('fields'),
  ),
  fields: fc.dictionary(fc.constantFrom(...KEYS), fc.oneof(nasty, tie('message')), { maxKeys: 8 }),
}));

it('decode never throws, and whatever it makes of a message is safe', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...CHANNELS),
      fc.oneof(fc.constantFrom(...EVENTS), fc.string()),
      fc.array(message, { maxLength: 3 }),
      (channel, event, args) => {
        expectSound(decode(channel, event, ...args));
      },
    ),
    { numRuns: 3_000 },
  );
});

it('the messages of the document, with any one field or two spoilt, neither', () => {
  const spoilt = fc.tuple(
    fc.constantFrom(...DOCUMENTED),
    fc.array(fc.tuple(fc.constantFrom(...KEYS), message), { maxLength: 2 }),
  );
  fc.assert(
    fc.property(spoilt, ([[channel, event, payload], changes]) => {
      const whole = { ...(payload as object), ...Object.fromEntries(changes) };
      expectSound(decode(channel, event, whole));
      expectSound(decode(channel, event, [whole, payload]));
    }),
    { numRuns: 600 },
  );
});

it('nor does a snapshot', () => {
  fc.assert(
    fc.property(message, (body) => {
      expectSound(leaderboardDialect.decodeSnapshot(body, CONTEXT));
      expectSound(leaderboardDialect.decodeSnapshot({ rankings: [body, body] }, CONTEXT));
    }),
    { numRuns: 300 },
  );
});

it('is stateless: the same message always means the same', () => {
  fc.assert(
    fc.property(fc.constantFrom(...CHANNELS), fc.constantFrom(...EVENTS), message, (channel, event, payload) => {
      expect(decode(channel, event, payload)).toEqual(decode(channel, event, payload));
    }),
    { numRuns: 300 },
  );
});
