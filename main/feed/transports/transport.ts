import type { Reason } from '../connection/reasons';

/** How bytes travel. A transport never reconnects by itself: when it loses a connection it says so, once. */
export interface Transport {
  /** How often the server says something by itself, ms; null until it has told, or where it does not. */
  readonly pingIntervalMs: number | null;
  /** Starts one attempt; an attempt before it must have been closed. */
  open(listener: TransportListener): void;
  /** Tries again what the source can do without and does not have now; does nothing unless connected. */
  openMissing(): void;
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
  /** Anything at all has come in, also what only keeps the connection up. */
  alive(): void;
  lost(reason: Reason): void;
  refused(reason: Reason): void;
}

export interface TransportPlan {
  readonly url: string;
  /** Namespaces to connect to. A missing optional one is not an outage. */
  readonly channels: readonly { readonly name: string; readonly required: boolean }[];
  /** Read anew at each attempt. */
  readonly token: () => string | null;
}

export type TransportFactory = (plan: TransportPlan) => Transport;
