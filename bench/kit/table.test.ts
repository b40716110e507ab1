import { expect, it } from 'vitest';
import { finding } from './finding';
import { markdownTable, table } from './table';

const LINE = { goal: 'G2', what: 'noticed', target: '≤ 8 s', unit: 'ms', baselineName: 'other' } as const;

it('shows target, ours, the baseline, the ratio, and what is not reached', () => {
  const text = table([
    finding({ ...LINE, ours: 2_000, baseline: 40_000, reached: true }),
    finding({ ...LINE, what: 'the same', ours: null, baseline: 1, reached: false, note: 'it ended' }),
    finding({ ...LINE, goal: 'G3', ours: 1, baseline: 0, reached: null }),
  ]);
  const [, , first, second, third, ...rest] = text.split('\n');
  expect(first).toMatch(/^G2 +noticed +≤ 8 s +2,000 ms +40,000 ms other +0\.05 +reached$/);
  expect(second).toMatch(/^ +the same +≤ 8 s +never +1 ms other +NOT REACHED$/);
  // No ratio to nothing.
  expect(third).toMatch(/^G3 +noticed +≤ 8 s +1 ms +0 ms other$/);
  expect(rest.join('\n')).toContain('G2 the same: it ended');
});

it('the table for the docs says the same in whole', () => {
  const long = 'measured '.repeat(20);
  const text = markdownTable([
    finding({ ...LINE, what: long, ours: 2_000, baseline: 40_000, reached: false }),
    finding({ ...LINE, ours: 1, reached: true, note: 'not in the table' }),
  ]);
  expect(text.split('\n')).toEqual([
    '| goal | what | target | ours | baseline | ratio | reached |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    `| G2 | ${long} | ≤ 8 s | 2,000 ms | 40,000 ms other | 0.05 | **no** |`,
    '|  | noticed | ≤ 8 s | 1 ms | never other |  | yes |',
  ]);
});
