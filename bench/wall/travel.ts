import { largest, smallest } from '../kit/stats';
import type { Places } from '../pages/probe';

/** Of the springs of the cards, which are critically damped: stiffness 90.25 at mass 1. */
const OMEGA_PER_S = 9.5;
/** Less of a card than this is not seen: it may be put elsewhere. */
const UNSEEN = 0.05;
/** The fastest that a card fades away, or in again, and how long it is gone in between. */
const FADES_PER_MS = 1 / 125;
const GONE_MS = 200;
/** The time of a frame is known to this. */
const UNCERTAIN_MS = 2;
/** Sub-pixel layout, and cards that grow a little as they are lifted. */
const SLACK_PX = 4;

export interface Travel {
  /** Steps from one frame to the next in which a card moved. */
  readonly steps: number;
  /** The longest, in pixels. */
  readonly longestPx: number;
  /** The most that a step took of what the springs can cover at their fastest in its time; above 1 it is a jump. */
  readonly mostOfLimit: number;
}

/**
 * How cards travel from frame to frame. A critically damped spring whose target is sent here and there within a range is
 * never faster than the range times omega / e, in whatever order and rhythm that comes. Throws RangeError without frames.
 *
 * @param frames the first of them with all cards at rest
 */
export function travelOf(frames: readonly Places[]): Travel {
  const seen = frames.map(({ atMs, cards }) => ({
    atMs,
    cards: new Map(cards.flatMap(([id, x, y, seen]) => (seen < UNSEEN ? [] : [[id, { x, y, seen }] as const]))),
  }));
  const standing = [...(seen[0]?.cards.values() ?? [])];
  const rangeX = spread(standing.map(({ x }) => x));
  const heights = standing.map(({ y }) => y);
  // Cards come from one row above or below all others, and leave to there.
  const rangeY = spread(heights) + 2 * lowestGap(heights);
  const limitPx = (rangePx: number, forMs: number): number =>
    ((rangePx * OMEGA_PER_S) / Math.E / 1_000) * forMs + SLACK_PX;
  let [steps, longestPx, mostOfLimit] = [0, 0, 0];
  for (const [index, { atMs, cards }] of seen.entries()) {
    const before = seen[index - 1];
    if (before === undefined) continue;
    const forMs = atMs - before.atMs + UNCERTAIN_MS;
    for (const [id, now] of cards) {
      const was = before.cards.get(id);
      // One that has faded away in between, and in again elsewhere, went nowhere.
      if (was === undefined || was.seen + now.seen < FADES_PER_MS * (atMs - before.atMs - GONE_MS)) continue;
      const [x, y] = [Math.abs(now.x - was.x), Math.abs(now.y - was.y)];
      if (x === 0 && y === 0) continue;
      steps++;
      longestPx = Math.max(longestPx, Math.hypot(x, y));
      mostOfLimit = Math.max(mostOfLimit, x / limitPx(rangeX, forMs), y / limitPx(rangeY, forMs));
    }
  }
  return { steps, longestPx, mostOfLimit };
}

function spread(along: readonly number[]): number {
  return largest(along) - smallest(along);
}

/** Between the two lowest rows. */
function lowestGap(heights: readonly number[]): number {
  const [lowest = 0, next = lowest] = [...new Set(heights)].sort((a, b) => b - a);
  return lowest - next;
}
