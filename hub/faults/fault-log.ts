import type { Clock } from '#core/kernel/clock';
import type { CutKind, FaultKind } from './fault';

export type FaultLogWhat =
  /** Faults, as they begin and end. */
  | `${FaultKind}-on`
  | `${FaultKind}-off`
  /** The port is open again. */
  | 'listening'
  /** The port could not be opened again; it is tried until it can. */
  | 'listen-failed'
  | 'script-ended'
  | 'accepted'
  /** A connection waits before the server, and is let through. */
  | 'held'
  | 'let-through'
  | 'server-unreachable'
  /** The first bytes of a connection that vanished; the detail names the direction. */
  | 'swallowed'
  /** The detail says for how long. */
  | 'stalled'
  /** Cut by the proxy. */
  | CutKind
  /** Who ended the connection; the detail says how. */
  | 'closed-by-client'
  | 'closed-by-server';

export interface FaultLogEntry {
  /** Monotonic. */
  readonly atMs: number;
  /** From 1 in order of arrival; 0 is the proxy itself. */
  readonly connection: number;
  readonly what: FaultLogWhat;
  readonly detail: string;
}

const KEPT = 10_000;

/** The last entries, oldest first. */
export class FaultLog {
  readonly entries: FaultLogEntry[] = [];
  readonly #clock: Clock;
  readonly #onEntry: (entry: FaultLogEntry) => void;

  constructor(clock: Clock, onEntry: (entry: FaultLogEntry) => void) {
    this.#clock = clock;
    this.#onEntry = onEntry;
  }

  add(connection: number, what: FaultLogWhat, detail = ''): void {
    const entry = { atMs: this.#clock.monotonic(), connection, what, detail };
    this.entries.push(entry);
    if (this.entries.length > KEPT) this.entries.splice(0, this.entries.length - KEPT);
    this.#onEntry(entry);
  }
}
