import { describeError } from '#core/kernel/app-error';
import { readArguments } from './cli-arguments';
import { HubError } from './hub-error';
import { startHub } from './server';
import { systemClock } from './system-clock';

const EXIT_BAD_ARGUMENTS = 2;

/** Above this many events per second nothing is kept for recovery: it would be most of the memory. */
const FASTEST_WITH_RECOVERY = 50;

async function main(): Promise<void> {
  const read = readArguments(process.argv.slice(2));
  if (!read.ok) {
    fail(describeError(read.error));
    return;
  }
  const { port, scenario, seed, rate } = read.value;
  const hub = await startHub({
    clock: systemClock(),
    port,
    scenario,
    seed,
    ...(rate === undefined ? {} : { eventsPerSecond: rate, recovery: rate <= FASTEST_WITH_RECOVERY }),
  });
  const source = { id: 'hub', dialect: 'leaderboard', url: hub.url, snapshotUrl: hub.snapshotUrl };
  console.log(hub.url);
  console.log(`Snapshot: ${hub.snapshotUrl} · as a source of a wall: ${JSON.stringify(source)}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void hub.stop());
}

function fail(reason: string): void {
  console.error(reason);
  process.exitCode = EXIT_BAD_ARGUMENTS;
}

main().catch((cause: unknown) => {
  if (!(cause instanceof HubError)) throw cause;
  fail(cause.message);
});
