import type { Message } from './message';
import type { OrderedQueue } from './ordered-queue';

/**
 * What becomes of a message when the queue is full.
 * - `drop-oldest`: the oldest makes room; never one whose kind refuses.
 * - `latest-wins`: takes the place of the one of the same kind and key, full or not; after that as `drop-oldest`.
 * - `refuse`: the new one is not accepted; once accepted, it makes room for none.
 */
export type Overflow = 'drop-oldest' | 'latest-wins' | 'refuse';

export type Kinds<Kind extends string> = Readonly<Record<Kind, Overflow>>;

/** Bounds of one source's queue. */
export interface Limits {
  readonly maxCount: number;
  readonly maxBytes: number;
  readonly maxAgeMs: number;
}

/** The backends' own clients keep 100 messages. */
export const DEFAULT_LIMITS: Limits = { maxCount: 100, maxBytes: 262_144, maxAgeMs: 86_400_000 };

interface Leaving {
  readonly message: Message;
  readonly reason: 'queue-full' | 'superseded';
}

export type Admission =
  | { readonly accepted: true; readonly leaving: readonly Leaving[] }
  | { readonly accepted: false; readonly reason: 'queue-full' | 'too-large' };

/** Of a kind that an older version knew, the oldest are dropped. */
export function overflowOf(kinds: Kinds<string>, kind: string): Overflow {
  return (Object.hasOwn(kinds, kind) ? kinds[kind] : undefined) ?? 'drop-oldest';
}

/** Says whether a message may come in, and which ones it pushes out. Changes nothing. */
export function admit(
  queue: OrderedQueue,
  incoming: Pick<Message, 'kind' | 'key' | 'bytes'>,
  limits: Limits,
  kinds: Kinds<string>,
): Admission {
  if (incoming.bytes > limits.maxBytes || limits.maxCount < 1) return { accepted: false, reason: 'too-large' };
  const leaving: Leaving[] = [];
  const old = incoming.key === null ? null : queue.latest(incoming.kind, incoming.key);
  if (old) leaving.push({ message: old, reason: 'superseded' });
  let tooMany = queue.count + 1 - leaving.length - limits.maxCount;
  let tooManyBytes = queue.bytes + incoming.bytes - (old?.bytes ?? 0) - limits.maxBytes;
  if (tooMany <= 0 && tooManyBytes <= 0) return { accepted: true, leaving };
  if (overflowOf(kinds, incoming.kind) === 'refuse') return { accepted: false, reason: 'queue-full' };
  for (const message of queue) {
    if (message === old || overflowOf(kinds, message.kind) === 'refuse') continue;
    leaving.push({ message, reason: 'queue-full' });
    tooMany--;
    tooManyBytes -= message.bytes;
    if (tooMany <= 0 && tooManyBytes <= 0) return { accepted: true, leaving };
  }
  return { accepted: false, reason: 'queue-full' };
}
