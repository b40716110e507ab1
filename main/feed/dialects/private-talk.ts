import { createHash } from 'node:crypto';
import type { PrivateEvent } from '#core/domain/talk';
import { isFields, leniently, optionalId } from './fields';

/** How much of a digest tells conversations of one source apart. */
const STREAM_CHARS = 12;

/**
 * A private message as no more than a count.
 *
 * @param where which conversation it belongs to, if that can be told: it leaves as a digest
 */
export function privately(topic: PrivateEvent['topic'], where: string | null): PrivateEvent[] {
  return [{ kind: 'private', topic, ...(where === null ? {} : { stream: digest(where) }) }];
}

/**
 * What somebody feels, as no more than how pleasant it is.
 *
 * @param who whose it is, if that can be told: it leaves as a digest
 */
export function feeling(where: string | null, who: string | null, pleasure: number): PrivateEvent[] {
  const told = who === null ? {} : { who: digest(who) };
  return privately('feeling', where).map((event) => ({ ...event, ...told, pleasure }));
}

/** Which conversation a private message belongs to, or at least whose it is; null where it does not tell. */
export function conversationOf(payload: unknown): string | null {
  if (!isFields(payload)) return null;
  return leniently(() => optionalId(payload, 'sessionId', 'conversationId', 'chatId', 'userId')) ?? null;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, STREAM_CHARS);
