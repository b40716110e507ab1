import { browserFor, type Work } from '../kit/browser';
import { finding, type Finding } from '../kit/finding';
import type { Goal } from '../kit/kit';
import { pageServerFor } from '../kit/page-server';
import { naiveWall, ourWall, type Subject } from './subjects';

const GOAL = 'W3';
const MOST = 0.25;
const BASELINE = 'naive wall';
const PER_SECOND = [10, 100, 1_000] as const;
const WARM_UP_MS = 2_000;
const FOR_MS = 6_000;
/** With a calm interval of 0, for comparison. */
const EAGER_PER_SECOND = 100;

const PARTS: readonly (readonly [name: string, of: (work: Work) => number])[] = [
  ['script', ({ script }) => script],
  ['style and layout', ({ style, layout }) => style + layout],
  ['all of the main thread', ({ all }) => all],
];

export const work: Goal = {
  id: GOAL,
  title: 'What the page works',
  runs: 'alone',
  async measure(kit) {
    const browser = await browserFor(kit);
    const pages = await pageServerFor(kit);
    const findings: Finding[] = [];
    for (const perSecond of PER_SECOND) {
      const theirs = await worked(await naiveWall(kit, { browser, pages }), perSecond);
      const mine = await worked(await ourWall(kit, { browser }), perSecond);
      const rate = `${perSecond.toLocaleString('en-GB')} events a second`;
      for (const [index, [name, of]] of PARTS.entries()) {
        findings.push(line(index === 0 ? `${rate}: ${name}` : `the same: ${name}`, of(mine), of(theirs), index === 0));
      }
      if (perSecond !== EAGER_PER_SECOND) continue;
      const eager = await worked(await ourWall(kit, { browser, calmIntervalMs: 0 }), perSecond);
      findings.push(line('the same: script without a calm interval', eager.script, theirs.script, false));
    }
    return findings;
  },
};

function line(what: string, mine: number, theirs: number, judged: boolean): Finding {
  return finding({
    goal: GOAL,
    what: `${what}, in a second`,
    target: judged ? `ratio ≤ ${MOST}` : '',
    ours: mine,
    baseline: theirs,
    baselineName: BASELINE,
    unit: 'ms',
    reached: judged ? mine / theirs <= MOST : null,
  });
}

/** In ms for each second. Ends the subject. */
async function worked(subject: Subject, perSecond: number): Promise<Work> {
  const { tab, scores } = subject;
  await scores.ask('rush', { perSecond, forMs: WARM_UP_MS });
  const before = await tab.work();
  await scores.ask('rush', { perSecond, forMs: FOR_MS });
  const after = await tab.work();
  await subject.close();
  const inASecond = (name: keyof Work): number => ((after[name] - before[name]) * 1_000) / (FOR_MS / 1_000);
  return {
    script: inASecond('script'),
    style: inASecond('style'),
    layout: inASecond('layout'),
    all: inASecond('all'),
  };
}
