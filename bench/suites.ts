import { FEED_GOALS } from './feed/goals';
import type { Goal } from './kit/kit';
import { WALL_GOALS } from './wall/goals';

/** What `npm run bench -- NAME` can measure. */
export const SUITES: Readonly<Record<string, readonly Goal[]>> = { feed: FEED_GOALS, wall: WALL_GOALS };
