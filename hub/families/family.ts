import type { Numbers, Position } from '../streams';
import type { RawFamilyId } from '../wire-types';

/** What the frames of a family say besides their body. */
export interface FrameFacts {
  readonly nowMs: number;
  readonly messageId: string;
  readonly numbers: Position | Numbers | null;
}

export interface RoomRequest {
  readonly action: 'join' | 'leave';
  readonly room: string;
}

/** Where somebody who connects stands. */
export interface Entrance {
  readonly rooms: readonly string[];
  /** The streams that reach this place, all of them whole. */
  readonly streams: readonly string[];
  /** Is the whole board told at once? */
  readonly board: boolean;
}

export interface CloseWords {
  readonly code: number;
  readonly reason: string;
}

/** How somebody without a good token is turned away: instead of the handshake with 401, or after it with a close code. */
export type Refusal = 'http' | CloseWords;

/** How one family of backends speaks over a plain WebSocket. */
export interface RawFamily {
  readonly id: RawFamilyId;
  /** Where the path leads; null when it is none of this family's. */
  enter(address: URL): Entrance | null;
  readonly refusal: Refusal;
  /** How a connection ends whose token has expired. */
  readonly expiry: CloseWords;
  /** May the token come in the first message? */
  readonly tokenInFirstMessage: boolean;
  /** The key under which the body of a message is found. */
  readonly bodyKey: 'data' | 'payload';
  frame(event: string, body: unknown, facts: FrameFacts): object;
  pong(body: unknown, facts: { readonly heads: readonly Position[]; readonly nowMs: number }): unknown;
  /** What a message asks for that is about rooms; null when it is about something else. */
  roomRequest(event: string, body: Readonly<Record<string, unknown>>): RoomRequest | null;
  /** The message that tells the board `story.snapshot()` whole; null where there is none. */
  readonly boardEvent: string | null;
  /** The room of those who have joined none. */
  readonly lobby: string | null;
}

/** `{type, data}`, with the numbers beside them. */
export function plainFrame(event: string, body: unknown, { numbers }: FrameFacts): object {
  return { type: event, data: body, ...numbers };
}

/** Says where the streams are, and that reports of displays are wanted. */
export function plainPong(_body: unknown, { heads }: { readonly heads: readonly Position[] }): object {
  return { heads, reports: true };
}

/** An id in any of these fields, as text; null when there is none. */
export function idIn(body: Readonly<Record<string, unknown>>, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const id = body[key];
    if ((typeof id === 'string' && id !== '') || typeof id === 'number') return String(id);
  }
  return null;
}
