import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isWithin, localTimeAt, WEEKDAYS, type Hours } from './hours';

const at = (weekday: (typeof WEEKDAYS)[number], clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return { weekday: WEEKDAYS.indexOf(weekday), minuteOfDay: hours * 60 + minutes };
};
const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

describe('isWithin', () => {
  it('begins with its first minute and ends before `until`', () => {
    const lunch: Hours = { from: '12:00', until: '13:30' };
    expect(['11:59', '12:00', '13:29', '13:30'].map((clock) => isWithin(lunch, at('monday', clock)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('goes over midnight, into the day after the one on which it begins', () => {
    const friday: Hours = { from: '19:00', until: '07:00', weekdays: ['friday'] };
    expect(isWithin(friday, at('friday', '06:59'))).toBe(false);
    expect(isWithin(friday, at('friday', '19:00'))).toBe(true);
    expect(isWithin(friday, at('saturday', '06:59'))).toBe(true);
    expect(isWithin(friday, at('saturday', '07:00'))).toBe(false);
    expect(isWithin(friday, at('saturday', '19:00'))).toBe(false);
  });

  it('from Saturday into Sunday too', () => {
    expect(isWithin({ from: '22:00', until: '02:00', weekdays: ['saturday'] }, at('sunday', '01:00'))).toBe(true);
  });

  it('is the whole day where both ends are the same', () => {
    const sunday: Hours = { from: '08:00', until: '08:00', weekdays: ['sunday'] };
    expect(isWithin(sunday, at('sunday', '08:00'))).toBe(true);
    expect(isWithin(sunday, at('monday', '07:59'))).toBe(true);
    expect(isWithin(sunday, at('monday', '08:00'))).toBe(false);
  });

  it('and the hours from `until` to `from` make up every minute of every day exactly once', () => {
    const minute = fc.integer({ min: 0, max: 1_439 });
    fc.assert(
      fc.property(minute, minute, fc.integer({ min: 0, max: 6 }), minute, (from, until, weekday, minuteOfDay) => {
        fc.pre(from !== until);
        const hours = { from: clockOf(from), until: clockOf(until) };
        const rest = { from: hours.until, until: hours.from };
        const time = { weekday, minuteOfDay };
        expect(isWithin(hours, time)).toBe(!isWithin(rest, time));
      }),
    );
  });
});

describe('over a change to and from summer time', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('goes by the clock on the wall', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    const night: Hours = { from: '02:30', until: '03:15' };
    // On 29 March 2026 the clock goes from 01:59 to 03:00.
    expect(isWithin(night, localTimeAt(Date.UTC(2026, 2, 29, 0, 59)))).toBe(false);
    expect(isWithin(night, localTimeAt(Date.UTC(2026, 2, 29, 1, 0)))).toBe(true);
    // On 25 October 2026 it goes from 02:59 back to 02:00.
    const inOctober = [Date.UTC(2026, 9, 25, 0, 45), Date.UTC(2026, 9, 25, 1, 15), Date.UTC(2026, 9, 25, 1, 45)];
    expect(inOctober.map((atMs) => isWithin(night, localTimeAt(atMs)))).toEqual([true, false, true]);
  });
});
