import type { DomainEvent } from '#core/domain/events';
import type { DecodeContext, Decoded } from './dialect';
import { Unreadable } from './fields';
import type { Read } from './rankings';

/** Reads one kind of message. Throws Unreadable for one that cannot mean anything. */
export type Handler = (payload: unknown, context: DecodeContext) => readonly DomainEvent[] | Read;

export function understood(handler: Handler, payload: unknown, context: DecodeContext): Decoded {
  try {
    const { events, rejections } = partsOf(handler(payload, context));
    return { kind: 'understood', events, rejections };
  } catch (cause) {
    if (cause instanceof Unreadable) return { kind: 'understood', events: [], rejections: [cause.message] };
    throw cause;
  }
}

/** What was read, and what could not be, of which most handlers have nothing to say. */
export function partsOf(read: ReturnType<Handler>): Omit<Read, 'events'> & { readonly events: readonly DomainEvent[] } {
  return 'rejections' in read ? read : { events: read, rejections: [] };
}
