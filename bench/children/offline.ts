import { io } from 'socket.io-client';
import { systemClock } from '#hub/system-clock';
import { heapInUse, LoopWatch } from '../kit/memory';
import { outboxIn, reportBody, sendOver, SOURCE_ID } from '../kit/outbox';
import { play } from '../kit/role';
import { ours, type SubjectName } from '../kit/subjects';
import { monotonicMs, must, pause } from '../kit/time';

interface Options {
  readonly name: SubjectName;
  /** Of a server that takes reports. */
  readonly url: string;
  readonly folder: string;
}

interface Emits {
  readonly count: number;
  /** How many are sent then; what waits beyond that is dropped where there is a bound. */
  readonly keep: number;
}

/** Speaks while there is no server, then meets it. */
play(({ name, url, folder }: Options) => ({
  commands: {
    /** Bytes of heap that the waiting messages take. */
    heap: ({ count, keep }: Emits) => (name === 'ours' ? ourHeap(folder, count, keep) : theirHeap(url, count)),
    /** Gaps of the event loop while all that waits is sent, ms. */
    flush: ({ count, keep }: Emits) => (name === 'ours' ? ourFlush(folder, url, count, keep) : theirFlush(url, count)),
  },
}));

const clock = systemClock();

async function ourOffline(folder: string, count: number, keep: number) {
  const outbox = await outboxIn(folder, clock, { maxCount: keep, maxBytes: keep * 1_000 });
  const before = heapInUse();
  for (let made = 0; made < count; made++) outbox.enqueue(SOURCE_ID, { kind: 'report', body: reportBody(made) });
  return { outbox, bytes: heapInUse() - before };
}

async function ourHeap(folder: string, count: number, keep: number) {
  const { outbox, bytes } = await ourOffline(folder, count, keep);
  const ledger = outbox.total;
  await outbox.close();
  return { bytes, ledger };
}

async function ourFlush(folder: string, url: string, count: number, keep: number) {
  const { outbox } = await ourOffline(folder, count, keep);
  await outbox.flush();
  await pause(500);
  const watch = new LoopWatch();
  const startMs = monotonicMs();
  const subject = ours(url);
  const sender = sendOver(subject, outbox, clock);
  await must('all are acknowledged', () => outbox.total.queued === 0, 120_000);
  const tookMs = monotonicMs() - startMs;
  const gaps = watch.end();
  const ledger = outbox.total;
  sender.dispose();
  subject.stop();
  await outbox.close();
  return { longestGapMs: Math.max(...gaps), tookMs, ledger };
}

function theirOffline(url: string, count: number) {
  const socket = io(`${url}/leaderboard`, { autoConnect: false, forceNew: true });
  const before = heapInUse();
  for (let made = 0; made < count; made++) {
    socket.emit('display:report', { messageId: `m${made}`, kind: 'report', body: reportBody(made) });
  }
  return { socket, bytes: heapInUse() - before };
}

function theirHeap(url: string, count: number) {
  return { bytes: theirOffline(url, count).bytes };
}

async function theirFlush(url: string, count: number) {
  const { socket } = theirOffline(url, count);
  await pause(500);
  const watch = new LoopWatch();
  const startMs = monotonicMs();
  socket.connect();
  // It answers once it has read all that was said before.
  await socket.emitWithAck('display:hello', {});
  const tookMs = monotonicMs() - startMs;
  const gaps = watch.end();
  socket.disconnect();
  return { longestGapMs: Math.max(...gaps), tookMs };
}
