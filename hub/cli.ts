import { describeError } from '#core/kernel/app-error';
import { seededRandom } from '#core/kernel/random';
import { addressesAt } from './addresses';
import { readArguments, type HubArguments } from './cli-arguments';
import type { FaultScript } from './faults/fault';
import type { FaultLogEntry } from './faults/fault-log';
import { startFaultProxy } from './faults/proxy';
import { readFaultScript } from './faults/script-file';
import { HubError } from './hub-error';
import { startHub, type Hub } from './server';
import { systemClock } from './system-clock';

const HUB_HOST = '127.0.0.1';

const EXIT_BAD_ARGUMENTS = 2;

/** Above this many events per second nothing is kept for recovery: it would be most of the memory. */
const FASTEST_WITH_RECOVERY = 50;

async function main(): Promise<void> {
  const read = readArguments(process.argv.slice(2));
  if (!read.ok) {
    fail(describeError(read.error));
    return;
  }
  if (read.value.faults === undefined) {
    const hub = await hubOn(read.value.port, read.value);
    introduce(hub, hub.url);
    stopOnSignal(() => hub.stop());
    return;
  }
  const script = await readFaultScript(read.value.faults);
  if (script.ok) await rehearse(read.value, read.value.faults, script.value);
  else fail(script.error.map(describeError).join('\n'));
}

/** The hub behind a proxy that plays the faults and tells of them. The port asked for is the proxy's. */
async function rehearse(options: HubArguments, file: string, script: FaultScript): Promise<void> {
  const clock = systemClock();
  const hub = await hubOn(0, options);
  const startMs = clock.monotonic();
  const proxy = await startFaultProxy({
    target: { host: HUB_HOST, port: Number(new URL(hub.url).port) },
    clock,
    random: seededRandom(options.seed),
    port: options.port,
    script,
    onLog: (entry) => {
      console.error(lineOf(entry, startMs));
    },
  }).catch(async (cause: unknown) => {
    await hub.stop();
    throw cause;
  });
  introduce(hub, proxy.url);
  console.log(`Faults: ${script.steps.length} steps of ${file} · the hub without them: ${hub.url}`);
  stopOnSignal(async () => {
    await proxy.stop();
    await hub.stop();
  });
}

function hubOn(port: number, { scenario, seed, rate }: HubArguments): Promise<Hub> {
  return startHub({
    clock: systemClock(),
    host: HUB_HOST,
    port,
    scenario,
    seed,
    ...(rate === undefined ? {} : { eventsPerSecond: rate, recovery: rate <= FASTEST_WITH_RECOVERY }),
  });
}

function introduce(hub: Hub, url: string): void {
  const source = { id: 'hub', dialect: hub.family, ...addressesAt(url)[hub.family] };
  console.log(url);
  console.log(`As a source of a wall: ${JSON.stringify(source)}`);
}

function lineOf({ atMs, connection, what, detail }: FaultLogEntry, startMs: number): string {
  const seconds = ((atMs - startMs) / 1000).toFixed(2);
  return `${seconds} s · ${connection === 0 ? '' : `connection ${connection}: `}${what} ${detail}`.trimEnd();
}

function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

function fail(reason: string): void {
  console.error(reason);
  process.exitCode = EXIT_BAD_ARGUMENTS;
}

main().catch((cause: unknown) => {
  if (!(cause instanceof HubError)) throw cause;
  fail(cause.message);
});
