import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISCONNECTED_AGEING_MS, freshness, type FreshnessFacts } from './freshness';

const limits = { ageingAfterSeconds: 30, staleAfterSeconds: 120 };
const T0 = 1_000_000;
const facts = (part: Partial<FreshnessFacts> = {}): FreshnessFacts => ({
  confirmedAtMs: T0,
  restored: false,
  disconnectedSinceMs: null,
  ...part,
});

describe('freshness', () => {
  it.each([
    ['nothing to show', facts({ confirmedAtMs: null }), 0, 'offline'],
    ['a board of an earlier run', facts({ confirmedAtMs: null, restored: true }), 0, 'stale'],
    ['just confirmed', facts(), 0, 'live'],
    ['just confirmed, though an earlier board was there', facts({ restored: true }), 0, 'live'],
    ['a little old', facts(), 29_999, 'live'],
    ['as old as ageing allows', facts(), 30_000, 'ageing'],
    ['nearly stale', facts(), 119_999, 'ageing'],
    ['as old as stale allows, on a healthy connection', facts(), 120_000, 'stale'],
    ['without a connection for a moment', facts({ disconnectedSinceMs: T0 }), DISCONNECTED_AGEING_MS - 1, 'live'],
    ['without a connection for longer', facts({ disconnectedSinceMs: T0 }), DISCONNECTED_AGEING_MS, 'ageing'],
    ['without a connection and old', facts({ disconnectedSinceMs: T0 }), 120_000, 'stale'],
    ['confirmed in the future, after the clock was set back', facts(), -60_000, 'live'],
  ] as const)('%s: %#', (_what, given, ageMs, expected) => {
    expect(freshness(given, limits, T0 + ageMs)).toBe(expected);
  });

  it('only gets worse while nothing happens', () => {
    const order = ['live', 'ageing', 'stale', 'offline'];
    fc.assert(
      fc.property(
        fc.record({
          confirmedAtMs: fc.option(fc.integer({ min: 0, max: 500_000 })),
          restored: fc.boolean(),
          disconnectedSinceMs: fc.option(fc.integer({ min: 0, max: 500_000 })),
        }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.nat({ max: 1_000_000 }),
        (given, nowMs, laterMs) => {
          const now = order.indexOf(freshness(given, limits, nowMs));
          expect(order.indexOf(freshness(given, limits, nowMs + laterMs))).toBeGreaterThanOrEqual(now);
        },
      ),
    );
  });
});
