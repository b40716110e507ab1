import type { Browser } from 'playwright';
import { browserFor, FULL_HD, Tab, ULTRA_HD, type Size } from '../kit/browser';
import { finding, type Finding } from '../kit/finding';
import type { Goal, Kit } from '../kit/kit';
import { pageServerFor } from '../kit/page-server';
import { sum } from '../kit/stats';
import { pause } from '../kit/time';
import { traced } from '../../e2e/trace';
import { frameCounts, presentedShare, type FrameCounts } from '../../e2e/frames';
import { ourWall, type Subject } from './subjects';

const GOAL = 'W2';
const LEAST = 0.98;
const BASELINE = 'idle page';
const IDLE_MS = 5_000;
const WARM_UP = { perSecond: 100, forMs: 2_000 };
const RUSH = { perSecond: 100, forMs: 10_000 };
const OVERTAKES = 3;
/** A change on the podium is over by then. */
const OVERTAKE_MS = 2_500;
/** So is a legendary celebration. */
const CELEBRATION_MS = 11_000;
/** Before the next thing begins. */
const REST_MS = 3_000;

type Act = readonly [what: string, act: (subject: Subject) => Promise<unknown>];

const ACTS: readonly Act[] = [
  ['a rush of 100 events a second', ({ scores }) => scores.ask('rush', RUSH)],
  [
    `a new number one, ${OVERTAKES} times`,
    async ({ scores }) => {
      for (let times = 0; times < OVERTAKES; times++) {
        await scores.ask('overtake');
        await pause(OVERTAKE_MS);
      }
    },
  ],
  [
    'a legendary celebration',
    async ({ scores }) => {
      await scores.ask('celebrate', 'one');
      await pause(CELEBRATION_MS);
    },
  ],
];

export const smoothness: Goal = {
  id: GOAL,
  title: 'Frames that the screen gets',
  runs: 'alone',
  async measure(kit) {
    const browser = await browserFor(kit);
    const pages = await pageServerFor(kit);
    const findings: Finding[] = [];
    for (const size of [FULL_HD, ULTRA_HD]) findings.push(...(await atSize(kit, browser, pages, size)));
    return findings;
  },
};

async function atSize(kit: Kit, browser: Browser, pages: string, size: Size): Promise<Finding[]> {
  // Before and after: what else the machine does meanwhile is in both.
  const before = await idle(browser, pages, size);
  const wall = await ourWall(kit, { browser, size });
  await wall.scores.ask('rush', WARM_UP);
  await pause(REST_MS);
  const found: [what: string, counts: FrameCounts][] = [];
  for (const [what, act] of ACTS) {
    found.push([what, frameCounts(await traced(browser, () => act(wall)))]);
    await pause(REST_MS);
  }
  await wall.close();
  const after = await idle(browser, pages, size);
  const still = {
    presented: sum([before.presented, after.presented]),
    dropped: sum([before.dropped, after.dropped]),
  };
  const judged = size === FULL_HD;
  return found.map(([what, counts]) => {
    const ratio = presentedShare(counts) / presentedShare(still);
    return finding({
      goal: GOAL,
      what: `${size.width}x${size.height}, ${what}: frames presented of those wanted`,
      target: judged ? `ratio ≥ ${LEAST}` : '',
      ours: presentedShare(counts) * 100,
      baseline: presentedShare(still) * 100,
      baselineName: BASELINE,
      unit: '%',
      reached: judged ? ratio >= LEAST : null,
      note: `${counts.presented} presented, ${counts.dropped} dropped; ${BASELINE} ${still.presented} and ${still.dropped}`,
      samples: {
        'presented, dropped': [counts.presented, counts.dropped],
        [`${BASELINE}: presented, dropped`]: [still.presented, still.dropped],
      },
    });
  });
}

async function idle(browser: Browser, pages: string, size: Size): Promise<FrameCounts> {
  const tab = await Tab.open(browser, size);
  await tab.goto(`${pages}/idle.html`);
  await pause(REST_MS);
  const counts = frameCounts(await traced(browser, () => pause(IDLE_MS)));
  await tab.close();
  return counts;
}
