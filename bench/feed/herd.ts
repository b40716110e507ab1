import WebSocket from 'partysocket/ws';
import { Manager } from 'socket.io-client';
import { retryDelayMs } from '#main/feed/connection/backoff';
import { finding, type Finding } from '../kit/finding';
import { largest, median } from '../kit/stats';

const WALLS = 1_000;
const OUTAGE_MS = 30_000;
const WINDOW_MS = 100;
const RUNS = 20;
/** Walls notice the loss within this, of each other. */
const NOTICED_WITHIN_MS = 10;
const NOBODY = '127.0.0.1:9';

/** The delay before each attempt in turn, of one client. */
type Delays = () => () => number;

/** A thousand walls lose one server, and come back: simulated on the clients' own delay functions. */
export function herd(goal: string): Finding {
  const ours = peaks(ourDelays);
  const theirs = peaks(socketIoDelays);
  const party = peaks(partySocketDelays);
  return finding({
    goal,
    what: `${WALLS.toLocaleString('en-GB')} walls after ${OUTAGE_MS / 1_000} s: most connects in ${WINDOW_MS} ms, simulated`,
    target: '',
    ours: median(ours),
    baseline: median(theirs),
    baselineName: 'socket.io-client',
    unit: '',
    reached: null,
    note: `partysocket ${median(party)}; G4 asks for a quick return, which is what makes the peak`,
    samples: { ours, 'socket.io-client': theirs, partysocket: party },
  });
}

const ourDelays: Delays = () => {
  let attempt = 0;
  return () => retryDelayMs('brisk', ++attempt, { next: Math.random });
};

const socketIoDelays: Delays = () => {
  const { backoff } = new Manager(`http://${NOBODY}`, { autoConnect: false }) as unknown as {
    backoff: { duration(): number };
  };
  return () => backoff.duration();
};

const partySocketDelays: Delays = () => {
  const socket = new WebSocket(`ws://${NOBODY}`, [], { startClosed: true }) as unknown as {
    _retryCount: number;
    _getNextDelay(): number;
  };
  return () => {
    socket._retryCount++;
    return socket._getNextDelay();
  };
};

function peaks(delays: Delays): number[] {
  return Array.from({ length: RUNS }, () => peak(delays));
}

function peak(delays: Delays): number {
  const perWindow = new Map<number, number>();
  for (let wall = 0; wall < WALLS; wall++) {
    const window = Math.floor(backAtMs(delays()) / WINDOW_MS);
    perWindow.set(window, (perWindow.get(window) ?? 0) + 1);
  }
  return largest([...perWindow.values()]);
}

/** The first attempt that finds the server again. */
function backAtMs(next: () => number): number {
  let atMs = Math.random() * NOTICED_WITHIN_MS;
  while (atMs < OUTAGE_MS) atMs += next();
  return atMs;
}
