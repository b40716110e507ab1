import type { Browser } from 'playwright';
import { browserFor, FULL_HD, Tab } from '../kit/browser';
import { finding, type Finding } from '../kit/finding';
import type { Goal, Kit } from '../kit/kit';
import { median } from '../kit/stats';
import { pause } from '../kit/time';
import { wallProcess } from '../kit/wall-process';
import { scoresFor, shown } from './subjects';

const GOAL = 'W6';
const BASELINE = 'empty page';
const MOST = 1.5;
const RUNS = 5;
const CARD = '[data-entry-id]';
/** The host answers this with one line of text. */
const EMPTY_PATH = '/empty';
/** The last board is on disk by then. */
const SAVED_MS = 3_000;

export const coldStart: Goal = {
  id: GOAL,
  title: 'From the start to the first board',
  runs: 'alone',
  async measure(kit) {
    const browser = await browserFor(kit);
    const { scores, url } = await scoresFor(kit);
    const kept = kit.scratch();
    await leaveBoard(kit, browser, url, kept);
    const [empty, connected, cutOff]: [number[], number[], number[]] = [[], [], []];
    for (let run = 0; run < RUNS; run++) {
      empty.push(await start(kit, browser, { url, dataDir: kept, path: EMPTY_PATH, first: 'body' }));
      connected.push(await start(kit, browser, { url, dataDir: kit.scratch(), path: '/', first: CARD }));
    }
    await scores.kill();
    for (let run = 0; run < RUNS; run++) {
      empty.push(await start(kit, browser, { url, dataDir: kept, path: EMPTY_PATH, first: 'body' }));
      cutOff.push(await start(kit, browser, { url, dataDir: kept, path: '/', first: CARD }));
    }
    return [
      line('last board on disk, no network: until it is painted', cutOff, empty, true),
      line('no last board, from the backend: until it is painted', connected, empty, false),
    ];
  },
};

function line(what: string, mine: readonly number[], empty: readonly number[], judged: boolean): Finding {
  return finding({
    goal: GOAL,
    what: `${what}, median of ${mine.length}`,
    target: judged ? `ratio ≤ ${MOST}` : '',
    ours: median(mine),
    baseline: median(empty),
    baselineName: BASELINE,
    unit: 'ms',
    reached: judged ? median(mine) / median(empty) <= MOST : null,
    note: 'from the start of the process; the browser runs already, its cache is empty',
    samples: { ours: mine, [BASELINE]: empty },
  });
}

/** Runs the app until a board is on disk. */
async function leaveBoard(kit: Kit, browser: Browser, sourceUrl: string, dataDir: string): Promise<void> {
  const app = await wallProcess(kit, { sourceUrl, dataDir });
  const tab = await shown(browser, app.url);
  await pause(SAVED_MS);
  await tab.close();
  await app.stop();
}

interface Start {
  readonly url: string;
  readonly dataDir: string;
  readonly path: string;
  /** What has to be on screen. */
  readonly first: string;
}

/** From the start of the process until the page has painted, ms. */
async function start(kit: Kit, browser: Browser, { url, dataDir, path, first }: Start): Promise<number> {
  // Ready before the clock runs.
  const tab = await Tab.open(browser, FULL_HD, { first });
  const app = await wallProcess(kit, { sourceUrl: url, dataDir });
  await tab.goto(new URL(path, app.url).href);
  const paintedMs = await tab.firstPaint();
  const clock = await tab.clockDuring(Promise.resolve());
  await tab.close();
  await app.stop();
  return clock.hostMs(paintedMs) - app.startedMs;
}
