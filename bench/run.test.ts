import { expect, it } from 'vitest';
import { finding } from './kit/finding';
import type { Goal } from './kit/kit';
import { run } from './run';
import { SUITES } from './suites';

it.each([
  ['feed', 'G', 12],
  ['wall', 'W', 6],
])('the %s has a measurement for each of its goals', (suite, letter, goals) => {
  expect(SUITES[suite]?.map(({ id }) => id)).toEqual(
    Array.from({ length: goals }, (_, index) => `${letter}${index + 1}`),
  );
});

function goal(id: string, runs: Goal['runs']): Goal {
  return { id, title: `Title of ${id}`, runs, measure: () => Promise.resolve([]) };
}

it('what fails is a line that says so; all stand in order, and what needs the processor runs alone', async () => {
  const running = new Set<string>();
  const together: string[] = [];
  const measure = async ({ id }: Goal) => {
    if (id === 'G2') throw new Error('no network');
    running.add(id);
    await new Promise((resolve) => setTimeout(resolve, 20));
    together.push([...running].join('+'));
    running.delete(id);
    return [finding({ goal: id, what: id, target: '', ours: 1, unit: '', reached: true })];
  };
  const told: string[] = [];
  const goals = [goal('G1', 'alone'), goal('G2', 'beside-others'), goal('G3', 'alone'), goal('G4', 'beside-others')];
  const findings = await run(goals, { measure, tell: (line) => told.push(line) });
  expect(findings.map((each) => each.goal)).toEqual(['G1', 'G2', 'G3', 'G4']);
  expect(findings[1]).toMatchObject({ reached: false, ours: null, note: 'the measurement failed: no network' });
  expect(together).toEqual(['G4', 'G1', 'G3']);
  expect(told).toHaveLength(4);
});
