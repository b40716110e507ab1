import { z } from 'zod';
import { appErrorSchema } from './app-error';

/** What the settings window is told about single messages: of a source that runs, and of one that is being tried. */

const counter = z.number().int();

export const messageVerdictSchema = z.enum(['applied', 'rejected', 'unknown', 'duplicate', 'limited']);

/** One kind of message of a source, and the last of them. */
export const messageKindSchema = z.object({
  /** '' for messages without a type, and for all kinds that are too many. */
  event: z.string(),
  counts: z.record(messageVerdictSchema, counter),
  lastMinute: counter,
  /** Nothing of its messages is kept. */
  isPrivate: z.boolean(),
  /** Newest first. */
  messages: z
    .array(
      z.object({
        atMs: z.number(),
        verdict: messageVerdictSchema,
        /** Why it was rejected. */
        reason: z.string().nullable(),
        /** Characters of its JSON; null where that is not known. */
        size: counter.nullable(),
        /** The beginning of its JSON, without secrets and without what people write; null where nothing is kept. */
        excerpt: z.string().nullable(),
      }),
    )
    .readonly(),
});

export const messageKindsSchema = z.object({ kinds: z.array(messageKindSchema) });

/** What a rule of a mapping made of a message. Texts are data: names, numbers, and what a notice would say. */
const madeSchema = z.object({
  kind: z.enum(['board', 'moves', 'values', 'celebration', 'notice', 'activity', 'private']),
  /** Of boards. */
  metric: z.string().nullable(),
  /** Of a board: its entries. */
  count: counter,
  /** The first few of them. */
  items: z.array(z.string()),
});

const ruleOutcomeSchema = z.object({
  /** Its place in the mapping, from 0; null for the rule of the snapshot. */
  rule: counter.nullable(),
  made: z.array(madeSchema),
  /** What did not fit, with the field and its expression. */
  problems: z.array(z.string()),
});

/** One message of a dry run. */
export const triedMessageSchema = z.object({
  /** Counts up within a run. */
  id: counter,
  atMs: z.number(),
  event: z.string(),
  size: counter.nullable(),
  /** null where it is nobody's business, or cannot be read. */
  excerpt: z.string().nullable(),
  isPrivate: z.boolean(),
  /** No rule is for a message without any. */
  outcomes: z.array(ruleOutcomeSchema),
});

/** How a dry run goes, a few times a second while anything happens. */
export const dryRunSchema = z.object({
  runId: z.string(),
  state: z.enum(['connecting', 'connected', 'ended']),
  /** Why it has ended, or which room was refused. */
  problem: appErrorSchema.nullable(),
  /** All messages so far; those that come too fast are counted only. */
  received: counter,
  /** Since the push before, oldest first. */
  messages: z.array(triedMessageSchema),
});

export type MessageVerdict = z.infer<typeof messageVerdictSchema>;
export type MessageKind = z.infer<typeof messageKindSchema>;
export type MessageKinds = z.infer<typeof messageKindsSchema>;
export type Made = z.infer<typeof madeSchema>;
export type TriedMessage = z.infer<typeof triedMessageSchema>;
export type DryRun = z.infer<typeof dryRunSchema>;
