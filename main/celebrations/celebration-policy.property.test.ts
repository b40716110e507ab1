import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CELEBRATION_KINDS, RARITIES } from '#core/domain/celebrations';
import { turnMs } from '#core/domain/staged-celebration';
import { CELEBRATION_FATES } from './ledger';
import { Room } from './testing/room';

const HOUR_MS = 3_600_000;

describe('whatever happens, in any order', () => {
  const step = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        act: fc.constant('arrive' as const),
        id: fc.integer({ min: 0, max: 60 }),
        kind: fc.constantFrom(...CELEBRATION_KINDS),
        rarity: fc.constantFrom(...RARITIES),
        person: fc.constantFrom('a', 'b', 'c', null),
        source: fc.constantFrom('sales', 'support'),
        delayMs: fc.option(fc.integer({ min: -5_000, max: 900_000 }), { nil: undefined }),
      }),
    },
    { weight: 4, arbitrary: fc.record({ act: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 90_000 }) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        act: fc.constantFrom('away' as const, 'back' as const, 'gone' as const),
        source: fc.constantFrom('sales', 'support'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        act: fc.constantFrom('close' as const, 'open' as const, 'quiet' as const, 'loud' as const, 'mute' as const),
      }),
    },
  );

  it('each celebration is accounted for once, and no two have the screen at once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 0, max: 5 }), (steps, hourlyCap) => {
        const room = new Room({ hourlyCap, quietHours: [{ from: '00:00', until: '12:00' }] });
        let minuteOfDay = 12 * 60;
        room.localTime = () => ({ weekday: 1, minuteOfDay });
        for (const one of steps) {
          switch (one.act) {
            case 'arrive': {
              const { id, kind, rarity, person, source, delayMs } = one;
              const happened = delayMs === undefined ? {} : { happenedAtMs: room.clock.now() - delayMs };
              room.arrive(`c${id}`, { kind, rarity, entryId: person, ...happened }, source);
              break;
            }
            case 'wait':
              room.clock.advance(one.ms);
              break;
            case 'away':
              room.policy.sourceChanged(one.source, { whole: false, outageSinceMs: null });
              break;
            case 'back':
              room.comeBack(one.source);
              break;
            case 'gone':
              room.policy.forgetSource(one.source);
              break;
            case 'open':
            case 'close':
              room.open = one.act === 'open';
              room.policy.look();
              break;
            case 'mute':
              room.answers = !room.answers;
              break;
            case 'quiet':
            case 'loud':
              minuteOfDay = one.act === 'quiet' ? 0 : 12 * 60;
          }
          const { accepted, waiting, ...rest } = room.policy.counts;
          expect(accepted).toBe(waiting + CELEBRATION_FATES.reduce((sum, fate) => sum + rest[fate], 0));
        }
        for (const [index, atMs] of room.shownAtMs.entries()) {
          const [before, now] = [room.shown[index - 1], room.shown[index]];
          if (before === undefined || now === undefined) continue;
          const interrupted = now.rarity === 'legendary' && ['common', 'rare'].includes(before.rarity);
          if (!interrupted) expect(atMs - room.shownAtMs[index - 1]!).toBeGreaterThanOrEqual(turnMs(before));
        }
        expect(new Set(room.told).size).toBe(room.told.length);
        room.open = true;
        room.clock.advance(HOUR_MS);
        room.policy.look();
        room.clock.advance(HOUR_MS);
        expect(room.policy.counts.waiting).toBe(0);
        room.policy.dispose();
        expect(room.clock.pendingTimers).toBe(0);
      }),
      { numRuns: 150 },
    );
  });
});
