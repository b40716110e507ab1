import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { brightnessAt, DIMMING_FADE_MS, type Dimming } from './dimming';

const MINUTE_MS = 60_000;
const evening: Dimming = { from: '19:00', until: '07:00', brightnessPercent: 40 };
/** On Friday 27 November 2026. */
const at = (hours: number, minutes = 0): number => new Date(2026, 10, 27, hours, minutes).getTime();

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('brightness', () => {
  it('is full without hours', () => {
    expect(brightnessAt([], at(3))).toBe(1);
  });

  it('falls within a few minutes from the minute on that is named, and comes back likewise', () => {
    expect(brightnessAt([evening], at(19))).toBe(1);
    expect(brightnessAt([evening], at(19) + DIMMING_FADE_MS / 2)).toBeCloseTo(0.7, 5);
    expect(brightnessAt([evening], at(19) + DIMMING_FADE_MS)).toBeCloseTo(0.4, 5);
    expect(brightnessAt([evening], at(23, 59))).toBeCloseTo(0.4, 5);
    expect(brightnessAt([evening], at(7))).toBeCloseTo(0.4, 5);
    expect(brightnessAt([evening], at(7) + DIMMING_FADE_MS)).toBe(1);
  });

  it('is that of the darkest hours where several hold, down to black', () => {
    const night: Dimming = { from: '22:00', until: '06:00', brightnessPercent: 0 };
    expect(brightnessAt([evening, night], at(2))).toBe(0);
    expect(brightnessAt([evening, night], at(6, 30))).toBeCloseTo(0.4, 5);
  });

  it('goes by the weekday on which the hours begin', () => {
    const friday: Dimming = { ...evening, weekdays: ['friday'] };
    expect(brightnessAt([friday], at(20))).toBeCloseTo(0.4, 5);
    expect(brightnessAt([friday], at(20) - 24 * 60 * MINUTE_MS)).toBe(1);
    expect(brightnessAt([friday], at(6) + 24 * 60 * MINUTE_MS)).toBeCloseTo(0.4, 5);
  });

  it('never jumps, at any hour of the year and through both changes of the clock', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    const clock = fc
      .integer({ min: 0, max: 1_439 })
      .map((minute) => `${String(Math.trunc(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
    const anyDimming = fc.record({ from: clock, until: clock, brightnessPercent: fc.integer({ min: 0, max: 100 }) });
    const changes = [Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)];
    const anyTime = fc.oneof(
      fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
      fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -7_200_000, max: 7_200_000 })).map(([a, b]) => a + b),
    );
    const stepMs = 1_000;
    fc.assert(
      fc.property(fc.array(anyDimming, { maxLength: 3 }), anyTime, (dimming, atMs) => {
        const now = brightnessAt(dimming, atMs);
        expect(now).toBeGreaterThanOrEqual(Math.min(1, ...dimming.map((each) => each.brightnessPercent / 100)) - 1e-9);
        expect(now).toBeLessThanOrEqual(1 + 1e-9);
        expect(Math.abs(brightnessAt(dimming, atMs + stepMs) - now)).toBeLessThanOrEqual(
          stepMs / DIMMING_FADE_MS + 1e-9,
        );
      }),
    );
  });
});
