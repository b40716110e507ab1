// Seeded schedules of faults between real servers and the feed, for as long as one likes:
// `npm run soak -- [SCHEDULES_PER_VARIANT] [FIRST_SEED]`. What fails is printed with its seed and its schedule.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const [schedules = '100', firstSeed = '1'] = process.argv.slice(2);
if (!/^\d+$/.test(schedules) || !/^\d+$/.test(firstSeed)) {
  console.error('Usage: npm run soak -- [SCHEDULES_PER_VARIANT] [FIRST_SEED]');
  process.exit(2);
}
const vitest = path.resolve(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'convergence'], {
  stdio: 'inherit',
  env: { ...process.env, SOAK_SCHEDULES: schedules, SOAK_SEED: firstSeed },
});
process.exitCode = status ?? 1;
