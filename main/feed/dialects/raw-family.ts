import type { SourceConfig } from '#core/config/schema';
import type { ConnectionPlan, DecodeContext, Decoded, Dialect, WireMessage } from './dialect';
import { camel, readableBody } from './envelope';
import { isFields, leniently, optionalId } from './fields';
import { understood, type Handler } from './handler';
import { isUnknownType, refusalText } from './refusal';

/** What the families that speak plain WebSocket have in common: messages are JSON, and `type` names what they are. */
export interface RawFamily {
  readonly id: string;
  /** The key under which a message says what it is about. */
  readonly bodyKey: 'data' | 'payload';
  /** What a message says besides its type and its body. */
  readonly stamp?: (messageId: string, nowMs: number) => Readonly<Record<string, unknown>>;
  /** Where to connect, and what to say there; the rest of each plan is the same for all. */
  connections(config: SourceConfig): readonly [Place, ...Place[]];
  /** What the messages mean, by their type. Bodies arrive in one spelling (envelope.ts). */
  readonly messages: ReadonlyMap<string, Handler>;
  /** For types that are not written down to the letter; null: unknown. */
  readonly others?: (type: string) => Handler | null;
  readonly snapshot: Handler;
  /** What a message without a type means, such as an answer to a poll. */
  readonly untyped?: Handler;
}

interface Place extends Pick<ConnectionPlan, 'name' | 'url' | 'poll'> {
  readonly otherwise?: string | undefined;
  readonly joins?: readonly Said[];
  readonly signInFirst?: (token: string) => Said;
}

interface Said {
  readonly type: string;
  readonly body: object;
}

/** The parameter that holds the token, in all of them. */
const TOKEN_PARAMETER = 'token';
const PING_MS = 30_000;
const REPORT = 'display_report';
/** What servers say of a connection or of a join that went well, or to show that they live: nothing on a wall. */
const COURTESY =
  /^(?:heartbeat(?:_ack)?|keep_?alive|welcome|connected|connection(?:_(?:established|ack|success|ready))?|auth(?:_(?:ok|success)|enticated)|subscribed|leaderboard_joined|joined(?:_leaderboard)?|(?:session|room)_left)$/;
/** A server's ping may hold what it wants back; no more of it than this, in JSON. */
const LONGEST_ECHO = 1_000;
const HEARD: Decoded = { kind: 'understood', events: [], rejections: [] };

export function rawDialect(family: RawFamily): Dialect {
  const envelope = ({ type, body }: Said, stamp: object = {}): object => ({ type, [family.bodyKey]: body, ...stamp });
  /** @param messageId of the message itself; a message without one is known by what it is and when */
  const stamped = (said: Said, nowMs: number, messageId = `scorewall-${said.type}-${nowMs}`): object =>
    envelope(said, family.stamp?.(messageId, nowMs));
  const on = (channel: string, event: string, message: object): WireMessage => ({ channel, event, args: [message] });

  const plan = ({ name, url, otherwise, poll, joins = [], signInFirst }: Place): ConnectionPlan => {
    const ping = (nowMs: number): WireMessage =>
      on(name, 'ping', stamped({ type: 'ping', body: { timestamp: nowMs } }, nowMs));
    return {
      name,
      url,
      ...(otherwise === undefined ? {} : { otherwise }),
      channels: [{ name, required: true }],
      signIn: {
        parameter: TOKEN_PARAMETER,
        ...(signInFirst ? { firstMessage: (token, nowMs) => stamped(signInFirst(token), nowMs) } : {}),
      },
      greeting: ping,
      keepAlive: { everyMs: PING_MS, message: ping },
      joins: joins.map((join) => on(name, join.type, envelope(join))),
      ...(poll ? { poll } : {}),
    };
  };

  const pong = (asked: WireMessage, nowMs: number): WireMessage =>
    on(asked.channel, 'pong', stamped({ type: 'pong', body: echo(asked, family.bodyKey) }, nowMs));

  return {
    id: family.id,
    transport: 'websocket',

    connect(config) {
      const [main, ...others] = family.connections(config);
      return { connections: [plan(main), ...others.map(plan)] };
    },

    decode(message: WireMessage, context: DecodeContext): Decoded {
      const type = message.event;
      switch (type) {
        case 'pong':
          return { kind: 'answer', body: readableBody(message) };
        case 'ping':
          return { kind: 'asked', reply: pong(message, context.nowMs) };
        case 'ack':
          return acknowledgement(message);
        case 'error':
          return refused(refusalText(readableBody(message)));
        default: {
          if (COURTESY.test(type)) return HEARD;
          if (type === '')
            return family.untyped ? understood(family.untyped, message.args[0], context) : { kind: 'unknown' };
          const handler = family.messages.get(type) ?? family.others?.(type);
          return handler ? understood(handler, readableBody(message), context) : { kind: 'unknown' };
        }
      }
    },

    encode: ({ messageId, kind, atMs, body }, connection) =>
      on(
        connection,
        REPORT,
        stamped({ type: REPORT, body: { messageId, kind, at: new Date(atMs).toISOString(), body } }, atMs, messageId),
      ),

    decodeSnapshot: (body, context) => understood(family.snapshot, isFields(body) ? camel(body) : body, context),
  };
}

/** What a ping holds, as it was said: in the spelling of whoever asks. */
function echo({ args: [envelope] }: WireMessage, bodyKey: RawFamily['bodyKey']): object {
  const body = isFields(envelope) ? envelope[bodyKey] : undefined;
  return isFields(body) && isShort(body) ? body : {};
}

function isShort(body: object): boolean {
  try {
    return JSON.stringify(body).length <= LONGEST_ECHO;
  } catch {
    // It is nested too deeply to be written.
    return false;
  }
}

/** Not every server knows all that a wall says, and a wall need not be told. */
function refused(message: string): Decoded {
  return isUnknownType(message) ? HEARD : { kind: 'refused-room', message };
}

function acknowledgement(message: WireMessage): Decoded {
  const body = readableBody(message);
  const id = isFields(body) ? leniently(() => optionalId(body, 'messageId', 'id')) : undefined;
  return id === undefined ? { kind: 'unknown' } : { kind: 'ack', messageId: id };
}
