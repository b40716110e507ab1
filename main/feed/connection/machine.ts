import type { SourceState } from '#core/ipc/frame';
import type { Instant } from '#core/kernel/clock';
import type { Hint } from './hints';
import { fine, isOfToken, type Reason } from './reasons';
import { STATES } from './states';

/** An outage longer than this turns `waiting` into `degraded`, and the delays between attempts grow. */
export const LONG_OUTAGE_MS = 120_000;

export interface ConnectionState {
  readonly name: SourceState;
  readonly reason: Reason;
  /** When this state was entered, on the wall clock. */
  readonly sinceMs: number;
  /** Failed attempts in a row. Falls to zero only once a connection has proved itself. */
  readonly attempt: number;
  /** Refusals among them, but for those after which the same is tried again soon. */
  readonly refusals: number;
  /** When the connection was lost, on the wall clock; null while connected or idle. */
  readonly outageSinceMs: number | null;
  /** The same on the monotonic clock: a clock that is set must not lengthen or shorten an outage. */
  readonly outageStartMs: number | null;
  /** Has there been a connection in this run? Tells "reconnects" from the first connection. */
  readonly connectedBefore: boolean;
}

export type ConnectionEvent =
  | { readonly type: 'start' }
  | { readonly type: 'stop' }
  /** An operator asks for a new connection now. */
  | { readonly type: 'reconnect'; readonly why?: string }
  | { readonly type: 'opened'; readonly needsSync: boolean }
  | { readonly type: 'synced' }
  /** The connection has lasted and brought a valid message: the next outage starts from the shortest delay. */
  | { readonly type: 'proven' }
  /** `silentMs`: the link had been dead for so long before it was known. */
  | { readonly type: 'lost'; readonly reason: Reason; readonly silentMs?: number }
  /** The backend said no. What next: a new token at once, the same once more soon, or a long wait. */
  | { readonly type: 'refused'; readonly reason: Reason; readonly next: 'renew' | 'again' | 'wait' }
  /** There is a newer token than the one that was refused. */
  | { readonly type: 'token-renewed' }
  /** Something outside changed: the machine woke up, or its network is another one. */
  | { readonly type: 'hint'; readonly hint: Hint }
  | { readonly type: 'retry-due' };

/**
 * Which token an attempt is made with. `held`: the one there is, unless it is known to have ended. `newer`: a new one is
 * asked for first, and the one there is will do. `new`: nothing but a new one.
 */
export type TokenNeed = 'held' | 'newer' | 'new';

export type ConnectionEffect =
  | { readonly type: 'open'; readonly token: TokenNeed }
  | { readonly type: 'close' }
  | { readonly type: 'sync' }
  | { readonly type: 'prove' }
  | { readonly type: 'probe'; readonly hint: Hint }
  /** In place of a retry that is planned already; `soon` never puts off one that is due sooner. */
  | {
      readonly type: 'schedule-retry';
      readonly pace: 'brisk' | 'patient' | 'steady' | 'again' | 'slow' | 'soon';
      readonly attempt: number;
    };

export const INITIAL: ConnectionState = {
  name: 'idle',
  reason: fine('not started'),
  sinceMs: 0,
  attempt: 0,
  refusals: 0,
  outageSinceMs: null,
  outageStartMs: null,
  connectedBefore: false,
};

const CONNECTED = { outageSinceMs: null, outageStartMs: null, connectedBefore: true };

/** Pure: the next state and what has to be done. An event that means nothing in a state changes nothing. */
export function transition(
  state: ConnectionState,
  event: ConnectionEvent,
  now: Instant,
): readonly [ConnectionState, readonly ConnectionEffect[]] {
  const to = (name: SourceState, reason: Reason, rest: Partial<ConnectionState> = {}): ConnectionState => ({
    ...state,
    name,
    reason,
    sinceMs: name === state.name ? state.sinceMs : now.wallMs,
    ...rest,
  });
  const holdsSocket = STATES[state.name].holdsSocket;
  const closing: ConnectionEffect[] = holdsSocket ? [{ type: 'close' }] : [];
  const refusedToken = isOfToken(state.reason);
  const open: ConnectionEffect = { type: 'open', token: refusedToken ? 'newer' : 'held' };

  switch (event.type) {
    case 'start':
      if (state.name !== 'idle' && state.name !== 'stopped') return [state, []];
      return [to('connecting', fine('starting')), [open]];
    case 'stop':
      return [
        to('stopped', fine('stopped by an operator'), { attempt: 0, outageSinceMs: null, outageStartMs: null }),
        closing,
      ];
    case 'reconnect':
      return [to('connecting', fine(event.why ?? 'an operator asked for a new connection')), [...closing, open]];
    case 'opened':
      if (state.name !== 'connecting') return [state, []];
      return event.needsSync
        ? [to('syncing', fine('connected, reading the board')), [{ type: 'prove' }, { type: 'sync' }]]
        : [to('live', fine('connected'), CONNECTED), [{ type: 'prove' }]];
    case 'synced':
      if (state.name !== 'syncing') return [state, []];
      return [to('live', fine('the board is known'), CONNECTED), []];
    case 'proven':
      return [holdsSocket && state.name !== 'connecting' ? { ...state, attempt: 0, refusals: 0 } : state, []];
    case 'lost':
    case 'refused': {
      if (!holdsSocket) return [state, []];
      const attempt = state.attempt + 1;
      const silentMs = (event.type === 'lost' && event.silentMs) || 0;
      const outageStartMs = state.outageStartMs ?? now.monotonicMs - silentMs;
      const outage = { attempt, outageSinceMs: state.outageSinceMs ?? now.wallMs - silentMs, outageStartMs };
      if (event.type === 'refused' && event.next === 'renew') {
        const renewing = { ...outage, attempt: state.attempt };
        return [to('connecting', event.reason, renewing), [{ type: 'close' }, { type: 'open', token: 'new' }]];
      }
      const long = now.monotonicMs - outageStartMs >= LONG_OUTAGE_MS;
      // What stands in for a server that is being replaced says no to anything, for a while.
      const replaced = state.connectedBefore && !long && !isOfToken(event.reason);
      if (event.type === 'refused' && !replaced) {
        const pace = rejectedPace(event);
        const refusals = pace === 'again' ? state.refusals : state.refusals + 1;
        const retry = { type: 'schedule-retry', pace, attempt: pace === 'again' ? attempt : refusals } as const;
        return [to('rejected', event.reason, { ...outage, refusals }), [{ type: 'close' }, retry]];
      }
      // A server that lets the wall in and drops it again is given growing pauses too, although no outage lasts.
      const pace = long || STATES[state.name].maySend ? 'patient' : 'brisk';
      return [
        to(long ? 'degraded' : 'waiting', event.reason, outage),
        [{ type: 'close' }, { type: 'schedule-retry', pace, attempt }],
      ];
    }
    case 'token-renewed':
      if (state.name !== 'rejected' || !refusedToken) return [state, []];
      return [to('connecting', state.reason), [{ type: 'open', token: 'held' }]];
    case 'hint':
      if (STATES[state.name].maySend) return [state, [{ type: 'probe', hint: event.hint }]];
      // Another network may lead to the right server; a refused token stays refused.
      if (!['waiting', 'degraded', 'rejected'].includes(state.name) || refusedToken) return [state, []];
      return [state, [{ type: 'schedule-retry', pace: 'soon', attempt: state.attempt }]];
    case 'retry-due':
      if (holdsSocket || state.name === 'stopped' || state.name === 'idle') return [state, []];
      return [to('connecting', state.reason), [open]];
  }
}

/** Wrong tokens, shown often, may lock somebody out. A wrong path does no harm, and may be put right on the server. */
function rejectedPace({ reason, next }: Extract<ConnectionEvent, { type: 'refused' }>): 'again' | 'slow' | 'steady' {
  if (!isOfToken(reason)) return 'steady';
  return next === 'again' ? 'again' : 'slow';
}
