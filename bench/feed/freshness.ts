import type { Fault } from '#hub/faults/fault';
import { boardServerFor } from '../kit/board-server';
import { finding, type Finding } from '../kit/finding';
import type { Goal, Kit } from '../kit/kit';
import { hubFor, proxyFor } from '../kit/links';
import { largest } from '../kit/stats';
import { SUBJECTS } from '../kit/subjects';
import { monotonicMs, must, pause, until } from '../kit/time';
import { digestOf, wallApp } from '../kit/wall-app';

const GOAL = 'G10';
const HONEST_WITHIN_MS = 8_000;
const HEALED_WITHIN_MS = 60_000;
const LONGEST_WAIT_MS = 50_000;
const RUNS = 3;
/** Of the probe cycle, so that the runs begin at different phases. */
const STAGGER_MS = 1_100;
const EVENTS_PER_SECOND = 10;

const FAULTS: readonly (readonly [name: string, fault: Fault])[] = [
  ['bytes vanish both ways', { kind: 'blackhole', direction: 'both' }],
  ['bytes to the wall vanish', { kind: 'blackhole', direction: 'to-client' }],
  ['the server freezes', { kind: 'freeze' }],
  ['cut, and refused after that', { kind: 'refuse' }],
];

export const honestFreshness: Goal = {
  id: GOAL,
  title: 'What the wall says of its data',
  runs: 'beside-others',
  async measure(kit) {
    const [faults, silent] = await Promise.all([afterFaults(kit), silentFeed(kit)]);
    return [faults, silent];
  },
};

/** How long the wall goes on to say "live". */
async function afterFaults(kit: Kit): Promise<Finding> {
  const results = await Promise.all(
    FAULTS.map(async ([name, fault]) => {
      const runs = await Promise.all(Array.from({ length: RUNS }, (_, run) => afterFault(kit, fault, run)));
      return { name, mine: runs.map(([mine]) => mine), theirs: runs.map(([, theirs]) => theirs) };
    }),
  );
  const mine = largest(results.flatMap((each) => each.mine));
  const theirs = largest(results.flatMap((each) => each.theirs));
  const seconds = (values: readonly number[]) => (largest(values) / 1000).toFixed(1);
  return finding({
    goal: GOAL,
    what: 'says "live" after a fault, longest',
    target: `≤ ${HONEST_WITHIN_MS / 1000} s`,
    ours: mine,
    baseline: theirs,
    baselineName: 'socket.io-client ("connected")',
    unit: 'ms',
    reached: mine <= HONEST_WITHIN_MS,
    note: results.map((each) => `${each.name}: ${seconds(each.mine)} s, ${seconds(each.theirs)} s`).join('; '),
    samples: Object.fromEntries(
      results.flatMap((each) => [
        [each.name, each.mine],
        [`${each.name}, socket.io-client`, each.theirs],
      ]),
    ),
  });
}

async function afterFault(kit: Kit, fault: Fault, run: number): Promise<[mine: number, theirs: number]> {
  const hub = await hubFor(kit, { scenario: 'office', seed: run + 1, eventsPerSecond: EVENTS_PER_SECOND });
  const proxy = await proxyFor(kit, hub.url, run + 1);
  const wall = await wallApp(kit, { url: proxy.url, snapshotUrl: `${proxy.url}/api/leaderboard` });
  const theirs = SUBJECTS['socket.io-client'](proxy.url);
  kit.onEnd(() => theirs.stop());
  await must('the wall is live', () => wall.freshness() === 'live' && theirs.connected);
  await pause(3_000 + run * STAGGER_MS);
  proxy.set(fault);
  if (fault.kind === 'refuse') proxy.cut('rst');
  const sinceMs = monotonicMs();
  const lasts = async (check: () => boolean) => {
    await until(() => !check(), LONGEST_WAIT_MS, 50);
    return monotonicMs() - sinceMs;
  };
  const both = await Promise.all([lasts(() => wall.freshness() === 'live'), lasts(() => theirs.losses.length === 0)]);
  theirs.stop();
  await wall.stop();
  return both;
}

/** The socket lives and answers; only the feed behind it says nothing any more. */
async function silentFeed(kit: Kit): Promise<Finding> {
  const healed = await Promise.all(
    Array.from({ length: RUNS }, async (_, run) => {
      const server = await boardServerFor(kit, [
        { userId: 1, rank: 1, value: 50 },
        { userId: 2, rank: 2, value: 40 },
      ]);
      const wall = await wallApp(kit, { url: server.url, snapshotUrl: server.snapshotUrl });
      const shows = () => wall.digest('bench:revenue') === digestOf(server.rows);
      await must('the wall shows the board', shows);
      await pause(run * STAGGER_MS);
      server.rows = [
        { userId: 2, rank: 1, value: 60 },
        { userId: 1, rank: 2, value: 50 },
      ];
      const sinceMs = monotonicMs();
      return (await until(shows, HEALED_WITHIN_MS, 50)) ? monotonicMs() - sinceMs : null;
    }),
  );
  const found = healed.filter((ms) => ms !== null);
  const ours = found.length === healed.length ? largest(found) : null;
  return finding({
    goal: GOAL,
    what: 'the socket lives, the feed is silent: the board is right again after, longest',
    target: `≤ ${HEALED_WITHIN_MS / 1000} s`,
    ours,
    baseline: null,
    baselineName: 'socket.io-client',
    unit: 'ms',
    reached: ours !== null,
    note: 'a backend without heads in its greeting; no client asks by itself',
    samples: { ours: found },
  });
}
