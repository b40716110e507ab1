import type { SourceConfig } from '#core/config/schema';
import type { DomainEvent } from '#core/domain/events';
import type { OutgoingMessage } from '#main/outbox/sender';
import type { Question, SignIn, TransportKind, TransportPlan } from '../transports/transport';

/** A message as the transport hands it over: nothing in it has been checked. */
export interface WireMessage {
  /** Socket.IO namespace, or the name of the connection. */
  readonly channel: string;
  readonly event: string;
  readonly args: readonly unknown[];
}

export interface DecodeContext {
  readonly config: SourceConfig;
  /** Arrival time, ms since the epoch. */
  readonly nowMs: number;
}

/**
 * What a message meant. A list may hold good and bad items: the good ones become events, the bad ones rejections.
 * `unknown`: a type that the dialect does not know. `refused-room`: the backend would not let the wall in. `answer`: to the
 * greeting, where it comes as a message of its own. `ack`: the backend has this report. `asked`: the backend wants a sign of
 * life, which is what to say.
 */
export type Decoded =
  | { readonly kind: 'understood'; readonly events: readonly DomainEvent[]; readonly rejections: readonly string[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused-room'; readonly message: string }
  | { readonly kind: 'answer'; readonly body: unknown }
  | { readonly kind: 'ack'; readonly messageId: string }
  | { readonly kind: 'asked'; readonly reply: WireMessage };

/** What a backend's messages mean. Stateless: the same message always means the same. */
export interface Dialect {
  readonly id: string;
  readonly transport: TransportKind;
  connect(config: SourceConfig): ConnectPlan;
  decode(message: WireMessage, context: DecodeContext): Decoded;
  /** A report of this display as the backend is told it over one of its connections. The answer says that the backend has it. */
  encode(report: OutgoingMessage, connection: string): WireMessage;
  /** Reads what `snapshotUrl` answered. */
  decodeSnapshot(body: unknown, context: DecodeContext): Decoded;
}

/** Where to connect, and what to say there. */
export interface ConnectPlan {
  /** The source's state is that of the first; the others come and go without it. */
  readonly connections: readonly [ConnectionPlan, ...ConnectionPlan[]];
}

export interface ConnectionPlan extends Pick<TransportPlan, 'url' | 'otherwise' | 'channels'> {
  /** Among the connections of a source. */
  readonly name: string;
  /**
   * Asks a backend, at each connection, whether it wants reports; `{ reports: true }` says yes. A backend that answers
   * is asked again in silence, as a sign of life. Its channel is one that the connection cannot do without.
   */
  readonly greeting: (nowMs: number) => WireMessage;
  /** Sent each time that their channel has connected: rooms are state, not messages. */
  readonly joins: readonly WireMessage[];
  /** Said in any case, for a backend that ends what is silent. */
  readonly keepAlive?: { readonly everyMs: number; readonly message: (nowMs: number) => WireMessage };
  /** How the token is shown, and what is said first, where a backend may read the token there. */
  readonly signIn?: Pick<SignIn, 'parameter'> & {
    readonly firstMessage?: (token: string, nowMs: number) => unknown;
  };
  /** What to ask over HTTP while no socket is to be had, given the ids of the jobs that have not ended. */
  readonly poll?: (openJobs: readonly string[]) => readonly Question[];
}
