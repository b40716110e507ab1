import fc from 'fast-check';
import { expect } from 'vitest';
import type { DomainEvent } from '#core/domain/events';
import type { Decoded } from './dialect';

/** Messages that nobody should send, and what must hold of whatever is made of them; for tests. */

export const SPECIAL_EVENTS = [
  '',
  'error',
  'ping',
  'pong',
  'ack',
  'team:x',
  'unknown',
  'toString',
  'user_joined',
  'challenge_x',
  'chat',
];
export const KEYS = [
  ...['id', 'userId', 'user_id', 'user', 'userName', 'name', 'rankings', 'entries', 'data', 'updates', 'achievement'],
  ...['entry', 'avatar', 'icon', 'scene', 'duration', 'metric', 'target', 'team', 'rarity', 'messageId', 'scope'],
  ...['currency', 'payload', 'text', 'message', 'title', 'position', 'lifetimeRevenue', '__proto__', 'constructor'],
  ...['newRank', 'new_rank', 'previous_rank', 'rank', 'value', 'xp', 'xp_amount', 'level', 'streak', 'progress'],
  ...['participants', 'activeUsers', 'roomId', 'session_id', 'status', 'services', 'uptime', 'jobId', 'educatorId'],
  ...['emotion', 'pad_values', 'boards', 'jobs', 'type', 'timestamp', 'highlightedUserId', 'milestone', 'content'],
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
  ...['completed', 'joined', 'ended', 'operational', 'accepted', 'legendary', 'incremental'],
  ...[[], {}, [[]], [{}]],
);

export const { hostile } = fc.letrec<{ hostile: unknown; fields: Record<string, unknown> }>((tie) => ({
  hostile: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    nasty,
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withTypedArray: true }),
    fc.jsonValue(),
    fc.array(tie('hostile'), { maxLength: 4 }),
    tie('fields'),
  ),
  fields: fc.dictionary(fc.constantFrom(...KEYS), fc.oneof(nasty, tie('hostile')), { maxKeys: 8 }),
}));

export function nested(key: string, depth: number): unknown {
  let value: unknown = { [key]: 1 };
  for (let level = 0; level < depth; level++) value = { [key]: value };
  return value;
}

export function nestedLists(depth: number): unknown {
  let value: unknown = [];
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}

const MARKUP = /<\s*[a-z!/?]/i;
// eslint-disable-next-line no-control-regex -- what must not be there
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
const LONGEST_TEXT = 1_100;
const LONGEST_AVATAR = 65_536;
const IDS: ReadonlySet<string> = new Set(['id', 'metric', 'scope', 'entryId', 'personId']);

/** Whatever a wall is given to keep or to show must be safe, whoever sent it. */
function expectSafe(value: unknown, key: string): void {
  if (typeof value === 'number') {
    expect(Number.isFinite(value), key).toBe(true);
  } else if (typeof value === 'string') {
    expect(value.length, key).toBeLessThanOrEqual(key === 'avatar' ? LONGEST_AVATAR : LONGEST_TEXT);
    expect(value, key).not.toMatch(CONTROL);
    if (key === 'avatar') expect(value).toMatch(/^data:image\//i);
    // An id may be made of several, with a slash between: one that ends in `<` is no markup.
    else for (const part of key === 'id' ? value.split('/') : [value]) expect(part, key).not.toMatch(MARKUP);
    if (!IDS.has(key)) return;
    expect(value.trim(), key).not.toBe('');
    expect(['__proto__', 'constructor', 'prototype']).not.toContain(value);
  } else if (Array.isArray(value)) {
    for (const item of value) expectSafe(item, key);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) expectSafe(inner, name);
  } else if (typeof value !== 'boolean') {
    expect(value, `${key} is absent, not undefined`).toBeNull();
  }
}

export function expectSound(decoded: Decoded): void {
  if (decoded.kind === 'refused-room') expectSafe(decoded.message, 'message');
  if (decoded.kind === 'ack') expectSafe(decoded.messageId, 'id');
  if (decoded.kind !== 'understood') return;
  for (const event of decoded.events) {
    expectSafe(event, 'event');
    expectMeaning(event);
  }
  for (const reason of decoded.rejections) {
    expect(reason).not.toBe('');
    expect(reason.length).toBeLessThan(100);
  }
}

const between = (value: number, low: number, high: number): boolean => value >= low && value <= high;

function expectMeaning(event: DomainEvent): void {
  switch (event.kind) {
    case 'moves':
      for (const { newRank } of event.moves) expect(Number.isInteger(newRank) && between(newRank, 1, 1e6)).toBe(true);
      return;
    case 'snapshot':
      for (const { rank = 1 } of event.entries) expect(Number.isInteger(rank) && between(rank, 1, 1e6)).toBe(true);
      return;
    case 'gains':
      for (const { value } of event.gains) expect(value).toBeGreaterThan(0);
      return;
    case 'job':
      expect(between(event.job.progress ?? 0, 0, 100)).toBe(true);
      return;
    case 'presence': {
      const { change } = event;
      if (change.what === 'whole') expect(Number.isInteger(change.count ?? 0) && (change.count ?? 0) >= 0).toBe(true);
      return;
    }
    case 'private':
      expect(between(event.pleasure ?? 0, -1, 1)).toBe(true);
      expect(event.stream ?? 'x'.repeat(12)).toMatch(/^[\w-]{12}$/);
      return;
    default:
  }
}
