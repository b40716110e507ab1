import { FEED_GOALS } from './feed/goals';
import type { Goal } from './kit/kit';

/** What `npm run bench -- NAME` can measure. */
export const SUITES: Readonly<Record<string, readonly Goal[]>> = { feed: FEED_GOALS };
