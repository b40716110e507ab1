import type { Goal } from '../kit/kit';
import { auth } from './auth';
import { convergence } from './convergence';
import { crashSafe } from './crash-safe';
import { durable } from './durable';
import { flapping } from './flapping';
import { honestFreshness } from './freshness';
import { halfOpen } from './half-open';
import { leaks } from './leaks';
import { offlineQueue } from './offline-queue';
import { restart } from './restart';
import { sleep } from './sleep';
import { throughput } from './throughput';

/** What the feed has to reach, in order. */
export const FEED_GOALS: readonly Goal[] = [
  convergence,
  halfOpen,
  sleep,
  restart,
  flapping,
  offlineQueue,
  durable,
  auth,
  throughput,
  honestFreshness,
  crashSafe,
  leaks,
];
