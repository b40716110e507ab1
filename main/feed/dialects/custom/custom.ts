import type { Mapping, MappingMessage } from '#core/config/mapping';
import type { SourceConfig } from '#core/config/schema';
import type { DomainEvent } from '#core/domain/events';
import type { Decoded, Dialect, WireMessage } from '../dialect';
import { Unreadable } from '../fields';
import { compileRule, type CompiledRule, type Scope } from './rule';

const SOCKET = 'socket';

interface NamedRule {
  /** As reasons name it. */
  readonly name: string;
  readonly rule: CompiledRule;
}

/** The dialect of a backend of no known family: what its messages mean is said by the admin. */
export function customDialect(mapping: Mapping): Dialect {
  const rules = mapping.rules.map((rule, index): NamedRule => ({
    name: `rule ${index + 1} (${rule.as})`,
    rule: compileRule(rule),
  }));
  const snapshot = mapping.snapshot && { name: 'snapshot', rule: compileRule(mapping.snapshot) };
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
      if (event === 'pong') return { kind: 'answer', body: args[0] };
      return applied(rules, { event, channel, data: args[0] ?? null, item: null }, nowMs);
    },

    // Such a backend is never told anything, as it never asks.
    encode: ({ messageId, kind, atMs, body }) => ({
      channel: main,
      event: 'display:report',
      args: [{ type: 'display_report', data: { messageId, kind, at: new Date(atMs).toISOString(), body } }],
    }),

    decodeSnapshot(body, { nowMs }) {
      if (!snapshot) return { kind: 'understood', events: [], rejections: ['the mapping says nothing of a snapshot'] };
      return applied([snapshot], { event: 'snapshot', channel: '', data: body, item: null }, nowMs);
    },
  };
}

/** Every rule whose condition holds. A message that no rule is for is unknown. */
function applied(rules: readonly NamedRule[], scope: Scope, nowMs: number): Decoded {
  const events: DomainEvent[] = [];
  const rejections: string[] = [];
  let meant = false;
  for (const { name, rule } of rules) {
    try {
      if (!rule.applies(scope)) continue;
      meant = true;
      const read = rule.read(scope, nowMs);
      events.push(...read.events);
      rejections.push(...read.rejections.map((reason) => `${name}: ${reason}`));
    } catch (cause) {
      if (!(cause instanceof Unreadable)) throw cause;
      meant = true;
      rejections.push(`${name}: ${cause.message}`);
    }
  }
  return meant ? { kind: 'understood', events, rejections } : { kind: 'unknown' };
}
