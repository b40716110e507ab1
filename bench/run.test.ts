import { expect, it } from 'vitest';
import { FEED_GOALS } from './feed/goals';
import { finding } from './kit/finding';
import type { Goal } from './kit/kit';
import { run } from './run';

it('the feed has a measurement for each of its goals', () => {
  expect(FEED_GOALS.map(({ id }) => id)).toEqual(Array.from({ length: 12 }, (_, index) => `G${index + 1}`));
});

function goal(id: string, runs: Goal['runs'], measure: Goal['measure']): Goal {
  return { id, title: `Title of ${id}`, runs, measure };
}

const found = (id: string) => [finding({ goal: id, what: id, target: '', ours: 1, unit: '', reached: true })];

it('what fails is a line that says so; all stand in order, and what needs the processor runs alone', async () => {
  const running = new Set<string>();
  const together: string[] = [];
  const measured = (id: string) => async () => {
    running.add(id);
    await new Promise((resolve) => setTimeout(resolve, 20));
    together.push([...running].join('+'));
    running.delete(id);
    return found(id);
  };
  const fails = goal('G2', 'beside-others', () => Promise.reject(new Error('no network')));
  const goals = [
    goal('G1', 'alone', measured('G1')),
    fails,
    goal('G3', 'alone', measured('G3')),
    goal('G4', 'beside-others', measured('G4')),
  ];
  const findings = await run(goals, () => undefined);
  expect(findings.map((each) => each.goal)).toEqual(['G1', 'G2', 'G3', 'G4']);
  expect(findings[1]).toMatchObject({ reached: false, ours: null, note: 'the measurement failed: no network' });
  expect(together).toEqual(['G4', 'G1', 'G3']);
});

it('what a measurement started is ended, also when it fails', async () => {
  const ended: string[] = [];
  const leaves = goal('G1', 'alone', (kit) => {
    kit.onEnd(() => ended.push('first'));
    kit.onEnd(() => ended.push('second'));
    return Promise.reject(new Error('halfway'));
  });
  await run([leaves], () => undefined);
  expect(ended).toEqual(['second', 'first']);
});
