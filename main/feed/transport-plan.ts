import type { Clock } from '#core/kernel/clock';
import type { ConnectionPlan, Dialect } from './dialects/dialect';
import type { TransportPlan } from './transports/transport';

export interface TransportPlanDeps {
  readonly plan: ConnectionPlan;
  readonly dialect: Dialect;
  readonly clock: Clock;
  /** Read anew at each attempt. */
  readonly token: () => string | null;
  /** The ids of the jobs that have not ended. */
  readonly openJobs: () => readonly string[];
}

/** A connection as its transport has to know it: what a dialect plans, with what is known only when it is made. */
export function transportPlan({ plan, dialect, clock, token, openJobs }: TransportPlanDeps): TransportPlan {
  const { url, otherwise, channels, signIn, poll } = plan;
  const first = signIn?.firstMessage;
  return {
    kind: dialect.transport,
    url,
    ...(otherwise !== undefined && { otherwise }),
    channels,
    token,
    ...(signIn && {
      signIn: {
        parameter: signIn.parameter,
        ...(first && { firstMessage: (shown: string) => first(shown, clock.now()) }),
      },
    }),
    ...(poll && { poll: () => poll(openJobs()) }),
  };
}
