import { readdirSync } from 'node:fs';
import { io } from 'socket.io-client';
import type { Clock } from '#core/kernel/clock';
import { systemClock } from '#hub/system-clock';
import { heapInUse } from '../kit/memory';
import { play } from '../kit/role';
import { ours, type SubjectName } from '../kit/subjects';
import { must } from '../kit/time';

interface Options {
  readonly name: SubjectName;
  readonly url: string;
  readonly count: number;
}

/** Pauses between attempts are shortened by this, or ten thousand of them would take hours. */
const FASTER = 50;
const OPEN_FILES = '/proc/self/fd';

/** Clients that are dropped again and again, and what the process holds. */
play(async ({ name, url, count }: Options) => {
  const warnings: string[] = [];
  process.on('warning', (warning) => warnings.push(warning.message));
  const clients = Array.from({ length: count }, () => (name === 'ours' ? ourClient(url) : theirClient(url)));
  const allConnected = () => clients.every((client) => client.connected);
  await must('all connect', allConnected);
  return {
    commands: {
      async held() {
        await must('all are back', allConnected);
        // What a connection that ended still holds for a moment.
        await new Promise((resolve) => setTimeout(resolve, 300));
        await must('all are back', allConnected);
        return { heapBytes: heapInUse(), files: openFiles(), ...resources(), warnings };
      },
    },
  };
});

function ourClient(url: string) {
  return ours(url, { clock: fastClock(), random: { next: () => 0 } });
}

/** Its pauses are as short as ours. */
function theirClient(url: string) {
  const socket = io(`${url}/leaderboard`, { forceNew: true, reconnectionDelay: 4, reconnectionDelayMax: 4 });
  socket.on('connect', () => void socket.emit('display:hello', {}, () => undefined));
  return socket;
}

function fastClock(): Clock {
  const clock = systemClock();
  return { ...clock, after: (delayMs, callback) => clock.after(delayMs / FASTER, callback) };
}

function resources(): { timers: number; handles: number } {
  const kinds = process.getActiveResourcesInfo();
  const timers = kinds.filter((kind) => kind === 'Timeout').length;
  return { timers, handles: kinds.length - timers };
}

function openFiles(): number | null {
  return process.platform === 'linux' ? readdirSync(OPEN_FILES).length : null;
}
