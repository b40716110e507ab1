import type { Goal } from '../kit/kit';
import { flapping } from './flapping';
import { honestFreshness } from './freshness';
import { halfOpen } from './half-open';
import { restart } from './restart';
import { sleep } from './sleep';

/** What the feed has to reach, in order. */
export const FEED_GOALS: readonly Goal[] = [halfOpen, sleep, restart, flapping, honestFreshness];
