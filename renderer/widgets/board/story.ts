import { changeBetween, climbersIn } from './climbers';
import { PODIUM_SIZE } from './geometry';

/** What a change of the board is about: one climb, the one that means most. */
export interface Story {
  readonly climber: string;
  /** Who is behind the climber now and was not before, nearest first. Never empty. */
  readonly passed: readonly string[];
  /** Positions from 0. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'number-one' | 'podium' | 'climb';
}

const WEIGHT: Readonly<Record<Story['kind'], number>> = { climb: 0, podium: 1, 'number-one': 2 };

/** Does a story tell more than another one that is being told? */
export function outweighs(story: Story, other: Story): boolean {
  return WEIGHT[story.kind] > WEIGHT[other.kind];
}

/** The story of a change: a new number one before one who is new on the podium, and then the biggest climb. */
export function storyOf(before: readonly string[], after: readonly string[]): Story | null {
  const change = changeBetween(before, after);
  const rising = climbersIn(change);
  if (rising.size === 0) return null;
  const { start } = change;
  const was = new Map(change.before.map((id, index) => [id, start + index]));
  const now = new Map(change.after.map((id, index) => [id, start + index]));
  let best: Story | null = null;
  for (const climber of rising) {
    const from = was.get(climber) ?? 0;
    const to = now.get(climber) ?? 0;
    const kind = to === 0 ? 'number-one' : to < PODIUM_SIZE && from >= PODIUM_SIZE ? 'podium' : 'climb';
    const story: Story = { climber, passed: [], from, to, kind };
    if (best === null || outweighs(story, best) || (!outweighs(best, story) && reach(story) > reach(best)))
      best = story;
  }
  if (best === null) return null;
  const { from, to } = best;
  const passed = change.after.slice(to + 1 - start).filter((id) => (was.get(id) ?? Infinity) < from);
  return { ...best, passed };
}

/** Of two equal climbs, the one that ends higher. */
function reach({ from, to }: Story): number {
  return from - to + 1 / (to + 2);
}
