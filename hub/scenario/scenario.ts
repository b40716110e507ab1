import type { Emission } from '../wire-types';
import type { RevenueBoard } from './board';

export interface ScenarioOptions {
  readonly seed: number;
  /** Wall clock at the start, ms since the Unix epoch. */
  readonly nowMs: number;
  /** Orders per second, evenly spaced. Absent: the natural pace of an office. */
  readonly eventsPerSecond?: number | undefined;
}

/** A story that the hub plays. It knows no clock: it is told how time goes by. */
export interface Scenario {
  readonly board: RevenueBoard;
  /** Milliseconds until something happens; Infinity if nothing ever does. */
  readonly nextInMs: number;
  /** What happens in the next `elapsedMs`, at `nowMs` since the Unix epoch. */
  advance(elapsedMs: number, nowMs: number): Emission[];
}
