import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainMove } from './plain-move';
import { listIn, readMoves } from './rankings';

const NOW_MS = 1_700_000_000_000;
const DOCUMENTED = {
  userId: 'user-1',
  userName: 'Ada Lovelace',
  teamName: 'Team 7',
  metric: 'revenue',
  previousRank: 5,
  newRank: 2,
  value: 12_500,
  timestamp: '2026-11-20T12:00:00.000Z',
};
const KEYS = [
  ...Object.keys(DOCUMENTED),
  ...['user_id', 'id', 'participantId', 'entryId', 'teamId', 'uid', 'metricId', 'score', 'points', 'total', 'amount'],
  ...['new_rank', 'currentRank', 'rank', 'previous_rank', 'oldRank', 'name', 'displayName', 'fullName', 'username'],
  ...['team', 'department', 'location', 'city', 'role', 'avatarUrl', 'avatar', 'photo', 'image', 'target', 'quota'],
  ...['rankings', 'entries', 'leaderboard', 'data', 'updates', 'users', 'items', '__proto__', 'constructor'],
];
const text = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    ' a',
    'a ',
    'a  b',
    'a b',
    'Łukasz',
    '山田',
    '😀',
    'a\u00a0b',
    'a\u3000b',
    '\ufeffa',
    '\u1680',
  ),
  fc.constantFrom('__proto__', 'constructor', 'prototype', '<b>x', 'a < b', '<3', 'x'.repeat(120), 'x'.repeat(121)),
  fc.constantFrom(
    'x'.repeat(128),
    'x'.repeat(129),
    '\u202eabc',
    'a\u0000b',
    'a\tb',
    '\ud800',
    '5',
    '-1',
    '1e5',
    'a\u00adb',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const number = fc.constantFrom(0, -0, 1, 5, 1.5, -1, 1e308, 1_000_000, 1_000_001, 2 ** 53, NaN, Infinity, -Infinity);
const anything = fc.oneof(
  text,
  number,
  fc.constantFrom<unknown>(null, undefined, true, [], {}, [{}], [DOCUMENTED], { rankings: [DOCUMENTED] }),
  fc.constant('data:image/png;base64,AA'),
);
const spoilt = fc
  .tuple(
    fc.subarray(Object.entries(DOCUMENTED), { minLength: 4 }),
    fc.dictionary(fc.constantFrom(...KEYS), anything, { maxKeys: 2 }),
  )
  .map(([kept, changes]): unknown => ({ ...Object.fromEntries(kept), ...changes }));
const inherited = fc
  .tuple(spoilt, fc.dictionary(fc.constantFrom(...KEYS), anything, { maxKeys: 2 }))
  .map(([fields, above]): unknown => Object.assign(Object.create(above) as object, fields));

describe('a plain update', () => {
  it('is read as the document has it, also with numbers as ids and without what may be missing', () => {
    expect(readPlainMove(DOCUMENTED, NOW_MS)).toEqual({
      kind: 'moves',
      metric: 'revenue',
      scope: null,
      atMs: NOW_MS,
      moves: [{ id: 'user-1', name: 'Ada Lovelace', detail: 'Team 7', value: 12_500, newRank: 2, previousRank: 5 }],
    });
    expect(readPlainMove({ userId: 7, newRank: 1, value: 0 }, NOW_MS)).toMatchObject({
      metric: null,
      moves: [{ id: '7', value: 0, newRank: 1 }],
    });
  });

  it('means the same as by the long way, and everything else takes that', () => {
    let plain = 0;
    fc.assert(
      fc.property(fc.oneof({ weight: 6, arbitrary: spoilt }, inherited, fc.anything()), (payload) => {
        const event = readPlainMove(payload, NOW_MS);
        if (event === null) return;
        plain++;
        expect(listIn(payload)).toBeNull();
        expect(readMoves([payload], NOW_MS)).toStrictEqual({ events: [event], rejections: [] });
        expect(readMoves(payload, NOW_MS)).toStrictEqual({ events: [event], rejections: [] });
      }),
      { numRuns: 6_000 },
    );
    expect(plain).toBeGreaterThan(300);
  });
});
