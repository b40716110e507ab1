import { z } from 'zod';
import { expression as compiled } from './expression';
import { nearestKey } from './nearest-key';
import { broken } from './rules';
import { RULE_KINDS, type RuleKind } from './rule-kinds';

/**
 * How the messages of a backend of no known family become boards, celebrations and notices. Every value on the right is an
 * expression (JMESPath) on `{ event, channel, data, item }`: `data` is what the message holds, `item` one element of the list
 * that `each` names. A text of its own stands in single quotes: `'points'`.
 */

/** The longest expression: what is longer is no longer a mapping. */
const LONGEST_EXPRESSION = 500;
const MOST_RULES = 50;

const KINDS = Object.keys(RULE_KINDS) as [RuleKind, ...RuleKind[]];

const expression = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_EXPRESSION)
  .superRefine((text, context) => {
    const result = compiled(text);
    if (!result.ok)
      context.addIssue(
        broken(
          [],
          `must be an expression (${result.error})`,
          "Correct it, and try it out in the settings window. A text of its own stands in single quotes: 'points'.",
        ),
      );
  });
const json = z.json();

const ruleFields = z.strictObject({
  as: z.enum(KINDS),
  /** The rule is for messages for which this is neither false, null nor empty; absent: for every message. */
  when: expression.optional(),
  /** A list: the rule is for each of its elements. */
  each: expression.optional(),
  set: z.record(z.string(), expression).default({}),
});

const ruleSchema = ruleFields.superRefine((rule, context) => {
  const { needed, known }: { needed: readonly string[]; known: readonly string[] } = RULE_KINDS[rule.as];
  for (const key of Object.keys(rule.set)) {
    if (known.includes(key)) continue;
    const allowed = `is not a field of "${rule.as}"; its fields are ${known.join(', ') || 'none'}`;
    const nearest = nearestKey(key, known);
    const remedy =
      nearest === null ? 'Remove it, or use one of those fields.' : `Did you mean "${nearest}"? Otherwise remove it.`;
    context.addIssue(broken(['set', key], allowed, remedy));
  }
  for (const key of needed) {
    if (Object.hasOwn(rule.set, key)) continue;
    const allowed = `must be set in a rule that makes "${rule.as}"`;
    context.addIssue(broken(['set', key], allowed, `Say under "set" where "${key}" stands in the message.`));
  }
});

const messageSchema = z.strictObject({
  channel: z.string().min(1).max(200).optional(),
  /** Socket.IO: the name of the event. */
  event: z.string().min(1).max(200).optional(),
  /** What is sent: any JSON. */
  message: json.optional(),
});

const mappingFields = z.strictObject({
  transport: z.enum(['websocket', 'socket-io']).default('websocket'),
  /** Socket.IO only: the namespaces. The first is the one that the wall cannot do without. */
  channels: z.array(z.string().min(1).max(200)).min(1).max(10).default(['/']),
  /** Said on every connection, such as a request to join a room. */
  joins: z.array(messageSchema).max(20).default([]),
  /** Said in silence; what the backend answers is a sign of life. */
  ping: messageSchema.optional(),
  /** WebSocket only: the parameter of the address that carries the token. */
  tokenParameter: z.string().min(1).max(60).default('token'),
  /** Every rule whose condition holds is applied, in this order. */
  rules: z.array(ruleSchema).min(1).max(MOST_RULES),
  /** What the answer of `snapshotUrl` holds; `data` is its body. */
  snapshot: ruleSchema.optional(),
});

export const mappingSchema = mappingFields.superRefine(({ transport, channels, joins, ping }, context) => {
  const said = [...joins.map((one, index) => ({ one, path: ['joins', index] })), { one: ping, path: ['ping'] }];
  for (const { one, path } of said) {
    const channel = one?.channel;
    if (channel === undefined || (transport === 'socket-io' && channels.includes(channel))) continue;
    const place = [...path, 'channel'];
    context.addIssue(
      transport === 'socket-io'
        ? broken(
            place,
            `must be one of the "channels": ${channels.map((name) => `"${name}"`).join(', ')}`,
            'Use one of those, or add this one to "channels".',
          )
        : broken(place, 'is for the transport "socket-io" alone', 'Remove it, or set "transport" to "socket-io".'),
    );
  }
});

export type Mapping = z.infer<typeof mappingSchema>;
export type MappingRule = z.infer<typeof ruleSchema>;
export type MappingMessage = z.infer<typeof messageSchema>;

/** The settings that stand beside this one, for a path from the mapping on, such as `rules`, 1, `colour`. */
export function knownMappingKeys(path: readonly PropertyKey[]): readonly string[] {
  const [section] = path;
  if (section === 'rules' || section === 'snapshot') return Object.keys(ruleFields.shape);
  return Object.keys(section === 'joins' || section === 'ping' ? messageSchema.shape : mappingFields.shape);
}
