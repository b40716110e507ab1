import { integerBetween, pick, type Random } from '#core/kernel/random';
import type { CutKind, Fault, FaultDirection, FaultKind, FaultScript, FaultStep } from './fault';

/** In percent of the whole. */
const CALM = [1, 8] as const;
const TROUBLE = [4, 20] as const;

/** How often, of 100 times. */
const CUT_BEFORE_A_FAULT = 30;
const CALM_BETWEEN_FAULTS = 70;

const CUTS: readonly CutKind[] = ['rst', 'fin'];
const DIRECTIONS: readonly FaultDirection[] = ['both', 'to-server', 'to-client'];

/**
 * A schedule of faults and cuts, of every kind in the long run, that ends with a clear at `durationMs`. The same random gives the
 * same schedule, its seed included. Times are whole milliseconds.
 */
export function randomSchedule(random: Random, durationMs: number): FaultScript {
  const seed = integerBetween(random, 0, 4_294_967_295);
  const steps: FaultStep[] = [];
  const part = ([low, high]: readonly [number, number]) =>
    Math.ceil((durationMs * integerBetween(random, low, high)) / 100);
  for (let atMs = part(CALM); atMs < durationMs;) {
    if (happens(random, CUT_BEFORE_A_FAULT)) steps.push({ atMs, do: { kind: 'cut', how: pick(random, CUTS) } });
    steps.push({ atMs, do: randomFault(random, durationMs) });
    atMs += part(TROUBLE);
    if (atMs < durationMs && happens(random, CALM_BETWEEN_FAULTS)) {
      steps.push({ atMs, do: { kind: 'clear' } });
      atMs += part(CALM);
    }
  }
  steps.push({ atMs: durationMs, do: { kind: 'clear' } });
  return { seed, steps };
}

function happens(random: Random, ofHundred: number): boolean {
  return random.next() * 100 < ofHundred;
}

/** Its times are short against the whole, so that it can show its effect. */
function randomFault(random: Random, durationMs: number): Fault {
  const upTo = (ms: number) => integerBetween(random, 0, Math.min(ms, Math.ceil(durationMs / 20)));
  return FAULTS[pick(random, FAULT_KINDS)](random, upTo);
}

type MakeFault = (random: Random, upTo: (ms: number) => number) => Fault;

const FAULTS: Readonly<Record<FaultKind, MakeFault>> = {
  blackhole: (random) => ({ kind: 'blackhole', direction: pick(random, DIRECTIONS) }),
  delay: (_, upTo) => ({ kind: 'delay', delayMs: upTo(400), jitterMs: upTo(200) }),
  slice: (random) => ({ kind: 'slice', bytes: integerBetween(random, 1, 16) }),
  refuse: () => ({ kind: 'refuse' }),
  'accept-then-drop': (random, upTo) => ({ kind: 'accept-then-drop', afterMs: upTo(300), how: pick(random, CUTS) }),
  freeze: () => ({ kind: 'freeze' }),
  loss: (random) => ({ kind: 'loss', share: integerBetween(random, 1, 30) / 100 }),
  'reorder-connections': (_, upTo) => ({ kind: 'reorder-connections', holdMs: upTo(300) }),
};
const FAULT_KINDS = Object.keys(FAULTS) as FaultKind[];
