import { expect, it } from 'vitest';
import { PageClock } from './page-clock';

it('goes by the reading that took the least time, and says how wrong it may be', () => {
  const clock = new PageClock([
    { beforeMs: 5_000, pageMs: 90, afterMs: 5_080 },
    { beforeMs: 6_000, pageMs: 1_001, afterMs: 6_002 },
    { beforeMs: 7_000, pageMs: 1_990, afterMs: 7_040 },
  ]);
  expect(clock.hostMs(1_001)).toBe(6_001);
  expect(clock.hostMs(2_001)).toBe(7_001);
  expect(clock.uncertainMs).toBe(1);
  expect(() => new PageClock([])).toThrow(RangeError);
});
