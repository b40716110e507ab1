import { STREAMS } from '../wire-types';
import { idIn, type RawFamily } from './family';

/** Somebody who has joined no session is told of all of them. */
export const LOBBY_ROOM = 'lobby';
export const sessionRoom = (sessionId: string): string => `session:${sessionId}`;

export const masterx: RawFamily = {
  id: 'masterx',
  refusal: { code: 1008, reason: 'Invalid token' },
  expiry: { code: 1008, reason: 'Invalid token' },
  tokenInFirstMessage: false,
  bodyKey: 'data',
  boardEvent: 'leaderboard_update',
  lobby: LOBBY_ROOM,

  enter: ({ pathname }) => (pathname === '/api/ws' ? { rooms: [], streams: [STREAMS.masterx], board: true } : null),

  frame: (event, body, { nowMs, numbers }) => ({ type: event, data: body, timestamp: nowMs, ...numbers }),

  pong: (_body, { heads, nowMs }) => ({ timestamp: new Date(nowMs).toISOString(), heads, reports: true }),

  roomRequest(event, body) {
    const action = event === 'join_session' ? 'join' : event === 'leave_session' ? 'leave' : null;
    const id = idIn(body, 'session_id', 'sessionId');
    return action === null || id === null ? null : { action, room: sessionRoom(id) };
  },
};
