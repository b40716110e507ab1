import { ioServer } from '#main/feed/transports/test-servers';
import { finding, type Finding } from '../kit/finding';
import type { Goal, Kit } from '../kit/kit';
import { hubFor, proxyFor } from '../kit/links';
import { largest, median } from '../kit/stats';
import { SUBJECTS, type Subject, type SubjectName } from '../kit/subjects';
import { monotonicMs, must, pause, until } from '../kit/time';

const GOAL = 'G5';
const CLIENTS = 30;
const DROPPED_AFTER_MS = 100;
const FOR_MS = 30_000;
const MOST_CONNECTS = 8;

export const flapping: Goal = {
  id: GOAL,
  title: 'A server that flaps',
  runs: 'beside-others',
  async measure(kit) {
    const [flaps, politely] = await Promise.all([flapped(kit), closedPolitely(kit)]);
    return [...flaps, politely];
  },
};

/** Every client is let in, and dropped again a moment later. */
async function flapped(kit: Kit): Promise<Finding[]> {
  const server = await ioServer(['/leaderboard']);
  kit.onEnd(() => server.stop());
  server.io.of('/leaderboard').on('connection', (socket) => {
    setTimeout(() => socket.conn.close(), DROPPED_AFTER_MS);
  });
  const start = (name: SubjectName) => Array.from({ length: CLIENTS }, () => SUBJECTS[name](server.url));
  const [mine, theirs] = [start('ours'), start('socket.io-client')];
  const sinceMs = monotonicMs();
  await pause(FOR_MS);
  for (const subject of [...mine, ...theirs]) subject.stop();
  const counts = (subjects: readonly Subject[]) => subjects.map(({ connects }) => connects.length);
  const inThird = (subjects: readonly Subject[], third: number) =>
    subjects.flatMap(({ connects }) => connects).filter((atMs) => Math.floor(((atMs - sinceMs) * 3) / FOR_MS) === third)
      .length / CLIENTS;
  const thirds = (subjects: readonly Subject[]) => [0, 1, 2].map((third) => inThird(subjects, third));
  const ourThirds = thirds(mine);
  const samples = { ours: counts(mine), 'socket.io-client': counts(theirs) };
  const both = { goal: GOAL, baselineName: 'socket.io-client', unit: '' } as const;
  return [
    finding({
      ...both,
      what: `dropped ${DROPPED_AFTER_MS} ms after each connect: connects in ${FOR_MS / 1000} s, most of ${CLIENTS} clients`,
      target: `≤ ${MOST_CONNECTS}`,
      ours: largest(samples.ours),
      baseline: largest(samples['socket.io-client']),
      reached: largest(samples.ours) <= MOST_CONNECTS,
      note: `medians ${median(samples.ours)} and ${median(samples['socket.io-client'])}`,
      samples,
    }),
    finding({
      ...both,
      what: 'connects per client in the last 10 s',
      target: 'still falling',
      ours: ourThirds[2] ?? 0,
      baseline: inThird(theirs, 2),
      reached: (ourThirds[2] ?? 0) < (ourThirds[1] ?? 0),
      note: `per 10 s: ours ${inWords(ourThirds)}; socket.io-client ${inWords(thirds(theirs))}`,
      samples: { ours: ourThirds, 'socket.io-client': thirds(theirs) },
    }),
  ];
}

const inWords = (counts: readonly number[]) => counts.map((count) => count.toFixed(1)).join(', ');

async function closedPolitely(kit: Kit): Promise<Finding> {
  const backMs = async (name: SubjectName): Promise<number | null> => {
    const hub = await hubFor(kit);
    const proxy = await proxyFor(kit, hub.url);
    const subject = SUBJECTS[name](proxy.url);
    kit.onEnd(() => subject.stop());
    await must(`${name} connects`, () => subject.connected);
    await pause(500);
    const sinceMs = monotonicMs();
    proxy.cut('fin');
    const back = await until(() => subject.connects.length > 1, 20_000);
    return back ? (subject.connects.at(-1) ?? 0) - sinceMs : null;
  };
  const [mine, theirs] = await Promise.all([backMs('ours'), backMs('socket.io-client')]);
  return finding({
    goal: GOAL,
    what: 'the connection ends in order (FIN): back after',
    target: 'comes back',
    ours: mine ?? null,
    baseline: theirs ?? null,
    baselineName: 'socket.io-client',
    unit: 'ms',
    reached: mine !== null,
    note: 'one run; each client draws its own delay',
  });
}
