import { finding, type Finding } from './kit/finding';
import { Kit, type Goal } from './kit/kit';

/** Measures the goals: those that mostly wait side by side, then the others one by one. In the order given. */
export async function run(goals: readonly Goal[], tell: (line: string) => void): Promise<Finding[]> {
  const results = new Map<string, Finding[]>();
  const measure = async (goal: Goal): Promise<void> => {
    const startMs = performance.now();
    results.set(goal.id, await measured(goal));
    tell(`${goal.id} ${goal.title}: ${((performance.now() - startMs) / 1000).toFixed(0)} s`);
  };
  await Promise.all(goals.filter(({ runs }) => runs === 'beside-others').map(measure));
  for (const goal of goals) if (goal.runs === 'alone') await measure(goal);
  return goals.flatMap(({ id }) => results.get(id) ?? []);
}

/** A measurement that fails is a line of the table too. */
async function measured(goal: Goal): Promise<Finding[]> {
  const kit = new Kit();
  try {
    return await goal.measure(kit);
  } catch (cause) {
    const note = `the measurement failed: ${cause instanceof Error ? cause.message : String(cause)}`;
    return [
      finding({ goal: goal.id, what: goal.title, target: 'measured', ours: null, unit: '', reached: false, note }),
    ];
  } finally {
    await kit.end();
  }
}
