import { integerBetween, seededRandom } from '#core/kernel/random';
import { rankOf, type Row } from './ranks';

const PEOPLE = 24;
const UPDATES = 2_000;
const VALUES = [20_000, 90_000] as const;
const OPCODE_TEXT = 0x81;
const LENGTH_FOLLOWS = 126;

/** Ranking updates, one after the other, of a board that is at their end as it was at their beginning. */
export interface Load {
  readonly rows: readonly Row[];
  readonly updates: readonly object[];
}

/** No two values are ever the same: beginnings are even, all others odd. */
export function rankingLoad(): Load {
  const random = seededRandom(1);
  const board = new Map(
    Array.from({ length: PEOPLE }, (_, index) => [index + 1, 2 * (VALUES[1] - index * 1_000)] as const),
  );
  const start = [...board];
  const rows = start.map(([userId, value]) => ({ userId, value, rank: rankOf(board, value) }));
  const updates: object[] = [];
  const set = (userId: number, value: number): void => {
    const previousRank = rankOf(board, board.get(userId) ?? 0);
    board.set(userId, value);
    updates.push({
      userId,
      userName: `Wall Person ${userId}`,
      teamName: 'North',
      previousRank,
      newRank: rankOf(board, value),
      metric: 'revenue',
      value,
      timestamp: '2026-11-20T09:00:00.000Z',
    });
  };
  const used = new Set<number>();
  while (updates.length < UPDATES - PEOPLE) {
    const value = 2 * integerBetween(random, ...VALUES) + 1;
    if (used.has(value)) continue;
    used.add(value);
    set(integerBetween(random, 1, PEOPLE), value);
  }
  for (const [userId, value] of start) set(userId, value);
  return { rows, updates };
}

/** How a message is written on each kind of wire. */
export const WIRES = {
  'socket.io': (update: object) => `42/leaderboard,${JSON.stringify(['rankings:update', update])}`,
  ws: (update: object) => JSON.stringify({ type: 'leaderboard_update', data: update }),
};
export type WireName = keyof typeof WIRES;

/** A WebSocket frame from a server. */
export function frame(text: string): Buffer {
  const body = Buffer.from(text);
  const long = body.length >= LENGTH_FOLLOWS;
  const head = Buffer.alloc(long ? 4 : 2);
  head.writeUInt8(OPCODE_TEXT, 0);
  head.writeUInt8(long ? LENGTH_FOLLOWS : body.length, 1);
  if (long) head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, body]);
}
