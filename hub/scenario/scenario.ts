import type { BoardTruth, Emission, FamilyId } from '../wire-types';

export interface ScenarioOptions {
  readonly seed: number;
  /** Wall clock at the start, ms since the Unix epoch. */
  readonly nowMs: number;
  /** Changes of a board per second, evenly spaced. Absent: the scenario's natural pace. */
  readonly eventsPerSecond?: number | undefined;
}

/** Boards as a backend tells them whole, and the stream that tells of their changes. */
export interface WholeBoard {
  readonly stream: string;
  readonly body: object;
}

/** A job as the polling address tells it. `progress`: 0 to 100. */
export interface JobStatus {
  readonly jobId: string;
  readonly status: 'pending' | 'processing' | 'completed' | 'failed';
  readonly progress: number;
  readonly message: string;
}

/** A story that the hub plays. It knows no clock: it is told how time goes by. */
export interface Scenario {
  readonly family: FamilyId;
  /** The truth, the main board first. */
  boards(): readonly BoardTruth[];
  /** The same as the family tells it; the main board first. */
  snapshots(nowMs: number): readonly WholeBoard[];
  /** Jobs that are under way or have ended of late; absent where there are none. */
  jobs?(): readonly JobStatus[];
  /** Milliseconds until something happens; Infinity if nothing ever does. */
  readonly nextInMs: number;
  /** What happens in the next `elapsedMs`, at `nowMs` since the Unix epoch. */
  advance(elapsedMs: number, nowMs: number): Emission[];
}
