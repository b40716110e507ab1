import { expect, it } from 'vitest';
import type { Celebration } from '#core/domain/celebrations';
import type { DomainEvent } from '#core/domain/events';
import type { NoticeWeight } from '#core/domain/notices';
import { FakeClock } from '#core/kernel/fake-clock';
import { MOMENTS_PER_MINUTE, MomentLimits } from './moment-limits';

const celebration: DomainEvent = { kind: 'celebration', celebration: {} as Celebration };
const notice = (weight: NoticeWeight): DomainEvent => ({
  kind: 'notice',
  notice: { id: 'n', tone: 'info', weight, body: { text: 'Hi' }, entryId: null, atMs: 0 },
});
const values: DomainEvent = { kind: 'values', metric: 'xp', scope: null, values: [], atMs: 0 };

function passed(limits: MomentLimits, event: DomainEvent, times: number): number {
  return limits.allowed(Array.from({ length: times }, () => event)).length;
}

it('boards are never limited, and what is within is handed on as it is', () => {
  const limits = new MomentLimits(new FakeClock());
  const events = [values, celebration, notice('low'), values];
  expect(limits.allowed(events)).toBe(events);
  expect(passed(limits, values, 50_000)).toBe(50_000);
});

it('each kind of moment has a limit of its own, and comes back with time', () => {
  const clock = new FakeClock();
  const limits = new MomentLimits(clock);
  expect(passed(limits, celebration, 1_000)).toBe(MOMENTS_PER_MINUTE.celebration);
  expect(passed(limits, notice('high'), 1_000)).toBe(MOMENTS_PER_MINUTE.notice);
  expect(passed(limits, notice('low'), 1_000)).toBe(MOMENTS_PER_MINUTE.activity);
  clock.advance(10_000);
  expect(passed(limits, celebration, 1_000)).toBe(MOMENTS_PER_MINUTE.celebration / 6);
  clock.advance(3_600_000);
  expect(passed(limits, celebration, 1_000)).toBe(MOMENTS_PER_MINUTE.celebration);
});

it('what is held back leaves the rest of its message in place', () => {
  const limits = new MomentLimits(new FakeClock());
  passed(limits, celebration, 1_000);
  expect(limits.allowed([values, celebration, notice('high')])).toEqual([values, notice('high')]);
});
