import type { Goal } from '../kit/kit';
import { coldStart } from './cold-start';
import { heap } from './heap';
import { jumps } from './jumps';
import { latency } from './latency';
import { smoothness } from './smoothness';
import { work } from './work';

/** What the wall has to reach, in order. */
export const WALL_GOALS: readonly Goal[] = [latency, smoothness, work, heap, jumps, coldStart];
