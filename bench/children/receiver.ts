import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import { heapInUse, LoopWatch } from '../kit/memory';
import { play } from '../kit/role';
import { monotonicMs, must } from '../kit/time';
import { wallApp } from '../kit/wall-app';
import { watchedPipeline } from '../kit/pipeline';

interface Options {
  readonly name: 'ours' | 'ours, WebSocket' | 'socket.io-client' | 'ws';
  readonly url: string;
  /** For the application's files. */
  readonly folder: string;
  /** Every message is timed; the product is then its feed and boards, without windows. */
  readonly stamped: boolean;
}

interface Client {
  /** Updates so far. */
  count(): number;
  /** Of the stamped ones, ms. */
  readonly latencies: readonly number[];
  readonly frames: () => number;
  readonly digest: () => string | null;
}

const HEAP_EVERY_MS = 50;
const LONGEST_WAIT_MS = 120_000;

/** Takes updates in, as fast as it can. */
play(async (options: Options) => {
  const client = await CLIENTS[options.name](options);
  return {
    commands: {
      count: () => client.count(),
      /** Until there were so many in all. */
      async take(wanted: number) {
        const cpu = process.cpuUsage();
        await must(`${wanted} updates come`, () => client.count() >= wanted, LONGEST_WAIT_MS);
        const { user, system } = process.cpuUsage(cpu);
        return { endMs: monotonicMs(), cpuMs: (user + system) / 1_000 };
      },
      /** As `take`, and what it does to the process. */
      async bear(wanted: number) {
        const [framesBefore, heapBefore, startMs] = [client.frames(), heapInUse(), monotonicMs()];
        const heaps: number[] = [];
        const heapTimer = setInterval(() => heaps.push(process.memoryUsage().heapUsed), HEAP_EVERY_MS);
        const watch = new LoopWatch();
        await must(`${wanted} updates come`, () => client.count() >= wanted, LONGEST_WAIT_MS);
        clearInterval(heapTimer);
        const gaps = watch.end();
        const tookMs = monotonicMs() - startMs;
        const heapPeak = Math.max(...heaps) - heapBefore;
        const frames = client.frames() - framesBefore;
        return { tookMs, gaps, heapPeak, heapAfter: heapInUse() - heapBefore, frames, digest: client.digest() };
      },
      latencies: () => client.latencies,
    },
  };
});

const CLIENTS: Readonly<Record<Options['name'], (options: Options) => Promise<Client>>> = {
  ours: (options) => ourClient({ dialect: 'leaderboard', url: options.url }, options),
  'ours, WebSocket': (options) => ourClient({ dialect: 'masterx', url: webSocketUrl(options.url) }, options),
  'socket.io-client': bareSocketIo,
  ws: bareWebSocket,
};

interface Address {
  readonly dialect: string;
  readonly url: string;
}

function ourClient(source: Address, { stamped, folder }: Options): Promise<Client> {
  return stamped ? pipeline(source) : application(source, folder);
}

async function application(source: Address, folder: string): Promise<Client> {
  // The process is killed in the end, and whoever started it has made the folder.
  const wall = await wallApp({ scratch: () => folder, onEnd: () => undefined }, source, { calmIntervalMs: 0 });
  const count = () => wall.app.health().sources[0]?.applied ?? 0;
  await must('the board is there', () => count() > 0);
  return { count, latencies: [], frames: () => wall.frames, digest: () => wall.digest('bench:revenue') };
}

async function pipeline(source: Address): Promise<Client> {
  const latencies: number[] = [];
  const subject = watchedPipeline(source, (payload) => {
    const sentMs = sentIn(source.dialect === 'leaderboard' ? payload : (payload as { data: unknown }).data);
    if (sentMs !== null) latencies.push(monotonicMs() - sentMs);
  });
  await must('connected', () => subject.connected);
  return { count: () => latencies.length, latencies, frames: () => 0, digest: () => null };
}

async function bareSocketIo({ url }: Options): Promise<Client> {
  const socket = io(`${url}/leaderboard`, { forceNew: true, transports: ['websocket'] });
  const latencies: number[] = [];
  let count = 0;
  socket.on('rankings:update', (update: unknown) => {
    count++;
    const sentMs = sentIn(update);
    if (sentMs !== null) latencies.push(monotonicMs() - sentMs);
  });
  await must('connected', () => socket.connected);
  return { count: () => count, latencies, frames: () => 0, digest: () => null };
}

async function bareWebSocket({ url }: Options): Promise<Client> {
  const socket = new WebSocket(webSocketUrl(url), { perMessageDeflate: false });
  const latencies: number[] = [];
  let count = 0;
  socket.on('message', (bytes: Buffer) => {
    count++;
    const { data } = JSON.parse(bytes.toString()) as { data: unknown };
    const sentMs = sentIn(data);
    if (sentMs !== null) latencies.push(monotonicMs() - sentMs);
  });
  await must('connected', () => socket.readyState === WebSocket.OPEN);
  return { count: () => count, latencies, frames: () => 0, digest: () => null };
}

function webSocketUrl(url: string): string {
  return url.replace('http', 'ws');
}

function sentIn(update: unknown): number | null {
  const { sentMs } = update as { sentMs?: number };
  return sentMs ?? null;
}
