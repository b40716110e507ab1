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
  readonly stamp?: (what: string, nowMs: number) => Readonly<Record<string, unknown>>;
  /** Where to connect, and what to say there; the rest of each plan is the same for all. */
  connections(config: SourceConfig): readonly [Place, ...Place[]];
  /** What the messages mean, by their type. Bodies arrive in one spelling (envelope.ts). */
  readonly messages: ReadonlyMap<string, Handler>;
  /** For types that are not written down to the letter; null: unknown. */
  readonly others?: (type: string) => Handler | null;
  readonly snapshot: Handler;
  /**
   * What a message without a type means, such as an answer to a poll.
   *
   * @param about what was asked about, null for everything; undefined where nobody has asked
   */
  readonly untyped?: (...args: [...Parameters<Handler>, about: string | null | undefined]) => ReturnType<Handler>;
}

interface Place extends Pick<ConnectionPlan, 'name' | 'url' | 'poll'> {
  readonly otherwise?: string | undefined;
  readonly joins?: readonly { readonly type: string; readonly body: object }[];
  /** What is said first, with the token as its body. */
  readonly signInFirst?: { readonly type: string };
}

/** The parameter that holds the token, in all of them. */
const TOKEN_PARAMETER = 'token';
const PING_MS = 30_000;
const REPORT = 'display_report';
/**
 * What servers say of a connection or of a join that went well, and to keep a connection up: courtesies that mean nothing
 * on a wall.
 */
const WELCOME =
  /^(?:welcome|connected|connection(?:_(?:established|ack|success|ready))?|auth(?:_(?:ok|success)|enticated)|subscribed|leaderboard_joined|joined(?:_leaderboard)?|(?:session|room)_left|heartbeat(?:_ack)?|keep_?alive)$/;
/** A server's ping may hold what it wants back; no more of it than this, in JSON. */
const LONGEST_ECHO = 1_000;
const HEARD: Decoded = { kind: 'understood', events: [], rejections: [] };

export function rawDialect(family: RawFamily): Dialect {
  const said = (channel: string, type: string, body: unknown, nowMs: number | null = null): WireMessage => ({
    channel,
    event: type,
    args: [
      {
        type,
        ...(body === undefined ? {} : { [family.bodyKey]: body }),
        ...(nowMs === null ? {} : family.stamp?.(type, nowMs)),
      },
    ],
  });

  const plan = ({ name, url, otherwise, poll, joins = [], signInFirst }: Place): ConnectionPlan => {
    const ping = (nowMs: number): WireMessage => said(name, 'ping', { timestamp: nowMs }, nowMs);
    return {
      name,
      url,
      ...(otherwise !== undefined && { otherwise }),
      channels: [{ name, required: true }],
      signIn: {
        parameter: TOKEN_PARAMETER,
        ...(signInFirst && {
          firstMessage: (token, nowMs) => said(name, signInFirst.type, { token }, nowMs).args[0],
        }),
      },
      greeting: ping,
      keepAlive: { everyMs: PING_MS, message: ping },
      joins: joins.map(({ type, body }) => said(name, type, body)),
      ...(poll ? { poll } : {}),
    };
  };

  const untyped = ({ args: [payload, about] }: WireMessage, context: DecodeContext): Decoded => {
    const read = family.untyped;
    if (read === undefined) return { kind: 'unknown' };
    const asked = typeof about === 'string' || about === null ? about : undefined;
    return understood((...told) => read(...told, asked), payload, context);
  };

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
          return { kind: 'asked', reply: said(message.channel, 'pong', echo(message, family.bodyKey), context.nowMs) };
        case 'ack':
          return acknowledgement(message);
        case 'error':
          return refused(refusalText(readableBody(message)));
        default: {
          if (WELCOME.test(type)) return HEARD;
          if (type === '') return untyped(message, context);
          const handler = family.messages.get(type) ?? family.others?.(type);
          return handler ? understood(handler, readableBody(message), context) : { kind: 'unknown' };
        }
      }
    },

    encode: ({ messageId, kind, atMs, body }, connection) =>
      said(connection, REPORT, { messageId, kind, at: new Date(atMs).toISOString(), body }, atMs),

    decodeSnapshot: (body, context) => understood(family.snapshot, isFields(body) ? camel(body) : body, context),
  };
}

/** What a ping holds, as it was said: in the spelling of whoever asks. */
function echo({ args: [envelope] }: WireMessage, bodyKey: RawFamily['bodyKey']): unknown {
  const body = isFields(envelope) ? envelope[bodyKey] : undefined;
  return isFields(body) && JSON.stringify(body).length <= LONGEST_ECHO ? body : {};
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
