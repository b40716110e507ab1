import { fullEffort } from '#core/config/expression';
import type { Mapping, MappingMessage } from '#core/config/mapping';
import type { SourceConfig } from '#core/config/schema';
import type { DomainEvent } from '#core/domain/events';
import type { Decoded, Dialect, WireMessage } from '../dialect';
import { Unreadable } from '../fields';
import { compileRule, EFFORT, type CompiledRule, type Scope } from './rule';

const SOCKET = 'socket';
/** What a backend answers to the ping; no rule is for it. */
export const ANSWER = 'pong';

interface NamedRule {
  /** As reasons name it. */
  readonly name: string;
  /** Its place in the mapping, from 0; null for that of the snapshot. */
  readonly index: number | null;
  readonly rule: CompiledRule;
}

/** What one rule came to whose condition held, or could not be read. */
export interface RuleResult {
  readonly index: number | null;
  readonly events: readonly DomainEvent[];
  readonly problems: readonly string[];
}

/** A mapping as it runs, one rule after the other. */
export interface CompiledMapping {
  readonly rules: readonly NamedRule[];
  /** None or one. */
  readonly snapshot: readonly NamedRule[];
}

/** The dialect of a backend of no known family: what its messages mean is said by the admin. */
export function customDialect(mapping: Mapping): Dialect {
  const { rules, snapshot } = compileMapping(mapping);
  const channels = mapping.transport === 'socket-io' ? mapping.channels : [SOCKET];
  const [main = SOCKET] = channels;
  const outgoing = ({ channel = main, event = '', message }: MappingMessage): WireMessage => ({
    channel,
    event,
    args: message === undefined ? [] : [message],
  });
  return {
    id: 'custom',
    transport: mapping.transport,

    connect: (config: SourceConfig) => ({
      connections: [
        {
          name: main,
          url: config.url,
          channels: channels.map((name, index) => ({ name, required: index === 0 })),
          greeting: () => outgoing(mapping.ping ?? { event: 'ping', message: { type: 'ping' } }),
          joins: mapping.joins.map(outgoing),
          signIn: { parameter: mapping.tokenParameter },
        },
      ],
    }),

    decode({ channel, event, args }, { nowMs }) {
      if (event === ANSWER) return { kind: 'answer', body: args[0] };
      return applied(rules, scopeOf({ event, channel, args }), nowMs);
    },

    // Such a backend is never told anything, as it never asks.
    encode: ({ messageId, kind, atMs, body }) => ({
      channel: main,
      event: 'display:report',
      args: [{ type: 'display_report', data: { messageId, kind, at: new Date(atMs).toISOString(), body } }],
    }),

    decodeSnapshot(body, { nowMs }) {
      if (snapshot.length === 0)
        return { kind: 'understood', events: [], rejections: ['the mapping says nothing of a snapshot'] };
      return applied(snapshot, snapshotScope(body), nowMs);
    },
  };
}

export function compileMapping({ rules, snapshot }: Mapping): CompiledMapping {
  return {
    rules: rules.map((rule, index) => ({ name: `rule ${index + 1} (${rule.as})`, index, rule: compileRule(rule) })),
    snapshot: snapshot === undefined ? [] : [{ name: 'snapshot', index: null, rule: compileRule(snapshot) }],
  };
}

export function scopeOf({ event, channel, args }: WireMessage): Scope {
  return { event, channel, data: args[0] ?? null, item: null, [EFFORT]: fullEffort() };
}

export function snapshotScope(body: unknown): Scope {
  return { event: 'snapshot', channel: '', data: body, item: null, [EFFORT]: fullEffort() };
}

/** What this rule makes of it; null where it is not for it. */
export function resultOf({ index, rule }: NamedRule, scope: Scope, nowMs: number): RuleResult | null {
  try {
    if (!rule.applies(scope)) return null;
    const { events, rejections } = rule.read(scope, nowMs);
    return { index, events, problems: rejections };
  } catch (cause) {
    if (!(cause instanceof Unreadable)) throw cause;
    return { index, events: [], problems: [cause.message] };
  }
}

/** Every rule whose condition holds. A message that no rule is for is unknown. */
function applied(rules: readonly NamedRule[], scope: Scope, nowMs: number): Decoded {
  const events: DomainEvent[] = [];
  const rejections: string[] = [];
  let meant = false;
  for (const named of rules) {
    const result = resultOf(named, scope, nowMs);
    if (result === null) continue;
    meant = true;
    for (const event of result.events) events.push(event);
    for (const problem of result.problems) rejections.push(`${named.name}: ${problem}`);
  }
  return meant ? { kind: 'understood', events, rejections } : { kind: 'unknown' };
}
