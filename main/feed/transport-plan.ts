import type { Clock } from '#core/kernel/clock';
import type { ConnectionPlan, Dialect } from './dialects/dialect';
import type { TransportPlan } from './transports/transport';

export interface PlanDeps {
  readonly plan: ConnectionPlan;
  readonly dialect: Dialect;
  readonly clock: Clock;
  /** Read anew at each attempt. */
  readonly token: () => string | null;
  /** Ids of the jobs that have not ended. */
  readonly openJobs: () => readonly string[];
}

/** What the transport of a connection has to know. */
export function transportPlanOf({ plan, dialect, clock, token, openJobs }: PlanDeps): TransportPlan {
  const { url, channels, signIn, poll } = plan;
  const firstMessage = signIn?.firstMessage;
  return {
    kind: dialect.transport,
    url,
    channels,
    token,
    ...(signIn
      ? {
          signIn: {
            parameter: signIn.parameter,
            ...(firstMessage ? { firstMessage: (shown: string) => firstMessage(shown, clock.now()) } : {}),
          },
        }
      : {}),
    ...(poll ? { poll: () => poll(openJobs()) } : {}),
  };
}
