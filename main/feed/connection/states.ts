import type { SourceState, SourceStatus } from '#core/ipc/frame';

/** What a state allows. The table is the only place that says so. */
export interface StatePolicy {
  /** May messages be sent to the backend? */
  readonly maySend: boolean;
  /** Is an attempt, or a connection, under way that a late callback may belong to? */
  readonly holdsSocket: boolean;
  /** One of the five statuses that the backends' documents speak of. */
  readonly status: SourceStatus;
}

export const STATES: Readonly<Record<SourceState, StatePolicy>> = Object.freeze({
  idle: { maySend: false, holdsSocket: false, status: 'disconnected' },
  connecting: { maySend: false, holdsSocket: true, status: 'connecting' },
  syncing: { maySend: true, holdsSocket: true, status: 'connected' },
  live: { maySend: true, holdsSocket: true, status: 'connected' },
  waiting: { maySend: false, holdsSocket: false, status: 'reconnecting' },
  degraded: { maySend: false, holdsSocket: false, status: 'disconnected' },
  rejected: { maySend: false, holdsSocket: false, status: 'error' },
  stopped: { maySend: false, holdsSocket: false, status: 'disconnected' },
});
