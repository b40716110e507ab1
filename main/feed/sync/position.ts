import { firstOf, isFields } from '../dialects/fields';

/**
 * A place in the history of one stream of a backend. `seq` grows by one per message of the stream; `epoch` changes when
 * the backend's history starts anew, and numbers of two epochs cannot be compared.
 */
export interface Position {
  readonly stream: string;
  readonly epoch: string;
  readonly seq: number;
}

const LONGEST_TEXT = 128;
/** An answer that names more streams than this is an accident. */
const MOST_HEADS = 200;

/** Does a message or a snapshot carry a position? Anything less than a whole one is none. */
export function isPosition(value: unknown): value is Position {
  // Most messages of most backends have none, which the first look tells.
  return isFields(value) && Number.isSafeInteger(value['seq']) && isName(value['stream']) && isName(value['epoch']);
}

/** The id that makes two deliveries the same message; null when the message carries none. */
export function messageIdIn(payload: unknown): string | null {
  if (!isFields(payload)) return null;
  const { messageId } = payload;
  return isName(messageId) ? messageId : null;
}

/**
 * The positions that a snapshot reflects: its own, and those of the boards in it. For a stream that is named more than
 * once the lowest counts.
 */
export function positionsIn(body: unknown): readonly Position[] {
  if (!isFields(body)) return [];
  const { boards, leaderboards, data } = body;
  const parts = [
    body,
    data,
    ...[boards, leaderboards].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : [])),
  ];
  const lowest = new Map<string, Position>();
  for (const part of parts) {
    if (!isPosition(part)) continue;
    const { stream, epoch, seq } = part;
    const known = lowest.get(stream);
    if (known === undefined || known.epoch !== epoch || seq < known.seq) lowest.set(stream, { stream, epoch, seq });
  }
  return [...lowest.values()];
}

/** Where the streams are now, in the answer to the greeting; null when it does not say. */
export function headsIn(answer: unknown): readonly Position[] | null {
  if (!isFields(answer)) return null;
  const heads = firstOf(answer, ['heads']);
  return Array.isArray(heads) ? (heads as unknown[]).slice(0, MOST_HEADS).filter(isPosition) : null;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_TEXT;
}
