/** One thing that this app has to tell a backend. Never changes once it is made. */
export interface Message {
  /** Place in its source's queue; grows by one with each message, and is not used twice. */
  readonly seq: number;
  /** Made here, and the same at every delivery: a backend drops what it already has by it. */
  readonly id: string;
  readonly kind: string;
  /** Only of a kind whose latest wins: what it is the latest of. */
  readonly key: string | null;
  /** When it was accepted, ms since the epoch. */
  readonly atMs: number;
  /** The same moment on the monotonic clock; of a message from an earlier run, as far as the wall clock knows. */
  readonly bornMs: number;
  /** JSON text. */
  readonly body: string;
  /** What counts against the bound: UTF-8 bytes of the body and of the key. */
  readonly bytes: number;
}

export function messageBytes(body: string, key: string | null): number {
  return Buffer.byteLength(body) + (key === null ? 0 : Buffer.byteLength(key));
}
