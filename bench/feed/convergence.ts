import type { ScheduleResult } from '../../e2e/convergence/schedule';
import { finding } from '../kit/finding';
import type { Goal } from '../kit/kit';
import { largest, median, sum } from '../kit/stats';

const GOAL = 'G1';
/** Of each variant. The soak runs hundreds. */
const SEEDS = 8;
/** Side by side. */
const LANES = 12;
const HEALED_WITHIN_MS = 2_000;

export const convergence: Goal = {
  id: GOAL,
  title: 'The board becomes that of the server',
  runs: 'beside-others',
  async measure(kit) {
    const child = await kit.child('schedules', null);
    const variants = child.info as string[];
    const seeds = Array.from({ length: SEEDS }, (_, index) => index + 1);
    const results: ScheduleResult[] = [];
    const bare: boolean[] = [];
    const waiting = seeds.flatMap((seed) => [
      ...variants.map((variant) => async () => {
        results.push((await child.ask('run', { variant, seed })) as ScheduleResult);
      }),
      async () => {
        bare.push((await child.ask('runBare', seed)) as boolean);
      },
    ]);
    const lane = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await next();
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return findings(results, variants, bare);
  },
};

function findings(results: readonly ScheduleResult[], variants: readonly string[], bare: readonly boolean[]) {
  const failed = results.filter(({ converged }) => !converged);
  const healed = results.flatMap(({ healedMs }) => healedMs ?? []);
  const twice = sum(results.map(({ appliedTwice }) => appliedTwice));
  const slowest = healed.length === results.length ? largest(healed) : null;
  return [
    finding({
      goal: GOAL,
      what: `${results.length} schedules of faults on ${variants.length} kinds of backend: converged`,
      target: '100 %',
      ours: (100 * (results.length - failed.length)) / results.length,
      baseline: (100 * bare.filter((same) => same).length) / bare.length,
      baselineName: 'socket.io-client with recovery',
      unit: '%',
      reached: failed.length === 0,
      note:
        failed.length === 0
          ? variants.join('; ')
          : `not: ${failed.map(({ variant, seed }) => `${variant}, seed ${seed}`).join('; ')}`,
    }),
    finding({
      goal: GOAL,
      what: 'the same: messages that were applied twice',
      target: '0',
      ours: twice,
      unit: '',
      reached: twice === 0,
      note: `${sum(results.map(({ duplicates }) => duplicates))} came twice, ${sum(results.map(({ gaps }) => gaps))} gaps were found`,
    }),
    finding({
      goal: GOAL,
      what: 'the same: right again after the last connection, slowest',
      target: `≤ ${HEALED_WITHIN_MS / 1000} s`,
      ours: slowest,
      unit: 'ms',
      reached: slowest !== null && slowest <= HEALED_WITHIN_MS,
      note: healed.length === 0 ? '' : `median ${Math.round(median(healed))} ms`,
      samples: { ours: healed },
    }),
  ];
}
