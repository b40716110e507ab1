import { finding, type Finding } from '../kit/finding';
import type { Child } from '../kit/child';
import type { Goal, Kit } from '../kit/kit';
import { hubFor, proxyFor } from '../kit/links';
import { largest, median, sum } from '../kit/stats';
import type { Subject, SubjectName } from '../kit/subjects';
import { monotonicMs, pause } from '../kit/time';

const GOAL = 'G3';
const NAMES: readonly SubjectName[] = ['ours', 'socket.io-client'];
const CLIENTS = 6;
const FROZEN_MS = 10_000;
const FRESH_LIMIT_MS = 5_000;
const LONGEST_WAIT_MS = 60_000;
const TALK_EVERY_MS = 100;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Ahead of the true time. Between them the clock steps by an hour or a day, in both directions. */
const WALL_CLOCKS_MS = [HOUR_MS, 0, -HOUR_MS, 0, DAY_MS, 0, -DAY_MS, 0];
const AFTER_STEP_MS = 4_000;

type Report = Pick<Subject, 'connects' | 'losses' | 'messages'>;

export const sleep: Goal = {
  id: GOAL,
  title: 'Sleep, and steps of the clock',
  runs: 'beside-others',
  async measure(kit) {
    const [frozen, steps] = await Promise.all([afterSleep(kit), afterSteps(kit)]);
    return [...frozen, steps];
  },
};

/** A process that stood still, while its path died. */
async function afterSleep(kit: Kit): Promise<Finding[]> {
  const hub = await hubFor(kit);
  const talk = kit.clock.every(TALK_EVERY_MS, () => {
    hub.emit('/leaderboard', 'leaderboard:refresh', [{ userId: 1, userName: 'Ada', rank: 1, value: 5 }]);
  });
  kit.onEnd(() => talk.dispose());
  const freshMs = async (name: SubjectName): Promise<number[]> => {
    const proxy = await proxyFor(kit, hub.url);
    const child = await kit.child('clients', { url: proxy.url, name, count: CLIENTS });
    await pause(3_000);
    proxy.set({ kind: 'blackhole', direction: 'both' });
    await pause(200);
    child.signal('SIGSTOP');
    await pause(FROZEN_MS);
    proxy.set(null);
    child.signal('SIGCONT');
    const wokenMs = monotonicMs();
    const first = (report: Report) => report.messages.find((atMs) => atMs > wokenMs);
    for (;;) {
      const firsts = (await reports(child)).map(first);
      const found = firsts.filter((atMs) => atMs !== undefined);
      if (found.length === firsts.length || monotonicMs() - wokenMs > LONGEST_WAIT_MS) {
        return firsts.map((atMs) => (atMs ?? wokenMs + LONGEST_WAIT_MS) - wokenMs);
      }
      await pause(250);
    }
  };
  const [mine = [], theirs = []] = await Promise.all(NAMES.map(freshMs));
  const samples = { ours: mine, 'socket.io-client': theirs };
  return [
    finding({
      goal: GOAL,
      what: `frozen for ${FROZEN_MS / 1000} s, path dead: first news after the wake, at the latest`,
      target: `≤ ${FRESH_LIMIT_MS / 1000} s`,
      ours: largest(mine),
      baseline: largest(theirs),
      baselineName: 'socket.io-client',
      unit: 'ms',
      reached: largest(mine) <= FRESH_LIMIT_MS,
      note: `medians ${Math.round(median(mine))} and ${Math.round(median(theirs))} ms`,
      samples,
    }),
  ];
}

async function afterSteps(kit: Kit): Promise<Finding> {
  const hub = await hubFor(kit);
  const disconnects = async (name: SubjectName): Promise<number[]> => {
    const child = await kit.child('clients', { url: hub.url, name, count: CLIENTS });
    for (const aheadMs of WALL_CLOCKS_MS) {
      await child.ask('setWallClock', aheadMs);
      await child.ask('speak');
      await pause(AFTER_STEP_MS);
    }
    return (await reports(child)).map(({ losses }) => losses.length);
  };
  const [mine = [], theirs = []] = await Promise.all(NAMES.map(disconnects));
  return finding({
    goal: GOAL,
    what: `the wall clock steps by ± 1 h and ± 1 day on a healthy link: disconnects of ${CLIENTS} clients`,
    target: '0',
    ours: sum(mine),
    baseline: sum(theirs),
    baselineName: 'socket.io-client',
    unit: '',
    reached: sum(mine) === 0,
    samples: { ours: mine, 'socket.io-client': theirs },
  });
}

async function reports(child: Child): Promise<readonly Report[]> {
  return (await child.ask('report')) as readonly Report[];
}
