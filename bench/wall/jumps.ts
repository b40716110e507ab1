import type { Browser } from 'playwright';
import { browserFor } from '../kit/browser';
import { finding, type Finding } from '../kit/finding';
import type { Goal, Kit } from '../kit/kit';
import { wallProcess } from '../kit/wall-process';
import { shown } from './subjects';
import { travelOf } from './travel';

const GOAL = 'W5';
const CHANGES = 10_000;
const PER_SECOND = 200;
/** With fewer, there is little to be seen of how the cards got from place to place. */
const LEAST_FRAMES_PER_SECOND = 30;

export const jumps: Goal = {
  id: GOAL,
  title: 'Rows travel',
  runs: 'alone',
  async measure(kit) {
    const browser = await browserFor(kit);
    return [
      await travelled(kit, browser, { what: 'with the calm interval that walls have', judged: true }),
      await travelled(kit, browser, { what: 'the same without a calm interval', calmIntervalMs: 0, judged: false }),
    ];
  },
};

interface Calm {
  readonly what: string;
  readonly calmIntervalMs?: number;
  readonly judged: boolean;
}

async function travelled(kit: Kit, browser: Browser, { what, judged, ...calm }: Calm): Promise<Finding> {
  const blaster = await kit.child('blaster', { wire: 'socket.io' });
  const { url } = blaster.info as { url: string };
  const app = await wallProcess(kit, { sourceUrl: url, ...calm });
  const tab = await shown(browser, app.url);
  await tab.watchPlaces();
  const forMs = (CHANGES * 1_000) / PER_SECOND;
  await blaster.ask('burst', { perSecond: PER_SECOND, forMs });
  const frames = await tab.places();
  await tab.close();
  await app.stop();
  await blaster.kill();
  const { steps, longestPx, mostOfLimit } = travelOf(frames);
  const framesPerSecond = (frames.length * 1_000) / forMs;
  return finding({
    goal: GOAL,
    what: judged
      ? `${CHANGES.toLocaleString('en-GB')} random changes, ${what}: longest step of a card, against its springs' fastest`
      : what,
    target: judged ? '≤ 1' : '',
    ours: mostOfLimit,
    unit: 'x',
    reached: judged ? framesPerSecond >= LEAST_FRAMES_PER_SECOND && mostOfLimit <= 1 : null,
    note:
      `${steps.toLocaleString('en-GB')} steps at ${framesPerSecond.toFixed(0)} frames a second, ` +
      `of which there must be ${LEAST_FRAMES_PER_SECOND}; the longest ${longestPx.toFixed(0)} px; ${PER_SECOND} changes a second`,
  });
}
