import { describe, it } from 'vitest';
import { runSchedule } from './schedule';
import { VARIANTS } from './variants';

/** Schedules per variant; more of them with `npm run soak`. */
const SCHEDULES = Number(process.env['SOAK_SCHEDULES'] ?? 12);
/** Mostly waiting: so many walls side by side do not slow each other down. */
const AT_ONCE = 6;
const HEALED_WITHIN_MS = 2_000;
const LONGEST_MS = 60_000;
const FIRST_SEED = Number(process.env['SOAK_SEED'] ?? 1);

describe.concurrent.each(VARIANTS)('$name', (variant) => {
  it(
    `shows what the server holds after each of ${SCHEDULES} schedules of faults`,
    { timeout: LONGEST_MS * Math.ceil(SCHEDULES / AT_ONCE) },
    async ({ expect }) => {
      const seeds = Array.from({ length: SCHEDULES }, (_, index) => FIRST_SEED + index);
      const failures: object[] = [];
      while (seeds.length > 0) {
        const results = await Promise.all(seeds.splice(0, AT_ONCE).map((seed) => runSchedule(variant, seed)));
        for (const { script, ...result } of results) {
          const healed = result.healedMs !== null && result.healedMs <= HEALED_WITHIN_MS;
          if (!result.converged || !healed || result.appliedTwice > 0) {
            failures.push({ ...result, script: JSON.stringify(script.steps) });
          }
        }
      }
      expect(failures).toEqual([]);
    },
  );
});
