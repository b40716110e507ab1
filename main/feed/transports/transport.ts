import type { Reason } from '../connection/reasons';

/** An attempt that has not connected by then has failed. */
export const CONNECT_TIMEOUT_MS = 10_000;

/** How bytes travel. A transport never reconnects by itself: when it loses a connection it says so, once. */
export interface Transport {
  /** How often the server says something by itself, ms; null until it has told, or where it does not. */
  readonly pingIntervalMs: number | null;
  /** Does the server say only after the opening whether it lets the wall in? */
  readonly mayTurnAway?: boolean;
  /** More comes in than is read: an answer that is late may be on its way, behind the rest. */
  readonly behind?: boolean;
  /** Starts one attempt; an attempt before it must have been closed. */
  open(listener: TransportListener): void;
  /** Channels that the source can do without and does not have now. Absent where there is one channel. */
  readonly missing?: readonly string[];
  /** Tries again what the source can do without and does not have now; does nothing unless connected. */
  openMissing(): void;
  /** Asks the other end for a sign of life that every server of this kind gives. Absent where there is none. */
  ping?(answered: () => void): void;
  /** What is known of an attempt that takes too long; null where that is nothing. */
  overdue?(): Reason | null;
  /** Ends a connection without a goodbye, as a fault would, so that the server may recover it. `close` follows. */
  cut(): void;
  /** Ends the attempt or the connection; nothing is reported after it. */
  close(): void;
  /** Sends at once, or not at all when the channel is not open: what must not be lost waits elsewhere. */
  send(channel: string, event: string, args: readonly unknown[], onAnswer?: Answered): boolean;
}

/** Called with what the backend answered to one message; never, where it does not answer. */
export type Answered = (answer: unknown) => void;

export interface TransportListener {
  /** Everything that the source cannot do without is connected. */
  opened(): void;
  /** One channel (a Socket.IO namespace) is connected; it may happen before or after `opened`. */
  channelOpened(channel: string): void;
  message(channel: string, event: string, args: readonly unknown[]): void;
  /** Something has come in, or a part of it, also what only keeps the connection up. A message is a sign by itself. */
  alive(): void;
  lost(reason: Reason): void;
  refused(reason: Reason): void;
  /** The connection is held up by a lesser way from now on, with the reason; or, with null, by the proper one again. */
  fallback?(reason: Reason | null): void;
}

export type TransportKind = 'socket-io' | 'websocket';

export interface TransportPlan {
  readonly kind: TransportKind;
  readonly url: string;
  /** WebSocket: where else to ask, before the server has opened one, when it does not know the path of `url`. */
  readonly otherwise?: string;
  /**
   * Socket.IO: the namespaces to connect to. A missing optional one is not an outage. WebSocket: one, whose messages arrive as
   * the event that their `type` names, with the whole envelope as the only argument.
   */
  readonly channels: readonly { readonly name: string; readonly required: boolean }[];
  /** How a token is shown where there are no headers of a handshake to carry it. */
  readonly signIn?: SignIn;
  /** Read anew at each attempt. */
  readonly token: () => string | null;
  /** What to ask over HTTP while no socket is to be had. */
  readonly poll?: () => readonly Question[];
}

/** What is asked over HTTP. */
export interface Question {
  readonly url: string;
  /** What an answer tells, with what only the question says; undefined: nothing. Never throws. */
  readonly complete?: (answer: unknown) => unknown;
  /** Would no server of another kind say this? Never throws. Absent: whatever is told will do. */
  readonly isTelling?: (answer: unknown) => boolean;
}

export interface SignIn {
  /** The parameter of the address that holds the token. */
  readonly parameter: string;
  /** Said first, where a backend may read the token there. */
  readonly firstMessage?: (token: string) => unknown;
}

/** Handed over as the only argument of a message that cannot be read, with the reason: it is one to count as rejected. */
export class UnreadableMessage {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

export type TransportFactory = (plan: TransportPlan) => Transport;
