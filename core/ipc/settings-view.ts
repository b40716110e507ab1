import { z } from 'zod';
import { configSchema } from '../config/schema';
import { appErrorSchema } from './app-error';
import { freshnessSchema, sourceStateSchema, sourceStatusSchema } from './frame';

/** The shapes that the settings window reads and writes. Tokens travel towards the main process only. */

/**
 * What is saved. It is checked like a configuration file, so that errors carry the same paths. A source's `token`: absent
 * keeps the stored one, null removes it.
 */
export const settingsDraftSchema = z.object({
  /** Of the view that was changed: what another window has saved since is not overwritten. */
  revision: z.string().max(64),
  wall: z.record(z.string(), z.unknown()),
  sources: z.array(z.record(z.string(), z.unknown())).max(50),
  /** Absent: they stay as they are. */
  people: z.array(z.record(z.string(), z.unknown())).max(500).optional(),
  celebrations: z.record(z.string(), z.unknown()).optional(),
  /** Ids of sources whose stored token may be sent to addresses that it was not given for. */
  carriedTokens: z.array(z.string().max(40)).max(50).optional(),
});

/** One source as it is now. */
export const sourceOverviewSchema = z.object({
  id: z.string(),
  dialect: z.string(),
  state: sourceStateSchema,
  status: sourceStatusSchema,
  sinceMs: z.number(),
  /** In words, with a remedy, when something is wrong. */
  problem: appErrorSchema.nullable(),
  /** When the next attempt starts, ms since the epoch; null when none is planned. */
  nextAttemptAtMs: z.number().nullable(),
  latencyMs: z.number().nullable(),
  lastEventAtMs: z.number().nullable(),
  freshness: freshnessSchema,
  received: z.number().int(),
  applied: z.number().int(),
  rejected: z.number().int(),
  unknown: z.number().int(),
  /** Messages that told nothing new. */
  duplicates: z.number().int(),
  /** Celebrations, notices and lines that were held back, as there were too many of them. */
  limited: z.number().int(),
  /** In the numbers of messages: those found, and those of them after which the board was whole again. */
  gaps: z.object({ found: z.number().int(), healed: z.number().int() }),
  /** The first one is the one whose state is the source's. `missing`: namespaces that it has to do without. */
  connections: z.array(z.object({ name: z.string(), state: sourceStateSchema, missing: z.array(z.string()) })),
  /** Rooms that the server refused, in its words. */
  refusedRooms: z.array(z.string()),
  /** The latest rejected messages, newest first: when, which event, why. */
  rejections: z.array(z.object({ atMs: z.number(), event: z.string(), reason: z.string() })),
});

export const settingsViewSchema = z.object({
  /** Changes with the settings and the tokens held. */
  revision: z.string(),
  config: configSchema.transform(({ version: _version, ...rest }) => rest),
  /** Ids of the sources that have a stored token. */
  tokensHeld: z.array(z.string()),
  /** Set when a --config file is in force: changes here last until the next start. */
  provisionedBy: z.string().nullable(),
  appVersion: z.string(),
});

const counter = z.number().int();

/** What became of the messages to a backend: accepted = queued + acked + dropped + expired, always. */
export const outboxLedgerSchema = z.object({
  accepted: counter,
  queued: counter,
  acked: counter,
  dropped: counter,
  expired: counter,
  /** Why messages were dropped, and how many. */
  droppedBy: z.record(z.string(), counter),
});

/** A message that waits to be sent. */
export const waitingMessageSchema = z.object({
  messageId: z.string(),
  kind: z.string(),
  atMs: z.number(),
  bytes: counter,
  /** How often it was sent since the app started; it waits because there was no answer. */
  tries: counter,
  /** The beginning of its JSON, without secrets. */
  excerpt: z.string(),
});

/** The oldest messages that wait for one source, oldest first, and how many there are in all. */
export const waitingSchema = z.object({ messages: z.array(waitingMessageSchema), queued: counter });

export const overviewSchema = z.object({
  /** Of the settings in force. */
  revision: z.string(),
  sources: z.array(sourceOverviewSchema),
  eventsLastMinute: z.number().int(),
  waitingToBeSent: z.number().int(),
  outbox: z.object({
    /** Why what waits is not on disk; null when it is. */
    problem: appErrorSchema.nullable(),
    /** Of all sources that there ever were. */
    total: outboxLedgerSchema,
    /** Of each configured source. */
    sources: z.array(z.object({ id: z.string(), ledger: outboxLedgerSchema })),
  }),
  rejected: z.number().int(),
  lastEventAtMs: z.number().nullable(),
});

/** A step of a connection test, sent as it happens. */
export const testStepSchema = z.object({
  testId: z.string(),
  step: z.enum(['address', 'reach', 'sign-in', 'rooms', 'snapshot', 'done']),
  outcome: z.enum(['running', 'passed', 'failed', 'skipped']),
  detail: z.string(),
  remedy: z.string().nullable(),
});

export type SettingsView = z.infer<typeof settingsViewSchema>;
export type SettingsDraft = z.infer<typeof settingsDraftSchema>;
export type SourceOverview = z.infer<typeof sourceOverviewSchema>;
export type Overview = z.infer<typeof overviewSchema>;
export type OutboxLedger = z.infer<typeof outboxLedgerSchema>;
export type WaitingMessage = z.infer<typeof waitingMessageSchema>;
export type Waiting = z.infer<typeof waitingSchema>;
export type TestStep = z.infer<typeof testStepSchema>;
