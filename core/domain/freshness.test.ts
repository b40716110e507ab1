import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISCONNECTED_AGEING_MS, freshness } from './freshness';

const limits = { ageingAfterSeconds: 30, staleAfterSeconds: 120 };

describe('freshness', () => {
  it.each([
    ['nothing to show', null, false, null, 'offline'],
    ['a board of an earlier run', null, true, null, 'stale'],
    ['just confirmed', 0, false, null, 'live'],
    ['just confirmed, though an earlier board was there', 0, true, null, 'live'],
    ['a little old', 29_999, false, null, 'live'],
    ['as old as ageing allows', 30_000, false, null, 'ageing'],
    ['nearly stale', 119_999, false, null, 'ageing'],
    ['as old as stale allows, on a healthy connection', 120_000, false, null, 'stale'],
    ['without a connection for a moment', 1_000, false, DISCONNECTED_AGEING_MS - 1, 'live'],
    ['without a connection for longer', 1_000, false, DISCONNECTED_AGEING_MS, 'ageing'],
    ['without a connection and old', 120_000, false, 120_000, 'stale'],
  ] as const)('%s: %#', (_what, ageMs, restored, disconnectedMs, expected) => {
    expect(freshness({ ageMs, restored, disconnectedMs }, limits)).toBe(expected);
  });

  it('only gets worse while nothing happens', () => {
    const order = ['live', 'ageing', 'stale', 'offline'];
    const age = fc.option(fc.nat({ max: 500_000 }));
    fc.assert(
      fc.property(age, fc.boolean(), age, fc.nat({ max: 1_000_000 }), (ageMs, restored, disconnectedMs, laterMs) => {
        const after = (passedMs: number): number =>
          order.indexOf(
            freshness(
              {
                ageMs: ageMs === null ? null : ageMs + passedMs,
                restored,
                disconnectedMs: disconnectedMs === null ? null : disconnectedMs + passedMs,
              },
              limits,
            ),
          );
        expect(after(laterMs)).toBeGreaterThanOrEqual(after(0));
      }),
    );
  });
});
