import { z } from 'zod';
import { frameSchema } from './frame';
import { appErrorSchema } from './app-error';
import { peopleViewSchema } from './people-view';
import { pinRequestSchema, playlistQuestionSchema, playlistViewSchema } from './playlist-view';
import { rehearsalSchema } from './rehearsal';
import { dryRunSchema, messageKindsSchema } from './messages-view';
import {
  overviewSchema,
  settingsDraftSchema,
  settingsViewSchema,
  testStepSchema,
  waitingSchema,
} from './settings-view';

/**
 * The only list of channels between the main process and its windows, for every host.
 *
 * `push`: main to window. `signal`: window to main, no answer. `request`: window to main, answered by a `Result`.
 * `windows` says which kinds of window may use the channel. Whatever arrives in main is checked against `payload`.
 * A new channel is one entry here and one handler under main/app.
 */
export type WindowKind = 'wall' | 'settings';

const nothing = z.undefined();

export const channels = {
  'wall:frame': push(['wall', 'settings'], frameSchema),
  'wall:painted': signal(['wall', 'settings'], z.object({ epoch: z.string().max(100), seq: z.number().int().min(0) })),
  'wall:want-full': signal(['wall', 'settings'], z.object({ reason: z.string().max(500) })),
  'wall:celebrated': signal(
    ['wall'],
    z.object({
      id: z.string().max(300),
      sourceId: z.string().max(40).optional(),
      outcome: z.enum(['shown', 'expired', 'dropped']),
    }),
  ),
  'wall:trouble': signal(['wall', 'settings'], z.object({ message: z.string().max(2_000) })),
  'wall:open-settings': signal(['wall'], nothing),

  'settings:load': request(['settings'], nothing, settingsViewSchema),
  'settings:save': request(['settings'], settingsDraftSchema, settingsViewSchema),
  'settings:reconnect': request(['settings'], z.object({ sourceId: z.string().max(40) }), nothing),
  'settings:test': request(
    ['settings'],
    z.object({
      testId: z.string().max(40),
      source: z.record(z.string(), z.unknown()),
      /** The stored token may be sent to addresses that it was not given for. */
      carriesToken: z.boolean().optional(),
    }),
    nothing,
  ),
  /** The same with the messages shown that come, and what the rules of its mapping make of them. One at a time. */
  'settings:dry-run': request(
    ['settings'],
    z.object({
      runId: z.string().max(40),
      source: z.record(z.string(), z.unknown()),
      carriesToken: z.boolean().optional(),
    }),
    nothing,
  ),
  'settings:dry-run-stop': request(['settings'], z.object({ runId: z.string().max(40) }), nothing),
  'settings:messages': request(['settings'], z.object({ sourceId: z.string().max(40) }), messageKindsSchema),
  'settings:playlist': request(['settings'], playlistQuestionSchema, playlistViewSchema),
  'settings:pin': request(['settings'], pinRequestSchema, nothing),
  'settings:people': request(['settings'], nothing, peopleViewSchema),
  'settings:rehearse': request(['settings'], rehearsalSchema, nothing),
  'settings:outbox': request(['settings'], z.object({ sourceId: z.string().max(40) }), waitingSchema),
  'settings:outbox-clear': request(
    ['settings'],
    z.object({ sourceId: z.string().max(40) }),
    z.object({ cleared: z.number().int() }),
  ),
  /** Whether the web host knows this page's admin session. Told by the page's link, which has no connection without one. */
  'settings:access': push(['settings'], z.object({ signedIn: z.boolean() })),
  /** Answered by the page's link as well. */
  'settings:sign-in': request(['settings'], z.object({ pin: z.string().max(40) }), nothing),
  'settings:test-step': push(['settings'], testStepSchema),
  'settings:dry-run-step': push(['settings'], dryRunSchema),
  'settings:overview': push(['settings'], overviewSchema),
} as const;

/** What a request answers: a value, or the errors that stopped it. */
export const failureSchema = z.array(appErrorSchema);

export type Channels = typeof channels;
export type ChannelName = keyof Channels;

type NamesOf<Kind> = { [Name in ChannelName]: Channels[Name]['kind'] extends Kind ? Name : never }[ChannelName];
export type PushName = NamesOf<'push'>;
export type SignalName = NamesOf<'signal'>;
export type RequestName = NamesOf<'request'>;

export type Payload<Name extends ChannelName> = z.output<Channels[Name]['payload']>;
export type Reply<Name extends RequestName> = z.output<Channels[Name]['reply']>;

/** A channel by name, or null. Safe against names such as `__proto__`. */
export function channelNamed(name: string): Channels[ChannelName] | null {
  return Object.hasOwn(channels, name) ? channels[name as ChannelName] : null;
}

function push<S extends z.ZodType>(windows: readonly WindowKind[], payload: S) {
  return { kind: 'push', windows, payload } as const;
}

function signal<S extends z.ZodType>(windows: readonly WindowKind[], payload: S) {
  return { kind: 'signal', windows, payload } as const;
}

function request<S extends z.ZodType, R extends z.ZodType>(windows: readonly WindowKind[], payload: S, reply: R) {
  return { kind: 'request', windows, payload, reply } as const;
}
