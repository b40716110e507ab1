import type { SourceConfig } from '#core/config/schema';
import type { Clock } from '#core/kernel/clock';
import { Disposer, type Disposable } from '#core/kernel/disposer';
import { isOfToken, refusalOf, trouble, type Reason } from './connection/reasons';
import type { ConnectionPlan, Dialect, WireMessage } from './dialects/dialect';
import { transportPlan } from './transport-plan';
import { CONNECT_TIMEOUT_MS, type TransportFactory, type TransportListener } from './transports/transport';

/** A server that has opened a WebSocket may still close it because of the token. */
const SIGN_IN_SETTLE_MS = 1_000;

export interface TrialDeps {
  readonly config: SourceConfig;
  readonly plan: ConnectionPlan;
  readonly dialect: Dialect;
  readonly token: string | null;
  readonly clock: Clock;
  readonly transport: TransportFactory;
  /** Says something this often, for a trial that goes on; absent, only where a token waits for an answer. */
  readonly pingEveryMs?: number;
}

/** What becomes of a trial. After `failed`, nothing more is told. */
export interface TrialListener {
  /** The server is there. `polled`: it opens no WebSocket, but answers over HTTP. */
  opened(tookMs: number, polled: boolean): void;
  /** Nobody has spoken of the token yet. */
  waitsForSignIn(): void;
  signedIn(): void;
  message(message: WireMessage): void;
  failed(step: 'reach' | 'sign-in', reason: Reason): void;
}

/** One connection of a source that is only tried: opened once, its rooms joined, and listened to until disposed. */
export function tryConnection(deps: TrialDeps, listener: TrialListener): Disposable {
  const { config, plan, dialect, token, clock, pingEveryMs } = deps;
  const disposer = new Disposer();
  const transport = deps.transport(transportPlan({ plan, dialect, clock, token: () => token, openJobs: () => [] }));
  disposer.add({
    dispose: () => {
      transport.close();
    },
  });
  const startedMs = clock.monotonic();
  let opened = false;
  let signedIn = false;
  let polled = false;
  let mayTryAgain = plan.poll !== undefined;

  const fail = (step: 'reach' | 'sign-in', reason: Reason): void => {
    if (disposer.disposed) return;
    disposer.dispose();
    listener.failed(step, reason);
  };
  const onSignedIn = (): void => {
    if (signedIn || disposer.disposed) return;
    signedIn = true;
    listener.signedIn();
  };
  const deadline = disposer.add(
    clock.after(CONNECT_TIMEOUT_MS, () => {
      fail('reach', transport.overdue?.() ?? trouble('server-not-answering', 'no connection in time'));
    }),
  );

  const greet = (): void => {
    const { channel, event, args } = plan.greeting(clock.now());
    transport.send(channel, event, args);
  };

  const wire: TransportListener = {
    opened: () => {
      deadline.dispose();
      opened = true;
      listener.opened(Math.round(clock.monotonic() - startedMs), polled);
      if (pingEveryMs !== undefined) disposer.add(clock.every(pingEveryMs, greet));
      if (dialect.transport !== 'websocket' || token === null || polled) {
        onSignedIn();
        return;
      }
      listener.waitsForSignIn();
      greet();
      disposer.add(clock.after(SIGN_IN_SETTLE_MS, onSignedIn));
    },
    channelOpened: (channel) => {
      for (const join of plan.joins) if (join.channel === channel) transport.send(channel, join.event, join.args);
    },
    message: (channel, event, args) => {
      const message = { channel, event, args };
      listener.message(message);
      // Whoever is told anything has been let in.
      if (opened && !signedIn && isUnderstood(dialect, message, config, clock)) onSignedIn();
    },
    alive: () => undefined,
    fallback: (reason) => {
      polled = reason !== null;
    },
    lost: (reason) => {
      if (mayTryAgain && !opened) {
        mayTryAgain = false;
        transport.close();
        transport.open(wire);
        return;
      }
      fail('reach', reason);
    },
    refused: (reason) => {
      fail(isOfToken(reason) ? 'sign-in' : 'reach', refusalOf(reason, token));
    },
  };
  transport.open(wire);
  return disposer;
}

function isUnderstood(dialect: Dialect, message: WireMessage, config: SourceConfig, clock: Clock): boolean {
  const { kind } = dialect.decode(message, { config, nowMs: clock.now() });
  return kind !== 'unknown' && kind !== 'refused-room';
}
