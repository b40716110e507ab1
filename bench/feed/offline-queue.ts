import type { LedgerView } from '#main/outbox/ledger';
import { finding } from '../kit/finding';
import type { Goal } from '../kit/kit';
import { largest, median, smallest } from '../kit/stats';
import type { SubjectName } from '../kit/subjects';

const GOAL = 'G6';
const MILLION = 1_000_000;
const FLUSHED = 100_000;
const RUNS = 3;
const MOST_HEAP_MB = 10;
const LONGEST_GAP_MS = 25;
const MB = 1_000_000;
/** The million of the baseline would not fit otherwise. */
const NODE_OPTIONS = ['--max-old-space-size=4096'];
/** What the product keeps by default. */
const KEPT = 100;

interface Heap {
  readonly bytes: number;
  readonly ledger?: LedgerView;
}

interface Flush {
  readonly longestGapMs: number;
  readonly tookMs: number;
  readonly ledger?: LedgerView;
}

export const offlineQueue: Goal = {
  id: GOAL,
  title: 'Speaking while there is no server',
  runs: 'alone',
  async measure(kit) {
    const server = await kit.child('report-server', {});
    const { url } = server.info as { url: string };
    const ask = async (name: SubjectName, command: string, argument: object): Promise<unknown> => {
      const options = { name, url, folder: kit.scratch() };
      const child = await kit.child('offline', options, { nodeOptions: NODE_OPTIONS });
      const answer = await child.ask(command, argument);
      await child.kill();
      return answer;
    };
    const heap = { count: MILLION, keep: KEPT };
    const flush = { count: FLUSHED, keep: FLUSHED };
    const ourHeaps = (await repeated(() => ask('ours', 'heap', heap))) as Heap[];
    const theirHeaps = (await repeated(() => ask('socket.io-client', 'heap', heap))) as Heap[];
    const ourFlushes = (await repeated(() => ask('ours', 'flush', flush))) as Flush[];
    const theirFlushes = (await repeated(() => ask('socket.io-client', 'flush', flush))) as Flush[];
    const ledgers = [...ourHeaps, ...ourFlushes].flatMap(({ ledger }) => ledger ?? []);
    return findings(ourHeaps, theirHeaps, ourFlushes, theirFlushes, ledgers);
  },
};

async function repeated<T>(act: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let run = 0; run < RUNS; run++) results.push(await act());
  return results;
}

function findings(
  ourHeaps: readonly Heap[],
  theirHeaps: readonly Heap[],
  ourFlushes: readonly Flush[],
  theirFlushes: readonly Flush[],
  ledgers: readonly LedgerView[],
) {
  const megabytes = (heaps: readonly Heap[]) => heaps.map(({ bytes }) => bytes / MB);
  const gaps = (flushes: readonly Flush[]) => flushes.map(({ longestGapMs }) => longestGapMs);
  const unexplained = ledgers.map(
    ({ accepted, acked, queued, dropped, expired }) => accepted - acked - queued - dropped - expired,
  );
  const ourMb = median(megabytes(ourHeaps));
  // What else runs on the machine can only make it longer.
  const ourGap = smallest(gaps(ourFlushes));
  const seconds = (flushes: readonly Flush[]) => (median(flushes.map(({ tookMs }) => tookMs)) / 1000).toFixed(1);
  const baselineName = 'socket.io-client';
  return [
    finding({
      goal: GOAL,
      what: 'a million messages without a server: heap',
      target: `≤ ${MOST_HEAP_MB} MB`,
      ours: ourMb,
      baseline: median(megabytes(theirHeaps)),
      baselineName,
      unit: 'MB',
      reached: ourMb <= MOST_HEAP_MB,
      note: `${KEPT} are kept, the others are dropped and counted`,
      samples: { ours: megabytes(ourHeaps), [baselineName]: megabytes(theirHeaps) },
    }),
    finding({
      goal: GOAL,
      what: `${FLUSHED / 1000} k waiting messages are sent: longest gap of the event loop`,
      target: `≤ ${LONGEST_GAP_MS} ms`,
      ours: ourGap,
      baseline: smallest(gaps(theirFlushes)),
      baselineName,
      unit: 'ms',
      reached: ourGap <= LONGEST_GAP_MS,
      note: `best of ${RUNS} runs each; all acknowledged after ${seconds(ourFlushes)} s; the baseline, without acknowledgements, ${seconds(theirFlushes)} s`,
      samples: { ours: gaps(ourFlushes), [baselineName]: gaps(theirFlushes) },
    }),
    finding({
      goal: GOAL,
      what: 'accepted − acked − queued − dropped − expired',
      target: '0',
      ours: largest(unexplained.map(Math.abs)),
      unit: '',
      reached: unexplained.every((count) => count === 0),
      samples: { ours: unexplained },
    }),
  ];
}
