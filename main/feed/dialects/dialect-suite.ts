import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configSchema, type SourceConfig } from '#core/config/schema';
import type { DomainEvent } from '#core/domain/events';
import { Diagnostics } from '../diagnostics';
import type { DecodeContext, Decoded, Dialect, WireMessage } from './dialect';
import { expectSound, hostile, KEYS, nested, nestedLists, SPECIAL_EVENTS } from './hostile';

/** What every dialect is held to. A new one brings its fixtures (dialects.test.ts). */

export const NOW_MS = Date.UTC(2026, 10, 20, 9, 0, 0);
/** Stands in private places of messages; may be nowhere in what is made of them. */
export const MARKER = 'Zx-private-word-xZ';

/** A message of the document, and the events that it means. Ids that are made of what it says are given as patterns. */
export type Recorded = readonly [channel: string, event: string, body: unknown, events: readonly object[]];

export interface DialectFixtures {
  readonly dialect: Dialect;
  readonly config: SourceConfig;
  /** How the family sends a body. */
  readonly wrap: (event: string, body: unknown) => readonly unknown[];
  /** Every message of the document. */
  readonly documented: readonly Recorded[];
  /** Messages with private parts, which hold the marker. */
  readonly secrets: readonly (readonly [channel: string, event: string, body: unknown])[];
  /** Of these, whatever they hold is private. */
  readonly privateEvents: readonly (readonly [channel: string, event: string])[];
  /** Messages without a meaning, with a part of the reason. */
  readonly rejected: readonly (readonly [channel: string, event: string, body: unknown, reason: string])[];
}

export function configOf(dialect: string, rest: Record<string, unknown> = {}): SourceConfig {
  const source = { id: 'one', dialect, url: 'http://127.0.0.1:4100', ...rest };
  const [parsed] = configSchema.parse({ version: 1, sources: [source] }).sources;
  if (!parsed) throw new Error('no source');
  return parsed;
}

/** What a message that is well formed means. */
export function eventsOf(
  dialect: Dialect,
  envelope: unknown,
  rest: Record<string, unknown> = {},
): readonly DomainEvent[] {
  const { type = '' } = envelope as { readonly type?: string };
  const context = { config: configOf(dialect.id, rest), nowMs: NOW_MS };
  const decoded = dialect.decode({ channel: 'x', event: type, args: [envelope] }, context);
  if (decoded.kind !== 'understood' || decoded.rejections.length > 0) throw new Error(JSON.stringify(decoded));
  return decoded.events;
}

export function dialectSuite(fixtures: DialectFixtures): void {
  const { dialect, config, wrap, documented, secrets, privateEvents, rejected } = fixtures;
  const context: DecodeContext = { config, nowMs: NOW_MS };
  const message = (channel: string, event: string, body: unknown): WireMessage => ({
    channel,
    event,
    args: wrap(event, body),
  });
  const decode = (channel: string, event: string, body: unknown): Decoded =>
    dialect.decode(message(channel, event, body), context);

  describe(`${dialect.id}: every message of the document`, () => {
    it.each(documented)('%s %s', (channel, event, body, expected) => {
      const decoded = decode(channel, event, JSON.parse(JSON.stringify(body)));
      expect(decoded).toEqual({ kind: 'understood', events: withPatterns(expected), rejections: [] });
    });

    it.each(documented)('%s %s has keys that nobody knows, and a version of the future', (channel, event, body) => {
      if (typeof body !== 'object' || body === null || Array.isArray(body)) return;
      const more = { ...body, version: 99, schemaVersion: '7.1-beta', zzz: { deep: [1, { x: null }] }, extra: 'x' };
      expect(decode(channel, event, more)).toEqual(decode(channel, event, body));
    });

    it.each(rejected)('%s %s of %j is rejected with its reason', (channel, event, body, reason) => {
      expect(decode(channel, event, body)).toEqual({
        kind: 'understood',
        events: [],
        rejections: [expect.stringContaining(reason)],
      });
    });

    it('knows what it does not know', () => {
      for (const event of ['no_such_type', 'toString', '__proto__', 'constructor']) {
        expect(decode(documented[0]?.[0] ?? '', event, {})).toEqual({ kind: 'unknown' });
      }
    });
  });

  describe(`${dialect.id}: what is private`, () => {
    it.each(secrets)('%s %s tells nothing of it', (channel, event, body) => {
      expect(JSON.stringify(body)).toContain(MARKER);
      for (const config of [context.config, { ...context.config, showConversations: true }]) {
        const decoded = dialect.decode(message(channel, event, body), { ...context, config });
        expect(decoded.kind).toBe('understood');
        expect(JSON.stringify(decoded)).not.toContain(MARKER);
      }
    });

    // Names of keys are the shape of a message, which is shown.
    const inValues = secrets.filter(([, , body]) => !JSON.stringify(body).includes(`"${MARKER}":`));

    it.each(inValues)('%s %s leaves nothing of it in the diagnostics', (channel, event, body) => {
      const diagnostics = new Diagnostics(String);
      const decoded = decode(channel, event, body);
      const isPrivate = decoded.kind === 'understood' && decoded.events.some(({ kind }) => kind === 'private');
      diagnostics.applied(message(channel, event, body), NOW_MS, isPrivate);
      expect(JSON.stringify(diagnostics.kinds(NOW_MS))).not.toContain(MARKER);
    });

    it('is never more than a count, whatever a message holds', () => {
      if (privateEvents.length === 0) return;
      const text = fc.constantFrom(MARKER, `${MARKER} and more`, `<b>${MARKER}`);
      const body = fc.dictionary(
        fc.constantFrom(...KEYS),
        fc.oneof(text, fc.dictionary(fc.constantFrom(...KEYS), text)),
      );
      fc.assert(
        fc.property(fc.constantFrom(...privateEvents), fc.oneof(body, text), ([channel, event], told) => {
          const decoded = dialect.decode(message(channel, event, told), {
            ...context,
            config: { ...config, showConversations: true },
          });
          expect(JSON.stringify(decoded)).not.toContain(MARKER);
          if (decoded.kind !== 'understood') throw new Error('it was not understood');
          expect(decoded.events.every(({ kind }) => kind === 'private')).toBe(true);
        }),
        { numRuns: 200 },
      );
    });
  });

  describe(`${dialect.id}: whatever comes`, () => {
    const channels = [...new Set([...documented.map(([channel]) => channel), 'other'])];
    const events = [...new Set(documented.map(([, event]) => event)), ...SPECIAL_EVENTS];

    it('never throws, and whatever it makes of a message is safe', () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...channels),
          fc.oneof(fc.constantFrom(...events), fc.string()),
          fc.array(hostile, { maxLength: 3 }),
          (channel, event, args) => {
            expectSound(dialect.decode({ channel, event, args }, context));
            expectSound(dialect.decode({ channel, event, args: wrap(event, args[0]) }, context));
          },
        ),
        { numRuns: 2_000 },
      );
    });

    it('neither do the messages of the document, with any one field or two spoilt', () => {
      const own = [...KEYS, ...documented.flatMap(([, , body]) => Object.keys(body as object))];
      fc.assert(
        fc.property(
          fc.constantFrom(...documented),
          fc.array(fc.tuple(fc.constantFrom(...own), hostile), { maxLength: 2 }),
          ([channel, event, body], changes) => {
            const whole = { ...(body as object), ...Object.fromEntries(changes) };
            expectSound(decode(channel, event, whole));
            expectSound(decode(channel, event, [whole, body]));
          },
        ),
        { numRuns: 800 },
      );
    });

    it('nor does a snapshot', () => {
      fc.assert(
        fc.property(hostile, (body) => {
          for (const one of [
            body,
            { rankings: [body, body] },
            { boards: [body, { entries: [body] }] },
            { jobs: [body] },
          ]) {
            expectSound(dialect.decodeSnapshot(one, context));
          }
        }),
        { numRuns: 300 },
      );
    });

    it('however deep it is nested', () => {
      for (const event of events) {
        for (const deep of [nested('data', 20_000), nested('entries', 20_000), nestedLists(20_000)]) {
          expectSound(decode(channels[0] ?? '', event, deep));
        }
      }
      expectSound(dialect.decodeSnapshot(nested('data', 20_000), context));
    });

    it('is stateless: the same message always means the same', () => {
      fc.assert(
        fc.property(fc.constantFrom(...channels), fc.constantFrom(...events), hostile, (channel, event, body) => {
          expect(decode(channel, event, body)).toEqual(decode(channel, event, body));
        }),
        { numRuns: 300 },
      );
    });
  });

  describe(`${dialect.id}: connecting`, () => {
    it('plans without throwing, whatever address is configured', () => {
      for (const url of [
        'http://a',
        'ws://a:1/x/y?z=1',
        'https://[::1]/',
        'wss://a/%zz',
        'http://%zz',
        'demo:office',
      ]) {
        const [main, ...others] = dialect.connect({ ...config, url }).connections;
        for (const { name, channels, greeting, keepAlive } of [main, ...others]) {
          const names = channels.map((channel) => channel.name);
          expect(names.length).toBeGreaterThan(0);
          expect(channels.some(({ required }) => required)).toBe(true);
          expect(names).toContain(greeting(NOW_MS).channel);
          if (keepAlive) expect(names).toContain(keepAlive.message(NOW_MS).channel);
          expect(name).not.toBe('');
        }
        expect(new Set([main, ...others].map(({ name }) => name)).size).toBe(others.length + 1);
      }
    });

    it('hands reports over on each of its connections', () => {
      const report = { messageId: 'm1', kind: 'display-status', atMs: NOW_MS, body: { scene: 'x' } } as const;
      for (const { name, channels } of dialect.connect(config).connections) {
        const sent = dialect.encode(report, name);
        expect(channels.map((channel) => channel.name)).toContain(sent.channel);
        expect(JSON.stringify(sent.args)).toContain('"messageId":"m1"');
        expect(JSON.stringify(sent.args)).toContain(new Date(NOW_MS).toISOString());
      }
    });
  });
}

/** Ids that are made of what a message says are given as patterns. */
export function withPatterns(value: unknown): unknown {
  if (value instanceof RegExp) return expect.stringMatching(value);
  if (Array.isArray(value)) return value.map(withPatterns);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withPatterns(inner)]));
}
