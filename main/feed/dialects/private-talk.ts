import { createHash } from 'node:crypto';
import type { PrivateEvent } from '#core/domain/talk';

/** How much of a digest tells conversations of one source apart. */
const STREAM_CHARS = 12;

/**
 * A private message as no more than a count.
 *
 * @param where which conversation it belongs to, if that can be told: it leaves as a digest
 */
export function privately(topic: PrivateEvent['topic'], where: string | null, pleasure?: number): PrivateEvent[] {
  const stream = where === null ? {} : { stream: digest(where) };
  return [{ kind: 'private', topic, ...stream, ...(pleasure === undefined ? {} : { pleasure }) }];
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, STREAM_CHARS);
