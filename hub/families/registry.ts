import { academy } from './academy';
import { educatorQuiz } from './educator-quiz';
import type { RawFamily } from './family';
import { learningCoach } from './learning-coach';
import { masterx } from './masterx';

/** The families that speak over a plain WebSocket. */
export const RAW_FAMILIES: readonly RawFamily[] = [learningCoach, academy, educatorQuiz, masterx];
