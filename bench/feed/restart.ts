import { Manager } from 'socket.io-client';
import { retryDelayMs } from '#main/feed/connection/backoff';
import { unusedPort } from '#main/feed/transports/test-servers';
import { finding, type Finding } from '../kit/finding';
import type { Goal, Kit } from '../kit/kit';
import { backAfterMs, ourDelays, socketIoDelays, type Delays } from '../kit/delays';
import { largest, median, variation } from '../kit/stats';
import { SUBJECTS, type Subject } from '../kit/subjects';
import { must, pause } from '../kit/time';

const GOAL = 'G4';
const OUTAGES_S = [0, 2, 10, 30] as const;
const CLIENTS = 40;
const LONGEST_MS = 5_000;
const DRAWN = 5_000;
const START_MS = 300;
const DRAWS = 4_000;
const ATTEMPTS = { first: 5, last: 50 };
const LEAST_VARIATION = 0.25;

export const restart: Goal = {
  id: GOAL,
  title: 'Back after a restart of the server',
  runs: 'beside-others',
  async measure(kit) {
    const outages = await Promise.all(OUTAGES_S.map((seconds) => afterOutage(kit, seconds)));
    return [...outages.flat(), jitter()];
  },
};

/** A real server process is killed, and started again on its port. */
async function afterOutage(kit: Kit, seconds: number): Promise<Finding[]> {
  const port = await unusedPort();
  const first = await kit.child('hub', { port });
  const url = `http://127.0.0.1:${port}`;
  const start = (name: keyof typeof SUBJECTS): Subject[] => {
    const subjects = Array.from({ length: CLIENTS }, () => SUBJECTS[name](url));
    kit.onEnd(() => {
      for (const subject of subjects) subject.stop();
    });
    return subjects;
  };
  const [mine, theirs] = [start('ours'), start('socket.io-client')];
  const all = [...mine, ...theirs];
  await must('all connect', () => all.every((subject) => subject.connected));
  await pause(1_000);
  await first.kill();
  await must('all notice', () => all.every((subject) => !subject.connected));
  await pause(seconds * 1_000);
  const second = await kit.child('hub', { port });
  const { listeningMs } = second.info as { listeningMs: number };
  await must('all are back', () => all.every((subject) => subject.connected), 60_000);
  const back = (subjects: readonly Subject[]) => subjects.map(({ connects }) => (connects.at(-1) ?? 0) - listeningMs);
  const samples = { ours: back(mine), 'socket.io-client': back(theirs) };
  for (const subject of all) subject.stop();
  const both = { goal: GOAL, baselineName: 'socket.io-client', unit: 'ms', samples } as const;
  const [ourMedian, theirMedian] = [median(samples.ours), median(samples['socket.io-client'])];
  return [
    finding({
      ...both,
      what: `server killed and away for ${seconds} s: back after it listens, median of ${CLIENTS}`,
      target: 'ratio ≤ 1',
      ours: ourMedian,
      baseline: theirMedian,
      reached: ourMedian <= theirMedian,
      note: `by chance; drawn ${DRAWN.toLocaleString('en-GB')} times from the delays of each, without the time to connect: ${drawn(ourDelays, seconds)} and ${drawn(socketIoDelays, seconds)} ms`,
    }),
    finding({
      ...both,
      what: `the same, slowest`,
      target: `≤ ${LONGEST_MS / 1000} s`,
      ours: largest(samples.ours),
      baseline: largest(samples['socket.io-client']),
      reached: largest(samples.ours) <= LONGEST_MS,
    }),
  ];
}

/** Median, ms. A server that is back at once is away for as long as it takes to start. */
function drawn(delays: Delays, seconds: number): string {
  const outageMs = Math.max(seconds * 1_000, START_MS);
  const back = Array.from({ length: DRAWN }, () => backAfterMs(delays, outageMs));
  return Math.round(median(back)).toLocaleString('en-GB');
}

/** Of the real delays, as far as they matter in a long outage. */
function jitter(): Finding {
  const attempts = Array.from({ length: ATTEMPTS.last - ATTEMPTS.first + 1 }, (_, index) => ATTEMPTS.first + index);
  const draws = (draw: () => number) => variation(Array.from({ length: DRAWS }, draw));
  const random = { next: Math.random };
  const mine = attempts.flatMap((attempt) =>
    (['brisk', 'patient'] as const).map((pace) => draws(() => retryDelayMs(pace, attempt, random))),
  );
  const { backoff } = new Manager('http://127.0.0.1:9', { autoConnect: false }) as unknown as {
    backoff: { attempts: number; duration(): number };
  };
  const theirs = attempts.map((attempt) =>
    draws(() => {
      backoff.attempts = attempt;
      return backoff.duration();
    }),
  );
  const least = Math.min(...mine);
  return finding({
    goal: GOAL,
    what: `jitter of the delay, coefficient of variation, least of attempts ${ATTEMPTS.first} to ${ATTEMPTS.last}`,
    target: `≥ ${LEAST_VARIATION}`,
    ours: least,
    baseline: Math.min(...theirs),
    baselineName: 'socket.io-client',
    unit: '',
    reached: least >= LEAST_VARIATION,
    note: 'drawn from the delay functions themselves',
  });
}
