import { isPerson } from '../scenario/people';
import { STREAMS } from '../wire-types';
import { idIn, plainFrame, plainPong, type Entrance, type RawFamily } from './family';

const STREAM = [STREAMS.learningCoach];

/** Rooms of the family: what is told of everybody, of one person, of the board, and in one study room. */
export const PROGRESS_ROOM = 'progress';
export const BOARD_ROOM = 'leaderboard';
export const userRoom = (userId: string | number): string => `user:${userId}`;
export const studyRoom = (roomId: string): string => `room:${roomId}`;

export const learningCoach: RawFamily = {
  id: 'learning-coach',
  refusal: 'http',
  expiry: { code: 4401, reason: 'Token expired' },
  tokenInFirstMessage: false,
  bodyKey: 'data',
  frame: plainFrame,
  pong: plainPong,
  boardEvent: 'leaderboard_update',
  lobby: null,

  enter({ pathname }): Entrance | null {
    const [, place, encoded] = /^\/ws\/(progress|leaderboard|collaboration)\/([^/]+)$/.exec(pathname) ?? [];
    if (place === undefined || encoded === undefined) return null;
    const id = decodeURIComponent(encoded);
    switch (place) {
      case 'progress':
        // Whoever is not one of the learners is a display, and is told of all of them.
        return isPerson(id)
          ? { rooms: [userRoom(id)], streams: [], board: false }
          : { rooms: [PROGRESS_ROOM], streams: STREAM, board: false };
      case 'leaderboard':
        return { rooms: [BOARD_ROOM], streams: STREAM, board: true };
      default:
        return { rooms: [studyRoom(id)], streams: [], board: false };
    }
  },

  roomRequest(event, body) {
    const action = event === 'join_room' ? 'join' : event === 'leave_room' ? 'leave' : null;
    const id = idIn(body, 'roomId', 'room_id');
    return action === null || id === null ? null : { action, room: studyRoom(id) };
  },
};
