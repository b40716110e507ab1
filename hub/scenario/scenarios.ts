import { seededRandom } from '#core/kernel/random';
import { RevenueBoard } from './board';
import { Office } from './office';
import type { Scenario, ScenarioOptions } from './scenario';

const scenarios = {
  office: (options: ScenarioOptions): Scenario => new Office(options),
  /** The office's board at the start of the month, and nothing happens. */
  quiet: ({ seed }: ScenarioOptions): Scenario => ({
    board: new RevenueBoard(seededRandom(seed)),
    nextInMs: Infinity,
    advance: () => [],
  }),
};

export type ScenarioName = keyof typeof scenarios;

export const SCENARIO_NAMES = Object.keys(scenarios) as ScenarioName[];

export function scenarioOf(name: ScenarioName, options: ScenarioOptions): Scenario {
  return scenarios[name](options);
}
