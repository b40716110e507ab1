import { ioServer } from '#main/feed/transports/test-servers';
import { finding, type Finding } from '../kit/finding';
import type { Goal, Kit } from '../kit/kit';
import { hubFor, proxyFor } from '../kit/links';
import { largest, median } from '../kit/stats';
import { SUBJECTS, type SubjectName } from '../kit/subjects';
import { monotonicMs, must, pause, until } from '../kit/time';

const GOAL = 'G2';
const NAMES: readonly SubjectName[] = ['ours', 'socket.io-client'];
const PING_INTERVAL_MS = 25_000;
const PING_TIMEOUT_MS = 20_000;
const PHASES = 8;
/** Spreads the phases over our own cycle of 3 s too. */
const PHASE_MS = PING_INTERVAL_MS / PHASES + 375;
const LONGEST_WAIT_MS = PING_INTERVAL_MS + PING_TIMEOUT_MS + 10_000;
const ANSWERED_LIMIT_MS = 8_000;
const UNANSWERED_LIMIT_MS = PING_INTERVAL_MS + 5_000;
const RATIO_LIMIT = 0.25;

const BAD_LINE = { delayMs: 150, loss: 0.1, lines: 10, forMs: 60_000, everyMs: 200 };
const BLOCK_MS = 6_000;

export const halfOpen: Goal = {
  id: GOAL,
  title: 'Half-open connections',
  runs: 'beside-others',
  async measure(kit) {
    const [answered, unanswered, bad, blocked] = await Promise.all([
      detection(kit),
      unansweredDetection(kit),
      falseClosesOnABadLine(kit),
      falseClosesAfterABlock(kit),
    ]);
    return [...answered, unanswered, bad, blocked];
  },
};

async function detection(kit: Kit): Promise<Finding[]> {
  const hub = await hubFor(kit);
  const [mine, theirs] = await Promise.all(NAMES.map((name) => detections(kit, hub.url, name)));
  const samples = { ours: mine ?? [], 'socket.io-client': theirs ?? [] };
  const both = { goal: GOAL, baselineName: 'socket.io-client', unit: 'ms', samples } as const;
  const [ourWorst, theirWorst] = [largest(samples.ours), largest(samples['socket.io-client'])];
  const [ourMedian, theirMedian] = [median(samples.ours), median(samples['socket.io-client'])];
  return [
    finding({
      ...both,
      what: `bytes vanish at ${PHASES} phases of the ping cycle: noticed at the latest`,
      target: `≤ ${ANSWERED_LIMIT_MS / 1000} s`,
      ours: ourWorst,
      baseline: theirWorst,
      reached: ourWorst <= ANSWERED_LIMIT_MS,
    }),
    finding({
      ...both,
      what: 'the same, median',
      target: `ratio ≤ ${RATIO_LIMIT}`,
      ours: ourMedian,
      baseline: theirMedian,
      reached: ourMedian / theirMedian <= RATIO_LIMIT,
    }),
  ];
}

/** Of a server that answers nothing but its own pings. */
async function unansweredDetection(kit: Kit): Promise<Finding> {
  const server = await ioServer(['/leaderboard'], { pingInterval: PING_INTERVAL_MS, pingTimeout: PING_TIMEOUT_MS });
  kit.onEnd(() => server.stop());
  const mine = await detections(kit, server.url, 'ours');
  return finding({
    goal: GOAL,
    what: 'the same where the server answers no greeting',
    target: `≤ ping interval + 5 s = ${UNANSWERED_LIMIT_MS / 1000} s`,
    ours: largest(mine),
    unit: 'ms',
    reached: largest(mine) <= UNANSWERED_LIMIT_MS,
    samples: { ours: mine },
  });
}

/** How long each connection went on after its path had died, ms. */
async function detections(kit: Kit, url: string, name: SubjectName): Promise<number[]> {
  return Promise.all(
    Array.from({ length: PHASES }, async (_, phase) => {
      const proxy = await proxyFor(kit, url);
      const subject = SUBJECTS[name](proxy.url);
      kit.onEnd(() => subject.stop());
      await must(`${name} connects`, () => subject.connected);
      await pause(1_000 + phase * PHASE_MS);
      proxy.set({ kind: 'blackhole', direction: 'both' });
      const sinceMs = monotonicMs();
      const noticed = await until(() => subject.losses.length > 0, LONGEST_WAIT_MS);
      const [lostMs = monotonicMs()] = subject.losses;
      subject.stop();
      return noticed ? lostMs - sinceMs : LONGEST_WAIT_MS;
    }),
  );
}

async function falseClosesOnABadLine(kit: Kit): Promise<Finding> {
  const { delayMs, loss, lines, forMs, everyMs } = BAD_LINE;
  const hub = await hubFor(kit);
  const subjects = await Promise.all(
    Array.from({ length: lines }, async (_, line) => {
      const lossy = await proxyFor(kit, hub.url, line + 1);
      const slow = await proxyFor(kit, lossy.url, line + 101);
      const pair = NAMES.map((name) => SUBJECTS[name](slow.url));
      for (const subject of pair) kit.onEnd(() => subject.stop());
      await must('both connect', () => pair.every((subject) => subject.connected));
      slow.set({ kind: 'delay', delayMs });
      lossy.set({ kind: 'loss', share: loss });
      return pair;
    }),
  );
  const talk = kit.clock.every(everyMs, () => {
    hub.emit('/leaderboard', 'leaderboard:refresh', []);
  });
  await pause(forMs);
  talk.dispose();
  const closes = (index: number) => subjects.map((pair) => pair[index]?.losses.length ?? 0);
  return falseCloses(
    `false closes, ${lines} connections for ${forMs / 1000} s at ${delayMs * 2} ms round trip and ${loss * 100} % loss`,
    closes(0),
    closes(1),
    'ten minutes of connection, side by side instead of one after the other',
  );
}

async function falseClosesAfterABlock(kit: Kit): Promise<Finding> {
  const hub = await hubFor(kit);
  const counts = await Promise.all(
    NAMES.map(async (name) => {
      const child = await kit.child('clients', { url: hub.url, name, count: 5 });
      await pause(2_000);
      await child.ask('block', BLOCK_MS);
      await pause(10_000);
      return (await child.ask('report')) as { losses: number[] }[];
    }),
  );
  const closes = (index: number) => (counts[index] ?? []).map((each) => each.losses.length);
  return falseCloses(`false closes after the event loop stood still for ${BLOCK_MS / 1000} s`, closes(0), closes(1));
}

function falseCloses(what: string, mine: readonly number[], theirs: readonly number[], note = ''): Finding {
  const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  return finding({
    goal: GOAL,
    what,
    target: '0',
    ours: total(mine),
    baseline: total(theirs),
    baselineName: 'socket.io-client',
    unit: '',
    reached: total(mine) === 0,
    note,
    samples: { ours: mine, 'socket.io-client': theirs },
  });
}
