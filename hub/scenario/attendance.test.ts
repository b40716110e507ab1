import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '#core/kernel/random';
import { Attendance } from './attendance';

test('everybody is in one room at most, no room holds too many, and what is told is what is', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 6 }),
      (seed, people, rooms, most) => {
        const everybody = Array.from({ length: people }, (_, index) => index);
        const names = Array.from({ length: rooms }, (_, index) => `room-${index}`);
        const attendance = new Attendance(seededRandom(seed), everybody, names, most);
        expect(attendance.somebody()).toBeNull();
        for (let step = 1; step <= 200; step++) {
          const { room, userId, comes } = attendance.change(step);
          expect(attendance.in(room).get(userId)).toBe(comes ? step : undefined);
          const present = names.flatMap((name) => [...attendance.in(name).keys()]);
          expect(new Set(present).size).toBe(present.length);
          expect(Math.max(...names.map((name) => attendance.in(name).size))).toBeLessThanOrEqual(most);
          const somebody = attendance.somebody();
          if (present.length > 0) expect(attendance.in(somebody!.room).has(somebody!.userId)).toBe(true);
        }
      },
    ),
    { numRuns: 60 },
  );
});
