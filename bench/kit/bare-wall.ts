import { io } from 'socket.io-client';
import { seededRandom } from '#core/kernel/random';
import { startFaultProxy } from '#hub/faults/proxy';
import { randomSchedule } from '#hub/faults/random-schedule';
import { startHub, type Hub } from '#hub/server';
import { systemClock } from '#hub/system-clock';
import { pause, until } from './time';

const FAULTS_MS = 7_000;
const CALM_BEFORE_MS = 700;
const GIVE_UP_AFTER_MS = 30_000;
/** Between two events, or nearly. */
const KEEPS_MS = 50;
const EVENTS_PER_SECOND = 25;
const LOOK_EVERY_MS = 10;

interface Told {
  readonly userId: number;
  readonly value: number;
}

/**
 * A small app on socket.io-client, written as its documentation has it: connection state recovery is on, and where that
 * says that it failed, the rooms are joined again, which brings the whole board. Behind a seeded schedule of faults;
 * true when its values come to be those of the server.
 */
export async function bareWallConverges(seed: number): Promise<boolean> {
  const clock = systemClock();
  const random = seededRandom(seed);
  const script = randomSchedule(random, FAULTS_MS);
  const hub = await startHub({ clock, seed, eventsPerSecond: EVENTS_PER_SECOND, recovery: true });
  const proxy = await startFaultProxy({
    target: { host: '127.0.0.1', port: Number(new URL(hub.url).port) },
    clock,
    random,
    script: { ...script, steps: script.steps.map((step) => ({ ...step, atMs: step.atMs + CALM_BEFORE_MS })) },
  });
  const values = new Map<number, number>();
  const socket = io(`${proxy.url}/leaderboard`, { forceNew: true });
  socket.on('connect', () => {
    if (!socket.recovered) socket.emit('join:tv-display');
  });
  socket.on('leaderboard:refresh', ({ rankings }: { rankings: readonly Told[] }) => {
    values.clear();
    for (const { userId, value } of rankings) values.set(userId, value);
  });
  socket.on('rankings:update', (told: Told | { updates: readonly Told[] }) => {
    const list = 'updates' in told ? told.updates : [told];
    for (const { userId, value } of list) values.set(userId, value);
  });
  try {
    await pause(CALM_BEFORE_MS + FAULTS_MS);
    let sameSinceMs: number | null = null;
    return await until(
      () => {
        if (!isSame(values, hub)) sameSinceMs = null;
        else sameSinceMs ??= clock.monotonic();
        return sameSinceMs !== null && clock.monotonic() - sameSinceMs > KEEPS_MS;
      },
      GIVE_UP_AFTER_MS,
      LOOK_EVERY_MS,
    );
  } finally {
    socket.disconnect();
    await proxy.stop();
    await hub.stop();
  }
}

function isSame(values: ReadonlyMap<number, number>, hub: Hub): boolean {
  const rows = hub.board();
  return rows.length === values.size && rows.every(({ userId, value }) => values.get(userId) === value);
}
