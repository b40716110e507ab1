import type { Browser } from 'playwright';
import { browserFor } from '../kit/browser';
import { finding, type Finding } from '../kit/finding';
import type { Goal, Kit } from '../kit/kit';
import { pageServerFor } from '../kit/page-server';
import { quantile } from '../kit/stats';
import { monotonicMs, pause } from '../kit/time';
import { paintLatencies, type SentValue } from './paint-latencies';
import { naiveWall, ourWall, type Subject } from './subjects';

const GOAL = 'W1';
const DEFAULT_CALM_MS = 1_000;
const MOST_MS = 50;
const WARM_UP = { perSecond: 50, forMs: 2_000 };
const PACES = [
  { perSecond: 1, forMs: 15_000 },
  { perSecond: 100, forMs: 8_000 },
  { perSecond: 1_000, forMs: 8_000 },
] as const;
/** The last events may be on their way for so long. */
const LAST_ONES_MS = 20_000;
const LOOK_EVERY_MS = 100;

interface Measured {
  readonly latenciesMs: readonly number[];
  readonly uncertainMs: number;
}

export const latency: Goal = {
  id: GOAL,
  title: 'From the event to the screen',
  runs: 'alone',
  async measure(kit) {
    const browser = await browserFor(kit);
    const pages = await pageServerFor(kit);
    const findings: Finding[] = [];
    for (const pace of PACES) {
      const naive = await measured(await naiveWall(kit, { browser, pages }), pace);
      for (const calmMs of [0, DEFAULT_CALM_MS]) {
        findings.push(...(await beside(kit, browser, naive, pace, calmMs)));
      }
    }
    return findings;
  },
};

async function beside(
  kit: Kit,
  browser: Browser,
  naive: Measured,
  pace: (typeof PACES)[number],
  calmMs: number,
): Promise<Finding[]> {
  const ours = await measured(await ourWall(kit, { browser, calmIntervalMs: calmMs }), pace);
  const mostMs = MOST_MS + calmMs;
  const judged = pace.perSecond === 1_000;
  const calm = calmMs === 0 ? 'no calm interval' : `calm interval ${calmMs / 1_000} s`;
  const line = (what: string, share: number, target: number | null): Finding => {
    const value = finite(quantile(ours.latenciesMs, share));
    return finding({
      goal: GOAL,
      what,
      target: target === null ? '' : `≤ ${target} ms`,
      ours: value,
      baseline: finite(quantile(naive.latenciesMs, share)),
      baselineName: 'naive wall',
      unit: 'ms',
      reached: target === null ? null : value !== null && value <= target,
      ...(target === null ? {} : { note: noteOn(ours) }),
    });
  };
  const rate = pace.perSecond === 1 ? '1 event' : `${pace.perSecond.toLocaleString('en-GB')} events`;
  return [
    line(`${rate} a second, ${calm}: sent until painted, median`, 0.5, null),
    line('the same, 99th of 100', 0.99, judged ? mostMs : null),
  ];
}

function noteOn({ latenciesMs, uncertainMs }: Measured): string {
  const count = latenciesMs.length.toLocaleString('en-GB');
  return `${count} events, all of them; the two clocks agree to ${uncertainMs.toFixed(2)} ms`;
}

/** Ends the subject. */
async function measured(subject: Subject, pace: (typeof PACES)[number]): Promise<Measured> {
  const { tab, scores } = subject;
  await scores.ask('rush', WARM_UP);
  await pause(LAST_ONES_MS / 10);
  await tab.watchValues();
  const sending = scores.ask('rush', pace) as Promise<readonly SentValue[]>;
  const clock = await tab.clockDuring(sending);
  const sent = await sending;
  const giveUpMs = monotonicMs() + LAST_ONES_MS;
  let latenciesMs = paintLatencies(sent, await tab.painted(), (pageMs) => clock.hostMs(pageMs));
  while (latenciesMs.includes(Infinity) && monotonicMs() < giveUpMs) {
    await pause(LOOK_EVERY_MS);
    latenciesMs = paintLatencies(sent, await tab.painted(), (pageMs) => clock.hostMs(pageMs));
  }
  await subject.close();
  return { latenciesMs, uncertainMs: clock.uncertainMs };
}

function finite(ms: number): number | null {
  return Number.isFinite(ms) ? ms : null;
}
