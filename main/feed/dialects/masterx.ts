import { socketAddress } from './addresses';
import type { DecodeContext } from './dialect';
import { camel } from './envelope';
import { fieldsOf, firstOf, isFields, leniently, optionalId, optionalNumber, type Fields } from './fields';
import type { Handler } from './handler';
import { LEARNING } from './learning';
import { boardSnapshot, leaderboardUpdate } from './live-board';
import { announcement, notification } from './notifications';
import { conversationOf, feeling, privately } from './private-talk';
import { rawDialect } from './raw-family';
import { roomChange } from './study-rooms';
import { together } from './together';

const CONNECTION = 'masterx';
const USUAL_PATH = '/api/ws';
/** How pleasant the emotions are that a backend names without a measure of it, -1 to 1. */
const PLEASURE: ReadonlyMap<unknown, number> = new Map([
  ...['excited', 'joy', 'happy', 'delighted', 'proud', 'amused', 'inspired', 'grateful'].map(
    (word) => [word, 0.8] as const,
  ),
  ...['curious', 'confident', 'engaged', 'interested', 'motivated', 'focused', 'hopeful', 'relieved', 'flow'].map(
    (word) => [word, 0.5] as const,
  ),
  ...['neutral', 'calm', 'surprised', 'thoughtful'].map((word) => [word, 0] as const),
  ...['confused', 'bored', 'tired', 'distracted', 'uncertain'].map((word) => [word, -0.4] as const),
  ...['frustrated', 'anxious', 'stressed', 'sad', 'angry', 'overwhelmed', 'disappointed'].map(
    (word) => [word, -0.7] as const,
  ),
]);

export const masterxDialect = rawDialect({
  id: 'masterx',
  bodyKey: 'data',

  connections: ({ url, join: { session } }) => [
    {
      name: CONNECTION,
      url: socketAddress(url, USUAL_PATH),
      // Servers of this family read one spelling or the other.
      joins: session === undefined ? [] : [{ type: 'join_session', body: { session_id: session, sessionId: session } }],
    },
  ],

  messages: new Map<string, Handler>([
    ['session_update', (payload, context) => roomChange(payload, context, 'updated', context.config.join.session)],
    ['notification', notification],
    ['emotion_update', emotion],
    ['typing_indicator', typing],
    ['user_typing', typing],
    ['message_received', conversation],
    ['message_sent', conversation],
    ['announcement', announcement],
    ['leaderboard_update', leaderboardUpdate],
    ...LEARNING,
  ]),
  others: together,
  snapshot: boardSnapshot,
});

function conversation(...[payload, context]: Parameters<Handler>): ReturnType<Handler> {
  return privately('conversation', sessionOf(payload, context));
}

function typing(...[payload, context]: Parameters<Handler>): ReturnType<Handler> {
  return privately('typing', sessionOf(payload, context));
}

/** Of what somebody feels no more is kept than how pleasant it is, and that only where the admin wants a mood. */
function emotion(...[payload, context]: Parameters<Handler>): ReturnType<Handler> {
  const where = sessionOf(payload, context);
  if (!context.config.showConversations) return privately('feeling', where);
  const fields = fieldsOf(payload);
  const nested = firstOf(fields, ['emotion', 'emotionData']);
  const pleasure = pleasureIn(isFields(nested) ? camel(nested) : fields);
  if (pleasure === undefined) return privately('feeling', where);
  return feeling(where, leniently(() => optionalId(fields, 'userId')) ?? where, pleasure);
}

function pleasureIn(fields: Fields): number | undefined {
  const pad = firstOf(fields, ['padValues', 'pad']);
  const measured = isFields(pad) ? leniently(() => optionalNumber(pad, 'pleasure', 'valence')) : undefined;
  if (measured !== undefined) return Math.min(1, Math.max(-1, measured));
  return PLEASURE.get(firstOf(fields, ['primaryEmotion', 'emotion', 'name']));
}

/** What does not say where it belongs is of the session that the display has joined. */
function sessionOf(payload: unknown, { config }: DecodeContext): string | null {
  return conversationOf(payload) ?? config.join.session ?? null;
}
