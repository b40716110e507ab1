import { seededRandom } from '#core/kernel/random';
import { STREAMS, type FamilyId } from '../wire-types';
import { AcademyDay } from './academy';
import { RevenueBoard } from './board';
import { Masterclass } from './masterx';
import { Office } from './office';
import { QuizRoom } from './quiz-room';
import type { Scenario, ScenarioOptions } from './scenario';
import { StudyGroup } from './study-group';

const scenarios = {
  office: (options: ScenarioOptions): Scenario => new Office(options),
  'study-group': (options: ScenarioOptions): Scenario => new StudyGroup(options),
  academy: (options: ScenarioOptions): Scenario => new AcademyDay(options),
  'quiz-room': (options: ScenarioOptions): Scenario => new QuizRoom(options),
  masterx: (options: ScenarioOptions): Scenario => new Masterclass(options),
  /** The office's board at the start of the month, and nothing happens. */
  quiet: ({ seed }: ScenarioOptions): Scenario => {
    const board = new RevenueBoard(seededRandom(seed));
    return {
      family: 'leaderboard',
      boards: () => [board.truth],
      snapshots: (nowMs) => [{ stream: STREAMS.leaderboard, body: board.snapshot(nowMs) }],
      nextInMs: Infinity,
      advance: () => [],
    };
  },
};

export type ScenarioName = keyof typeof scenarios;

export const SCENARIO_NAMES = Object.keys(scenarios) as ScenarioName[];

const OF_FAMILY: Readonly<Record<FamilyId, ScenarioName>> = {
  leaderboard: 'quiet',
  'learning-coach': 'study-group',
  academy: 'academy',
  'educator-quiz': 'quiz-room',
  masterx: 'masterx',
};

export function scenarioOf(name: ScenarioName, options: ScenarioOptions): Scenario {
  return scenarios[name](options);
}

/** How things stand in a family in which nothing happens: its scenario before it begins. */
export function atRest(family: FamilyId, options: ScenarioOptions): Scenario {
  return scenarioOf(OF_FAMILY[family], options);
}
