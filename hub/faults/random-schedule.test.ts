import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '#core/kernel/random';
import { parseFaultScript } from './parse-script';
import { randomSchedule } from './random-schedule';

test('the same seed gives the same schedule, another seed another', () => {
  const of = (seed: number) => randomSchedule(seededRandom(seed), 10_000);
  expect(of(7)).toEqual(of(7));
  expect(of(7)).not.toEqual(of(8));
});

test('is a valid script that has faults and ends with a clear when it should', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 50, max: 600_000 }), (seed, durationMs) => {
      const script = randomSchedule(seededRandom(seed), durationMs);
      expect(parseFaultScript(script)).toEqual({ ok: true, value: script });
      expect(script.steps.at(-1)).toEqual({ atMs: durationMs, do: { kind: 'clear' } });
      expect(script.steps.length).toBeGreaterThan(3);
    }),
  );
});

test('has every kind in the long run', () => {
  const seeds = Array.from({ length: 50 }, (_, seed) => seededRandom(seed));
  const kinds = new Set(seeds.flatMap((random) => randomSchedule(random, 5_000).steps.map((each) => each.do.kind)));
  expect([...kinds].sort()).toEqual([
    'accept-then-drop',
    'blackhole',
    'clear',
    'cut',
    'delay',
    'freeze',
    'loss',
    'refuse',
    'reorder-connections',
    'slice',
  ]);
});
