import type { Random } from '#core/kernel/random';
import { HttpPollingTransport, type HttpPollingDeps } from './http-polling';
import { SocketIoTransport } from './socket-io';
import type { Transport, TransportFactory, TransportKind, TransportPlan } from './transport';
import { WebSocketTransport } from './websocket';
import { WithFallback } from './with-fallback';

/** Every transport that there is: a new one is a file and a line. */
const TRANSPORTS: Readonly<Record<TransportKind, (plan: TransportPlan) => Transport>> = {
  'socket-io': (plan) => new SocketIoTransport(plan),
  websocket: (plan) => new WebSocketTransport(plan),
};

/** The transport of a plan, without what may stand in for it. */
export const transportFor: TransportFactory = (plan) => TRANSPORTS[plan.kind](plan);

export interface TransportDeps extends HttpPollingDeps {
  readonly random: Random;
}

/** With polling where the plan says what to ask. */
export function transportsBy(deps: TransportDeps): TransportFactory {
  return (plan) => {
    const socket = transportFor(plan);
    if (!plan.poll) return socket;
    return new WithFallback({ ...deps, socket, fallback: new HttpPollingTransport(plan, deps) });
  };
}
