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

/** A connection as its transport has to know it: what a dialect plans, with what is known only when it is made. */
export function transportPlanOf({ plan, dialect, clock, token, openJobs }: PlanDeps): TransportPlan {
  const { url, otherwise, channels, signIn, poll } = plan;
  const firstMessage = signIn?.firstMessage;
  return {
    kind: dialect.transport,
    url,
    ...(otherwise === undefined ? {} : { otherwise }),
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
