import type { Goal } from '../kit/kit';
import { flapping } from './flapping';
import { halfOpen } from './half-open';
import { restart } from './restart';

/** What the feed has to reach, in order. */
export const FEED_GOALS: readonly Goal[] = [halfOpen, restart, flapping];
