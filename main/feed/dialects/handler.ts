import type { DomainEvent } from '#core/domain/events';
import type { DecodeContext, Decoded } from './dialect';
import { Unreadable } from './fields';
import type { Read } from './rankings';

/** Reads one kind of message. Throws Unreadable for one that cannot mean anything. */
export type Handler = (payload: unknown, context: DecodeContext) => readonly DomainEvent[] | Read;

export function understood(handler: Handler, payload: unknown, context: DecodeContext): Decoded {
  try {
    const read = handler(payload, context);
    return 'rejections' in read
      ? { kind: 'understood', events: read.events, rejections: read.rejections }
      : { kind: 'understood', events: read, rejections: [] };
  } catch (cause) {
    if (cause instanceof Unreadable) return { kind: 'understood', events: [], rejections: [cause.message] };
    throw cause;
  }
}
