import { integerBetween, seededRandom } from '#core/kernel/random';
import type { Child } from '../kit/child';
import { finding, type Finding } from '../kit/finding';
import type { Goal, Kit } from '../kit/kit';
import { median, sum } from '../kit/stats';
import type { SubjectName } from '../kit/subjects';
import { must, pause } from '../kit/time';

const GOAL = 'G7';
const BASELINE = 'socket.io-client, retries: 5';
const KILLS = 200;
const BASELINE_KILLS = 40;
const LANES = 2;
/** After the first order that the process called accepted. */
const KILLED_WITHIN_MS = 60;

const TIMED_MESSAGES = 100;
const TIMED_RUNS = 5;
const WORK_MS = 20;
const RATIO_LIMIT = 0.1;

interface Counts {
  readonly repeats: number;
  readonly orders: readonly string[];
  readonly ordersUnderSeveralIds: number;
}

export const durable: Goal = {
  id: GOAL,
  title: 'What must not be lost',
  runs: 'alone',
  async measure(kit) {
    const mine = await withKills(kit, 'ours', KILLS);
    const theirs = await withKills(kit, 'socket.io-client', BASELINE_KILLS);
    return [
      finding({
        goal: GOAL,
        what: `killed ${KILLS} times at work: accepted messages that never arrived`,
        target: '0 %',
        ours: share(mine),
        baseline: share(theirs),
        baselineName: BASELINE,
        unit: '%',
        reached: mine.lost === 0 && mine.accepted > KILLS,
        note: `ours ${mine.lost} of ${mine.accepted}; the baseline, killed ${BASELINE_KILLS} times, ${theirs.lost} of ${theirs.accepted}`,
      }),
      finding({
        goal: GOAL,
        what: 'the same: messages that came again under another id',
        target: '0',
        ours: mine.underSeveralIds,
        unit: '',
        reached: mine.underSeveralIds === 0,
        note: `${mine.repeats} came again under their own id, and were not applied twice`,
      }),
      await windowed(kit),
    ];
  },
};

const share = ({ lost, accepted }: Outcome) => (100 * lost) / accepted;

interface Outcome {
  readonly accepted: number;
  readonly lost: number;
  readonly repeats: number;
  readonly underSeveralIds: number;
}

async function withKills(kit: Kit, name: SubjectName, kills: number): Promise<Outcome> {
  const lanes = Array.from({ length: LANES }, (_, lane) => killedInTurn(kit, name, kills / LANES, lane + 1));
  const outcomes = await Promise.all(lanes);
  const total = (pick: (outcome: Outcome) => number) => sum(outcomes.map(pick));
  return {
    accepted: total(({ accepted }) => accepted),
    lost: total(({ lost }) => lost),
    repeats: total(({ repeats }) => repeats),
    underSeveralIds: total(({ underSeveralIds }) => underSeveralIds),
  };
}

async function killedInTurn(kit: Kit, name: SubjectName, kills: number, seed: number): Promise<Outcome> {
  const random = seededRandom(seed);
  const server = await kit.child('report-server', {});
  const { url } = server.info as { url: string };
  const options = { name, url, folder: kit.scratch() };
  const accepted = new Set<string>();
  for (let kill = 0; kill < kills; kill++) {
    const before = accepted.size;
    const onTold = (order: unknown) => accepted.add(String(order));
    const maker = await kit.child('order-maker', { ...options, making: true }, { onTold });
    await must('an order is accepted', () => accepted.size > before);
    await pause(integerBetween(random, 0, KILLED_WITHIN_MS));
    await maker.kill();
  }
  const last = await kit.child('order-maker', { ...options, making: false });
  await last.ask('drain');
  const { repeats, orders, ordersUnderSeveralIds } = (await server.ask('counts')) as Counts;
  await last.kill();
  await server.kill();
  const arrived = new Set(orders);
  const lost = [...accepted].filter((order) => !arrived.has(order)).length;
  return { accepted: accepted.size, lost, repeats, underSeveralIds: ordersUnderSeveralIds };
}

async function windowed(kit: Kit): Promise<Finding> {
  const server = await kit.child('report-server', { workMs: WORK_MS });
  const { url } = server.info as { url: string };
  const start = (name: SubjectName) => kit.child('order-maker', { name, url, folder: kit.scratch(), making: false });
  const [mine, theirs] = [await start('ours'), await start('socket.io-client')];
  const samples: Record<'ours' | typeof BASELINE, number[]> = { ours: [], [BASELINE]: [] };
  const timed = async (child: Child) => (await child.ask('timed', TIMED_MESSAGES)) as number;
  for (let run = 0; run < TIMED_RUNS; run++) {
    samples.ours.push(await timed(mine));
    samples[BASELINE].push(await timed(theirs));
  }
  const [ourMs, theirMs] = [median(samples.ours), median(samples[BASELINE])];
  return finding({
    goal: GOAL,
    what: `${TIMED_MESSAGES} messages acknowledged by a server that takes ${WORK_MS} ms for each`,
    target: `ratio ≤ ${RATIO_LIMIT}`,
    ours: ourMs,
    baseline: theirMs,
    baselineName: BASELINE,
    unit: 'ms',
    reached: ourMs / theirMs <= RATIO_LIMIT,
    samples,
  });
}
