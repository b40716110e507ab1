import { isPast } from './ageing';

/** Work that a backend does in the background, with a progress bar. */

/** How long an ended job stays in sight. */
export const JOB_LINGER_MS: Readonly<Record<EndedStatus, number>> = {
  completed: 60_000,
  cancelled: 10_000,
  failed: 5 * 60_000,
};
/** A job that nothing was heard of for so long is given up. */
export const JOB_TTL_MS = 30 * 60_000;
export const JOBS_PER_SOURCE = 50;

export type JobKind = 'quiz' | 'question' | 'document' | 'other';
type EndedStatus = 'completed' | 'failed' | 'cancelled';
export type JobStatus = 'waiting' | 'running' | EndedStatus;

export interface JobEvent {
  readonly kind: 'job';
  readonly job: {
    readonly id: string;
    readonly kind: JobKind;
    readonly title?: string;
    readonly status: JobStatus;
    /** 0 to 100. */
    readonly progress?: number;
    readonly message?: string;
  };
  readonly atMs: number;
}

export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  readonly title: string | null;
  readonly status: JobStatus;
  /** 0 to 100; null where the backend has not told. */
  readonly progress: number | null;
  readonly message: string | null;
  readonly heardAtMs: number;
}

export const hasEnded = (status: JobStatus): status is EndedStatus => status !== 'waiting' && status !== 'running';

/**
 * Jobs after an event, oldest first. What is completed stays so, whatever a slower road still says of it; a job that failed
 * may be tried again. Where there are too many, ended ones go first, then the oldest.
 */
export function applyJob(jobs: readonly Job[], { job: told, atMs }: JobEvent): readonly Job[] {
  const held = jobs.find((job) => job.id === told.id);
  if (held?.status === 'completed') return jobs;
  // Told again by each poll: an ended job must not linger for ever.
  const since = held !== undefined && hasEnded(held.status) && held.status === told.status;
  const job: Job = {
    id: told.id,
    kind: told.kind === 'other' ? (held?.kind ?? 'other') : told.kind,
    title: told.title ?? held?.title ?? null,
    status: told.status,
    progress: told.status === 'completed' ? 100 : (told.progress ?? held?.progress ?? null),
    message: told.message ?? null,
    heardAtMs: since ? held.heardAtMs : atMs,
  };
  const after = held ? jobs.map((other) => (other === held ? job : other)) : [...jobs, job];
  if (after.length <= JOBS_PER_SOURCE) return after;
  const spare = after.find(({ id, status }) => id !== job.id && hasEnded(status)) ?? after[0];
  return after.filter((other) => other !== spare);
}

/** The jobs still worth showing at that time; the same list where none has gone. */
export function pruneJobs(jobs: readonly Job[], nowMs: number): readonly Job[] {
  const kept = jobs.filter(({ status, heardAtMs }) => {
    return !isPast(heardAtMs, hasEnded(status) ? JOB_LINGER_MS[status] : JOB_TTL_MS, nowMs);
  });
  return kept.length === jobs.length ? jobs : kept;
}
