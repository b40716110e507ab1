import { finding, type Finding } from './kit/finding';
import type { Goal } from './kit/kit';

/** Of those that mostly wait, so many run at a time. */
const SIDE_BY_SIDE = 4;

export interface RunDeps {
  readonly measure: (goal: Goal) => Promise<Finding[]>;
  readonly tell: (line: string) => void;
}

/** Measures the goals: those that mostly wait side by side, then the others one by one. In the order given. */
export async function run(goals: readonly Goal[], { measure, tell }: RunDeps): Promise<Finding[]> {
  const results = new Map<string, Finding[]>();
  const inTurn = async (waiting: Goal[]): Promise<void> => {
    for (let goal = waiting.shift(); goal; goal = waiting.shift()) {
      const startMs = performance.now();
      results.set(goal.id, await measure(goal).catch((cause: unknown) => [failed(goal, cause)]));
      tell(`${goal.id} ${goal.title}: ${((performance.now() - startMs) / 1_000).toFixed(0)} s`);
    }
  };
  const besideOthers = goals.filter(({ runs }) => runs === 'beside-others');
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, () => inTurn(besideOthers)));
  await inTurn(goals.filter(({ runs }) => runs === 'alone'));
  return goals.flatMap(({ id }) => results.get(id) ?? []);
}

/** A measurement that fails is a line of the table too. */
function failed({ id, title }: Goal, cause: unknown): Finding {
  const note = `the measurement failed: ${cause instanceof Error ? cause.message : String(cause)}`;
  return finding({ goal: id, what: title, target: 'measured', ours: null, unit: '', reached: false, note });
}
