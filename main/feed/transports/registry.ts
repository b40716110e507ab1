import type { Transport, TransportFactory, TransportKind, TransportPlan } from './transport';
import { SocketIoTransport } from './socket-io';
import { WebSocketTransport } from './websocket';

/** Every transport that there is: a new one is a file and a line. */
const TRANSPORTS: Readonly<Record<TransportKind, (plan: TransportPlan) => Transport>> = {
  'socket-io': (plan) => new SocketIoTransport(plan),
  websocket: (plan) => new WebSocketTransport(plan),
};

export const transportFor: TransportFactory = (plan) => TRANSPORTS[plan.kind](plan);
