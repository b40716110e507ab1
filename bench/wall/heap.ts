import type { Browser } from 'playwright';
import { browserFor, type Tab } from '../kit/browser';
import { finding } from '../kit/finding';
import type { Goal, Kit } from '../kit/kit';
import { pageServerFor } from '../kit/page-server';
import { monotonicMs, pause } from '../kit/time';
import { wallProcess } from '../kit/wall-process';
import { naiveUrl, shown } from './subjects';

const GOAL = 'W4';
const BASELINE = 'naive wall';
const MOST_MB = 5;
const MB = 2 ** 20;
const EVENTS = 1_000_000;
/** One by one they take it long. */
const NAIVE_EVENTS = 50_000;
/** What is made once is there by then. */
const WARM_UP_EVENTS = 40_000;
/** Told at a time; the page paints in between. */
const PORTION = 20_000;
const SETTLED_MS = 4_000;
/** Of the processor in a while: less is quiet. */
const QUIET_BELOW_MS = 50;
const QUIET_FOR_MS = 500;
const GIVE_UP_MS = 240_000;

interface Grown {
  readonly bytes: number;
  readonly tookMs: number;
}

export const heap: Goal = {
  id: GOAL,
  title: 'What the page keeps',
  runs: 'alone',
  async measure(kit) {
    const browser = await browserFor(kit);
    const pages = await pageServerFor(kit);
    const mine = await ours(kit, browser);
    const theirs = await naive(kit, browser, pages);
    const seconds = ({ tookMs }: Grown): string => (tookMs / 1_000).toFixed(0);
    return [
      finding({
        goal: GOAL,
        what: `${EVENTS.toLocaleString('en-GB')} events: heap of the page more than before`,
        target: `< ${MOST_MB} MB`,
        ours: mine.bytes / MB,
        baseline: theirs.bytes / MB,
        baselineName: BASELINE,
        unit: 'MB',
        reached: mine.bytes / MB < MOST_MB,
        note:
          `after garbage collection; no calm interval; they took ${seconds(mine)} s; ` +
          `the ${BASELINE} ${NAIVE_EVENTS.toLocaleString('en-GB')} events, in ${seconds(theirs)} s`,
      }),
    ];
  },
};

async function ours(kit: Kit, browser: Browser): Promise<Grown> {
  const blaster = await kit.child('blaster', { wire: 'socket.io' });
  const { url, cycle } = blaster.info as { url: string; cycle: number };
  const app = await wallProcess(kit, { sourceUrl: url, calmIntervalMs: 0 });
  const tab = await shown(browser, app.url);
  const blast = async (events: number): Promise<void> => {
    const before = await applied(app);
    await blaster.ask('blast', events / cycle);
    await untilSo(async () => (await applied(app)) >= before + events);
  };
  const grown = await grownBy(tab, blast, EVENTS);
  await tab.close();
  await app.stop();
  await blaster.kill();
  return grown;
}

async function naive(kit: Kit, browser: Browser, pages: string): Promise<Grown> {
  const blaster = await kit.child('blaster', { wire: 'socket.io' });
  const { url, cycle } = blaster.info as { url: string; cycle: number };
  const tab = await shown(browser, naiveUrl(pages, url));
  const grown = await grownBy(
    tab,
    async (events) => {
      await blaster.ask('blast', events / cycle);
      await untilQuiet(tab);
    },
    NAIVE_EVENTS,
  );
  await tab.close();
  await blaster.kill();
  return grown;
}

async function grownBy(tab: Tab, blast: (events: number) => Promise<void>, events: number): Promise<Grown> {
  await blast(Math.min(WARM_UP_EVENTS, events));
  await pause(SETTLED_MS);
  const before = await tab.heapBytes();
  const startMs = monotonicMs();
  for (let sent = 0; sent < events; sent += PORTION) await blast(Math.min(PORTION, events - sent));
  const tookMs = monotonicMs() - startMs;
  await pause(SETTLED_MS);
  return { bytes: (await tab.heapBytes()) - before, tookMs };
}

async function applied(app: { health(): Promise<{ readonly sources: readonly { readonly applied: number }[] }> }) {
  return (await app.health()).sources[0]?.applied ?? 0;
}

/** Until the page has hardly anything to do any more: it has taken in what came. */
async function untilQuiet(tab: Tab): Promise<void> {
  let before = (await tab.work()).all;
  await untilSo(async () => {
    await pause(QUIET_FOR_MS);
    const { all } = await tab.work();
    const busyMs = (all - before) * 1_000;
    before = all;
    return busyMs < QUIET_BELOW_MS;
  });
}

async function untilSo(check: () => Promise<boolean>): Promise<void> {
  const giveUpMs = monotonicMs() + GIVE_UP_MS;
  while (!(await check())) {
    if (monotonicMs() > giveUpMs) throw new Error('the events are not taken in');
    await pause(10);
  }
}
