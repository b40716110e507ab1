import { browserFor } from '../kit/browser';
import { finding } from '../kit/finding';
import type { Goal } from '../kit/kit';
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
    const blaster = await kit.child('blaster', { wire: 'socket.io' });
    const { url } = blaster.info as { url: string };
    const app = await wallProcess(kit, { sourceUrl: url, calmIntervalMs: 0 });
    const tab = await shown(browser, app.url);
    await tab.watchPlaces();
    const forMs = (CHANGES * 1_000) / PER_SECOND;
    await blaster.ask('burst', { perSecond: PER_SECOND, forMs });
    const frames = await tab.places();
    const { steps, longestPx, mostOfLimit } = travelOf(frames);
    const framesPerSecond = (frames.length * 1_000) / forMs;
    return [
      finding({
        goal: GOAL,
        what: `${CHANGES.toLocaleString('en-GB')} random changes: longest step of a card, against its springs' fastest`,
        target: '≤ 1',
        ours: mostOfLimit,
        unit: 'x',
        reached: framesPerSecond >= LEAST_FRAMES_PER_SECOND && mostOfLimit <= 1,
        note:
          `${steps.toLocaleString('en-GB')} steps at ${framesPerSecond.toFixed(0)} frames a second, ` +
          `of which there must be ${LEAST_FRAMES_PER_SECOND}; the longest ${longestPx.toFixed(0)} px; ${PER_SECOND} changes a second, no calm interval`,
      }),
    ];
  },
};
