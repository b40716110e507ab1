import { z } from 'zod';
import { frameBoardSchema, frameRowSchema } from './board';
import { celebrationSchema } from './celebration';
import { exhibitSchema } from './exhibits';
import { frameLookSchema } from './look';
import { noticeSchema } from './notice';
import { framePanelsSchema } from './panels';

/**
 * What a wall is sent. One frame at a time is under way to each wall; the wall answers with `wall:painted` once it is on
 * screen. Changes in between gather into the next frame, so ten coalesced events make one honest animation.
 */

const text = z.string();
const time = z.number();

export const sourceStateSchema = z.enum([
  'idle',
  'connecting',
  'syncing',
  'live',
  'waiting',
  'degraded',
  'rejected',
  'stopped',
]);
export const sourceStatusSchema = z.enum(['connecting', 'connected', 'reconnecting', 'disconnected', 'error']);
export const freshnessSchema = z.enum(['live', 'ageing', 'stale', 'offline']);

/** Why a source is not live, as a passer-by may read it. The renderer puts it into words. */
export const troubleSchema = z.enum([
  'server-unreachable',
  'name-unknown',
  'server-not-answering',
  'connection-lost',
  'token-refused',
  'token-not-renewed',
  'token-missing',
  'forbidden',
  'not-a-scoreboard',
  'not-found',
  'no-websocket',
  'wrong-family',
  'room-refused',
  'polling',
  'moved',
  'certificate',
  'certificate-expired',
  'certificate-name',
  'tls-missing',
  'tls-wanted',
  'data-silent',
  'too-large',
  'app-gone',
]);

export const frameSourceSchema = z.object({
  id: text,
  /** Where the admin has given it one. */
  name: text.optional(),
  state: sourceStateSchema,
  status: sourceStatusSchema,
  /** Milliseconds since the epoch when the state was entered. */
  sinceMs: time,
  trouble: troubleSchema.nullable(),
  /** Short code for support, such as NET-2. */
  code: text.nullable(),
  demo: z.boolean(),
  /** Round trip to the backend, ms, rounded so that only real changes are news; null when it has not answered. */
  latencyMs: z.number().int().min(0).nullable(),
  /** Private conversations of the last minutes: a count, never a text. */
  conversations: z.number().int(),
});

/** Whole in every frame: it is small. */
export const wallStatusSchema = z.object({
  wallName: text,
  language: text,
  theme: text,
  freshness: freshnessSchema,
  /** When the shown data was last confirmed, ms since the epoch. */
  confirmedAtMs: time.nullable(),
  sources: z.array(frameSourceSchema),
  contest: z.object({ id: text, title: text, endsAtMs: time.nullable() }).nullable(),
  scene: text,
  /** The name of the display that this is; null for a wall that has none. */
  display: text.nullable(),
  /** Which of the scenes in turn this is, from 0, and how many they are; null while something holds the wall. */
  turn: z.object({ index: z.number().int().min(0), count: z.number().int().min(1) }).nullable(),
});

export const frameSchema = z.object({
  /** Changes when the main process restarts or the wall is re-opened; a frame of another epoch is always full. */
  epoch: text,
  /** Counts up by one for each frame of an epoch. */
  seq: z.number().int(),
  full: z.boolean(),
  board: frameBoardSchema.nullable(),
  /** Rows that changed; all of them in a full frame. */
  rows: z.array(frameRowSchema),
  /** Ids in rank order; null when unchanged. */
  order: z.array(text).nullable(),
  removed: z.array(text),
  /** Against what this wall last showed. */
  moves: z.array(z.object({ id: text, from: z.number().int(), to: z.number().int() })),
  celebrations: z.array(celebrationSchema),
  notices: z.array(noticeSchema),
  /** What is not a ranking, whole; null when unchanged. */
  panels: framePanelsSchema.nullable(),
  /** What the scene shows besides the board, whole; null when unchanged. */
  exhibit: exhibitSchema.nullable(),
  /** How the wall looks, whole; null when unchanged. */
  look: frameLookSchema.nullable(),
  status: wallStatusSchema,
  /** When the frame was made, ms since the epoch. */
  atMs: time,
});

export type Frame = z.infer<typeof frameSchema>;
export type { FrameBoard, FrameRow } from './board';
export type FrameSource = z.infer<typeof frameSourceSchema>;
export type WallStatus = z.infer<typeof wallStatusSchema>;
export type SourceState = z.infer<typeof sourceStateSchema>;
export type SourceStatus = z.infer<typeof sourceStatusSchema>;
export type Trouble = z.infer<typeof troubleSchema>;
