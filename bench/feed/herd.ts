import { backAfterMs, ourDelays, partySocketDelays, socketIoDelays, type Delays } from '../kit/delays';
import { finding, type Finding } from '../kit/finding';
import { largest, median } from '../kit/stats';

const WALLS = 1_000;
const OUTAGE_MS = 30_000;
const WINDOW_MS = 100;
const RUNS = 20;

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

function peaks(delays: Delays): number[] {
  return Array.from({ length: RUNS }, () => peak(delays));
}

function peak(delays: Delays): number {
  const perWindow = new Map<number, number>();
  for (let wall = 0; wall < WALLS; wall++) {
    const window = Math.floor(backAfterMs(delays, OUTAGE_MS) / WINDOW_MS);
    perWindow.set(window, (perWindow.get(window) ?? 0) + 1);
  }
  return largest([...perWindow.values()]);
}
