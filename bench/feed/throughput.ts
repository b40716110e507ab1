import type { Child } from '../kit/child';
import { finding, type Finding } from '../kit/finding';
import type { Goal, Kit } from '../kit/kit';
import type { WireName } from '../kit/load';
import type { Row } from '../kit/ranks';
import { largest, median, quantile, smallest } from '../kit/stats';
import { digestOf } from '../kit/wall-app';

const GOAL = 'G9';
const RUNS = 5;
const CYCLES = 60;
const WARM_UP_CYCLES = 10;
const OF_SOCKET_IO = 0.8;
const OF_WS = 0.7;

const STAMPED = { perSecond: 1_000, forMs: 4_000 };
/** Of the stamped ones, the first: code that has not run yet is slow. */
const COLD = 1_000;
const STAMPED_RUNS = 5;
const LATENCY_RATIO = 2;

const BURST_RUNS = 2;
const BURST = { perSecond: 100_000, forMs: 10_000 };
const MOST_HEAP_MB = 64;
const LOOP_GAP_MS = 50;
const MOST_FRAMES_PER_SECOND = 60;
const MB = 1_000_000;

const CLIENTS = {
  ours: 'socket.io',
  'ours, WebSocket': 'ws',
  'socket.io-client': 'socket.io',
  ws: 'ws',
} as const satisfies Record<string, WireName>;
const BARE = { 'socket.io-client': 'socket.io-client, bare', ws: 'ws + JSON.parse' } as const;
type ClientName = keyof typeof CLIENTS;
const NAMES = Object.keys(CLIENTS) as ClientName[];

interface Blaster {
  readonly url: string;
  readonly rows: readonly Row[];
  readonly cycle: number;
  readonly frameBytes: number;
}

export const throughput: Goal = {
  id: GOAL,
  title: 'Throughput, latency and bursts',
  runs: 'alone',
  async measure(kit) {
    return [...(await fullSpeed(kit)), ...(await latency(kit)), ...(await burst(kit))];
  },
};

interface Pair {
  readonly blaster: Child;
  readonly facts: Blaster;
  readonly receiver: Child;
}

async function pair(kit: Kit, name: ClientName, stamped: boolean): Promise<Pair> {
  const blaster = await kit.child('blaster', { wire: CLIENTS[name] });
  const facts = blaster.info as Blaster;
  const receiver = await kit.child('receiver', { name, url: facts.url, folder: kit.scratch(), stamped });
  return { blaster, facts, receiver };
}

async function ended({ blaster, receiver }: Pair): Promise<void> {
  await receiver.kill();
  await blaster.kill();
}

type Samples = Record<ClientName, number[]>;

const noSamples = (): Samples => ({ ours: [], 'ours, WebSocket': [], 'socket.io-client': [], ws: [] });

/** Each client in turn, several times; the others are not even started meanwhile. */
async function inTurn(runs: number, measure: (name: ClientName) => Promise<number>): Promise<Samples> {
  const samples = noSamples();
  for (let run = 0; run < runs; run++) for (const name of NAMES) samples[name].push(await measure(name));
  return samples;
}

async function fullSpeed(kit: Kit): Promise<Finding[]> {
  let frameBytes = 0;
  const byTheClock = noSamples();
  const samples = await inTurn(RUNS, async (name) => {
    const two = await pair(kit, name, false);
    frameBytes = two.facts.frameBytes;
    await taken(two, WARM_UP_CYCLES);
    const { perSecond, perCpuSecond } = await taken(two, CYCLES);
    await ended(two);
    byTheClock[name].push(perSecond);
    return perCpuSecond;
  });
  const what = `updates taken in per second of processor time, ${Math.round(frameBytes)} bytes each`;
  const clock = NAMES.map((name) => `${name} ${Math.round(median(byTheClock[name])).toLocaleString('en-GB')}`);
  const note = `the baselines read each message and throw it away; by the clock, a second: ${clock.join(', ')}`;
  return [
    rate(`${what}: Socket.IO`, samples, 'ours', 'socket.io-client', OF_SOCKET_IO, note),
    rate('the same: WebSocket', samples, 'ours, WebSocket', 'ws', OF_WS),
  ];
}

type Bare = keyof typeof BARE;

function rate(what: string, samples: Samples, us: ClientName, them: Bare, least: number, note = ''): Finding {
  const [mine, theirs] = [median(samples[us]), median(samples[them])];
  return finding({
    goal: GOAL,
    what,
    note,
    target: `ratio ≥ ${least}`,
    ours: mine,
    baseline: theirs,
    baselineName: BARE[them],
    unit: '1/s',
    reached: mine / theirs >= least,
    samples: { ours: samples[us], [BARE[them]]: samples[them] },
  });
}

/** Updates per second. What else runs on the machine matters less to that of processor time. */
async function taken({ blaster, facts, receiver }: Pair, cycles: number) {
  const count = cycles * facts.cycle;
  const taking = receiver.ask('take', (await counted(receiver)) + count);
  const { startMs } = (await blaster.ask('blast', cycles)) as { startMs: number };
  const { endMs, cpuMs } = (await taking) as { endMs: number; cpuMs: number };
  return { perSecond: (count * 1_000) / (endMs - startMs), perCpuSecond: (count * 1_000) / cpuMs };
}

async function counted(receiver: Child): Promise<number> {
  return (await receiver.ask('count')) as number;
}

async function latency(kit: Kit): Promise<Finding[]> {
  const all = noSamples();
  const samples = await inTurn(STAMPED_RUNS, async (name) => {
    const two = await pair(kit, name, true);
    const taking = two.receiver.ask(
      'take',
      (await counted(two.receiver)) + (STAMPED.perSecond * STAMPED.forMs) / 1_000,
    );
    await two.blaster.ask('stamped', STAMPED);
    await taking;
    const latencies = ((await two.receiver.ask('latencies')) as number[]).slice(COLD);
    await ended(two);
    all[name].push(...latencies);
    return quantile(latencies, 0.99);
  });
  const halves = NAMES.map((name) => `${name} ${median(all[name]).toFixed(3)} ms`).join(', ');
  const rateText = STAMPED.perSecond.toLocaleString('en-GB');
  return [
    delay(
      `latency at ${rateText} updates a second, 99th of 100: Socket.IO`,
      samples,
      'ours',
      'socket.io-client',
      halves,
    ),
    delay('the same: WebSocket', samples, 'ours, WebSocket', 'ws'),
  ];
}

/** What else runs on the machine can only make a run worse: the best of each client counts. */
function delay(what: string, samples: Samples, us: ClientName, them: Bare, halves = ''): Finding {
  const [mine, theirs] = [smallest(samples[us]), smallest(samples[them])];
  return finding({
    goal: GOAL,
    what,
    target: `ratio ≤ ${LATENCY_RATIO}`,
    ours: mine,
    baseline: theirs,
    baselineName: BARE[them],
    unit: 'ms',
    reached: mine / theirs <= LATENCY_RATIO,
    note: halves === '' ? '' : `until our board has it; best of ${STAMPED_RUNS} runs each; medians ${halves}`,
    samples: { ours: samples[us], [BARE[them]]: samples[them] },
  });
}

interface Borne {
  readonly tookMs: number;
  readonly gaps: readonly number[];
  readonly heapPeak: number;
  readonly heapAfter: number;
  readonly frames: number;
  readonly digest: string | null;
}

async function borne(kit: Kit, name: ClientName): Promise<Borne & Pick<Blaster, 'rows'>> {
  const two = await pair(kit, name, false);
  await taken(two, WARM_UP_CYCLES);
  const bearing = two.receiver.ask('bear', (await counted(two.receiver)) + (BURST.perSecond * BURST.forMs) / 1_000);
  await two.blaster.ask('burst', BURST);
  const found = (await bearing) as Borne;
  await ended(two);
  return { ...found, rows: two.facts.rows };
}

async function severalBorne(kit: Kit, name: ClientName) {
  const found = [];
  for (let run = 0; run < BURST_RUNS; run++) found.push(await borne(kit, name));
  return found;
}

async function burst(kit: Kit): Promise<Finding[]> {
  const [mine, their] = [await severalBorne(kit, 'ours'), await severalBorne(kit, 'socket.io-client')];
  const ninetyNinth = (runs: readonly Borne[]) => runs.map(({ gaps }) => quantile(gaps, 0.99));
  const longestGap = (runs: readonly Borne[]) => largest(runs.map(({ gaps }) => largest(gaps)));
  const peaks = (runs: readonly Borne[]) => runs.map(({ heapPeak }) => heapPeak / MB);
  const seconds = (runs: readonly Borne[]) => (median(runs.map(({ tookMs }) => tookMs)) / 1_000).toFixed(1);
  const gap = smallest(ninetyNinth(mine));
  const heap = median(peaks(mine));
  const baselineName = BARE['socket.io-client'];
  const exact = mine.every(({ digest, rows }) => digest === digestOf(rows));
  const framesPerSecond = largest(mine.map(({ frames, tookMs }) => (frames * 1_000) / tookMs));
  const left = largest(mine.map(({ heapAfter }) => heapAfter)) / MB;
  const name = `${BURST.perSecond / 1_000} k updates a second for ${BURST.forMs / 1_000} s`;
  return [
    finding({
      goal: GOAL,
      what: `${name}: heap more than before, at its highest`,
      target: `≤ ${MOST_HEAP_MB} MB`,
      ours: heap,
      baseline: median(peaks(their)),
      baselineName,
      unit: 'MB',
      reached: heap <= MOST_HEAP_MB,
      note: `${left.toFixed(1)} MB once the garbage is gone; all taken in after ${seconds(mine)} s, by the baseline after ${seconds(their)} s`,
    }),
    finding({
      goal: GOAL,
      what: 'the same: gap of the event loop, 99th of 100',
      target: `≤ ${LOOP_GAP_MS} ms`,
      ours: gap,
      baseline: smallest(ninetyNinth(their)),
      baselineName,
      unit: 'ms',
      reached: gap <= LOOP_GAP_MS,
      note: `best of ${BURST_RUNS} runs each; longest ${longestGap(mine).toFixed(0)} and ${longestGap(their).toFixed(0)} ms`,
      samples: { ours: ninetyNinth(mine), [baselineName]: ninetyNinth(their) },
    }),
    finding({
      goal: GOAL,
      what: 'the same: the board is at the end what the server has',
      target: '1',
      ours: exact ? 1 : 0,
      unit: '',
      reached: exact,
    }),
    finding({
      goal: GOAL,
      what: 'the same: frames to a window, a second',
      target: `≤ ${MOST_FRAMES_PER_SECOND}`,
      ours: framesPerSecond,
      unit: '1/s',
      reached: framesPerSecond <= MOST_FRAMES_PER_SECOND,
      note: 'with a calm interval of 0; the usual one is a second',
    }),
  ];
}
