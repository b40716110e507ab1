import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodEnd, PERIODS, periodStart } from './periods';

const at = (text: string): number => new Date(text).getTime();
const any = fc.integer({ min: at('2020-01-01T00:00'), max: at('2035-12-31T23:59') });

describe('periods', () => {
  it.each([
    ['day', '2026-11-27T15:30', '2026-11-27T00:00', '2026-11-28T00:00'],
    ['week', '2026-11-27T15:30', '2026-11-23T00:00', '2026-11-30T00:00'],
    ['week', '2026-11-29T23:59', '2026-11-23T00:00', '2026-11-30T00:00'],
    ['week', '2026-11-23T00:00', '2026-11-23T00:00', '2026-11-30T00:00'],
    ['month', '2026-12-31T23:59', '2026-12-01T00:00', '2027-01-01T00:00'],
    ['quarter', '2026-11-27T15:30', '2026-10-01T00:00', '2027-01-01T00:00'],
    ['quarter', '2026-03-31T23:59', '2026-01-01T00:00', '2026-04-01T00:00'],
  ] as const)('the %s of %s is from %s until %s', (period, moment, from, until) => {
    expect(periodStart(period, at(moment))).toBe(at(from));
    expect(periodEnd(period, at(from))).toBe(at(until));
  });

  it('hold every moment, and follow each other without a hole', () => {
    fc.assert(
      fc.property(any, fc.constantFrom(...PERIODS), (moment, period) => {
        const start = periodStart(period, moment);
        const end = periodEnd(period, start);
        expect(start).toBeLessThanOrEqual(moment);
        expect(end).toBeGreaterThan(moment);
        expect(periodStart(period, start)).toBe(start);
        expect(periodStart(period, end)).toBe(end);
        expect(periodStart(period, end - 1)).toBe(start);
      }),
    );
  });
});
