import { plainFrame, plainPong, type RawFamily } from './family';

/** Displays of nobody in particular are told of every educator. */
export const EDUCATORS_ROOM = 'educators';
export const educatorRoom = (educatorId: string): string => `educator:${educatorId}`;

export const educatorQuiz: RawFamily = {
  id: 'educator-quiz',
  refusal: 'http',
  expiry: { code: 4401, reason: 'Token expired' },
  tokenInFirstMessage: false,
  bodyKey: 'data',
  frame: plainFrame,
  pong: plainPong,
  boardEvent: null,
  lobby: null,

  enter({ pathname, searchParams }) {
    if (pathname !== '/ws/educator') return null;
    const educatorId = searchParams.get('educatorId') ?? '';
    const room = educatorId === '' ? EDUCATORS_ROOM : educatorRoom(educatorId);
    return { rooms: [room], streams: [], board: false };
  },

  roomRequest: () => null,
};
