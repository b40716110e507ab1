/** What a network or a server may do to connections. Times are milliseconds. */
export type Fault =
  /**
   * Bytes vanish while sockets stay open; new connections are accepted and swallowed too. A connection that has lost bytes stays
   * dead in that direction when the fault ends, as no stream can go on behind a hole; one that lost nothing lives on.
   */
  | { readonly kind: 'blackhole'; readonly direction: FaultDirection }
  /** Everything arrives later by `delayMs` and up to `jitterMs` more, in order within a connection. */
  | { readonly kind: 'delay'; readonly delayMs: number; readonly jitterMs?: number }
  /** Writes of so many bytes, one per turn of the event loop. */
  | { readonly kind: 'slice'; readonly bytes: number }
  /** Nobody listens: new connections are refused by the operating system. Present ones go on. */
  | { readonly kind: 'refuse' }
  /** A flapping server: new connections work for `afterMs`, then they are cut. Present ones go on. */
  | { readonly kind: 'accept-then-drop'; readonly afterMs: number; readonly how: CutKind }
  /** A frozen server: new connections are accepted, nothing is answered; what was sent is delivered when the fault ends. */
  | { readonly kind: 'freeze' }
  /**
   * What packet loss is to a TCP stream: stalls. That share (0 to 1) of what arrives waits for 200 to 1500 ms, as for its
   * retransmission, and holds up all that comes behind it.
   */
  | { readonly kind: 'loss'; readonly share: number }
  /** New connections wait for up to `holdMs`; those that waited together are let through in shuffled order. */
  | { readonly kind: 'reorder-connections'; readonly holdMs: number };

export type FaultKind = Fault['kind'];

export type FaultDirection = 'both' | 'to-server' | 'to-client';

/** `rst` is a real reset (RST), `fin` an orderly end (FIN). */
export type CutKind = 'rst' | 'fin';

/** `cut` ends all present connections, once. `clear` ends the fault in force. `repeat` begins the script anew. */
export type FaultAction =
  Fault | { readonly kind: 'clear' } | { readonly kind: 'cut'; readonly how: CutKind } | { readonly kind: 'repeat' };

export interface FaultStep {
  /** From the start of the script, or from its last repetition. */
  readonly atMs: number;
  readonly do: FaultAction;
}

export interface FaultScript {
  /** Of the chance in faults: jitter, stalls, order. */
  readonly seed?: number;
  /** In the order of their times. */
  readonly steps: readonly FaultStep[];
}
