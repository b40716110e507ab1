import { STREAMS } from '../wire-types';
import type { RawFamily } from './family';

export const academy: RawFamily = {
  id: 'academy',
  refusal: { code: 4401, reason: 'Unauthorized' },
  expiry: { code: 4401, reason: 'Token expired' },
  tokenInFirstMessage: true,
  bodyKey: 'payload',
  boardEvent: null,
  lobby: null,

  enter: ({ pathname }) => (pathname === '/ws' ? { rooms: [], streams: [STREAMS.academy], board: false } : null),

  frame: (event, body, { nowMs, messageId, numbers }) => ({
    type: event,
    payload: body,
    timestamp: nowMs,
    messageId,
    ...numbers,
  }),

  /** What was asked comes back. */
  pong(body, { heads }) {
    if (body === undefined || body === null) return { heads, reports: true };
    return typeof body === 'object' && !Array.isArray(body) ? { ...body, heads, reports: true } : body;
  },

  roomRequest: () => null,
};
