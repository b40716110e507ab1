import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceSchema, type SourceConfig } from '#core/config/schema';
import { readableBody } from './envelope';
import { leaderboardUpdate, readUpdate } from './live-board';
import { readPlainUpdate } from './plain-update';

const NOW_MS = 1_700_000_000_000;
const config: SourceConfig = sourceSchema.parse({ id: 'one', dialect: 'masterx', url: 'ws://127.0.0.1:1' });
const context = { config, nowMs: NOW_MS };
const DOCUMENTED = { userId: 'u1', userName: 'Ada', metric: 'xp', previousRank: 5, newRank: 2, value: 12_500 };
const KEYS = [
  ...['board', 'leaderboard', 'changes', 'updates', 'moves', 'deltas', 'entry', 'change', 'entries', 'data', 'users'],
  ...['mode', 'updateType', 'kind', 'action', 'type', 'incremental', 'isIncremental', 'partial', 'is_incremental'],
  ...['user', 'participant', 'member', 'student', 'learner', 'leaderboardId', 'leaderboard_id', 'scope', 'teamId'],
  ...['highlightedUserId', 'highlightUserId', 'currentUserId', 'highlight', 'isCurrentUser', 'is_current_user'],
  ...['highlighted', 'xp', 'totalXp', 'metricId', 'user_id', 'new_rank', 'rank', 'name', 'title', '__proto__', 'level'],
];
const anything = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, 7, 'u1', 'full', 'delta', 'global', 'other', '', '<b>x'),
  fc.constantFrom<unknown>([], {}, [DOCUMENTED], DOCUMENTED, { id: 'u2', name: 'Bob' }, { entries: [DOCUMENTED] }),
);
const changes = fc.dictionary(fc.constantFrom(...KEYS), anything, { maxKeys: 2 });
const bodies = fc
  .tuple(fc.subarray(Object.entries(DOCUMENTED), { minLength: 3 }), changes)
  // As from the wire: `__proto__` is a key like others.
  .map(([kept, more]): unknown => JSON.parse(JSON.stringify({ ...Object.fromEntries(kept), ...more })));

describe('a plain leaderboard update', () => {
  it('means the same as by the long way, and everything else takes that', () => {
    let plain = 0;
    fc.assert(
      fc.property(bodies, changes, (body, beside) => {
        const payload = readableBody({ channel: '', event: '', args: [{ ...beside, type: 'x', data: body }] });
        const event = readPlainUpdate(payload, context);
        if (event === null) return;
        plain++;
        expect(readUpdate(payload, context)).toStrictEqual({ events: [event], rejections: [] });
        expect(leaderboardUpdate(payload, context)).toStrictEqual([event]);
      }),
      { numRuns: 6_000 },
    );
    expect(plain).toBeGreaterThan(300);
  });

  it('is none where somebody is to be highlighted', () => {
    const mine: SourceConfig = { ...config, join: { ...config.join, user: 'u9' } };
    expect(readPlainUpdate(DOCUMENTED, context)).not.toBeNull();
    expect(readPlainUpdate(DOCUMENTED, { ...context, config: mine })).toBeNull();
  });
});

it('a body is read the same whether or not something stands beside it', () => {
  const bodyOf = (envelope: object): unknown => readableBody({ channel: '', event: '', args: [envelope] });
  fc.assert(
    fc.property(bodies, (body) => {
      const { beside, ...rest } = bodyOf({ type: 'x', data: body, beside: 1 }) as Record<string, unknown>;
      expect(beside).toBe(1);
      expect(bodyOf({ type: 'x', data: body })).toStrictEqual(rest);
    }),
    { numRuns: 2_000 },
  );
});
