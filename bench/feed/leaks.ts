import { finding, type Finding } from '../kit/finding';
import type { Goal, Kit } from '../kit/kit';
import { slope } from '../kit/stats';
import type { SubjectName } from '../kit/subjects';
import { monotonicMs, pause } from '../kit/time';
import { herd } from './herd';

const GOAL = 'G12';
const BASELINE: SubjectName = 'socket.io-client';
const CLIENTS = 10;
const RECONNECTS = 10_000;
const BASELINE_RECONNECTS = 3_000;
/** The heap is looked at ten times; what comes before the first look is warming up. */
const LOOKS = 10;
const MOST_BYTES_PER_CYCLE = 1_000;
const GIVE_UP_MS = 120_000;

interface Held {
  /** Reconnects until then. */
  readonly done: number;
  readonly heapBytes: number;
  readonly files: number | null;
  readonly timers: number;
  readonly handles: number;
  readonly warnings: readonly string[];
}

export const leaks: Goal = {
  id: GOAL,
  title: 'Nothing is left behind',
  runs: 'alone',
  async measure(kit) {
    const mine = await reconnected(kit, 'ours', RECONNECTS);
    const theirs = await reconnected(kit, BASELINE, BASELINE_RECONNECTS);
    return [...findings(mine, theirs), herd(GOAL)];
  },
};

/** What was held at each look. */
async function reconnected(kit: Kit, name: SubjectName, reconnects: number): Promise<Held[]> {
  const lookEvery = reconnects / LOOKS;
  const server = await kit.child('drop-server', {});
  const { url } = server.info as { url: string };
  const clients = await kit.child('reconnector', { name, url, count: CLIENTS });
  const looks: Held[] = [];
  for (let done = lookEvery; done <= reconnects + lookEvery; done += lookEvery) {
    await server.ask('drop', lookEvery);
    const giveUpMs = monotonicMs() + GIVE_UP_MS;
    while (((await server.ask('drops')) as number) < done) {
      if (monotonicMs() > giveUpMs) throw new Error(`${name} does not come back`);
      await pause(100);
    }
    looks.push({ done, ...((await clients.ask('held')) as Omit<Held, 'done'>) });
  }
  await clients.kill();
  await server.kill();
  return looks;
}

function findings(mine: readonly Held[], theirs: readonly Held[]): Finding[] {
  const perCycle = (looks: readonly Held[]) => slope(looks.map(({ done, heapBytes }) => [done, heapBytes]));
  const grown = (looks: readonly Held[]) => {
    const [first, last] = [looks[0], looks.at(-1)];
    if (!first || !last) return 0;
    const files = (last.files ?? 0) - (first.files ?? 0);
    return last.timers - first.timers + (last.handles - first.handles) + files;
  };
  const counts = mine.map(({ timers, handles, files }) => `${timers}/${handles}/${files ?? '?'}`);
  const warnings = mine.at(-1)?.warnings ?? [];
  const heap = perCycle(mine);
  const both = { goal: GOAL, baselineName: BASELINE } as const;
  return [
    finding({
      ...both,
      what: `${RECONNECTS.toLocaleString('en-GB')} reconnects: heap for each`,
      target: '< 1 kB',
      ours: heap,
      baseline: perCycle(theirs),
      unit: 'bytes',
      reached: heap < MOST_BYTES_PER_CYCLE,
      note: `slope of the heap after garbage collection; pauses between attempts shortened; the baseline ${BASELINE_RECONNECTS.toLocaleString('en-GB')} times`,
      samples: {
        ours: mine.map(({ heapBytes }) => heapBytes),
        [BASELINE]: theirs.map(({ heapBytes }) => heapBytes),
      },
    }),
    finding({
      ...both,
      what: 'the same: timers, handles and open files more than before',
      target: '0',
      ours: grown(mine),
      baseline: grown(theirs),
      unit: '',
      reached: grown(mine) <= 0 && warnings.length === 0,
      note: `timers/handles/files ${counts[0] ?? ''} before, ${counts.at(-1) ?? ''} after; warnings of too many listeners: ${warnings.length}`,
    }),
  ];
}
