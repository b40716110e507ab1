import { z } from 'zod';
import { SERVICE_STATES } from '../domain/services';
import { noticeSchema } from './notice';

/**
 * What a wall is sent of everything that is not a ranking (core/domain/panels.ts): of all sources, the most worth seeing
 * first, cut to what fits on a wall.
 */

/** What one frame holds at most. `more` says how many there are besides. */
export const PANEL_LIMITS = { rooms: 12, people: 12, jobs: 12, metrics: 24, activity: 20 } as const;

const text = z.string();
const time = z.number();
const count = z.number().int().min(0);

/** The rooms with most people first. */
const roomSchema = z.object({
  sourceId: text,
  id: text,
  title: text.nullable(),
  /** Who is known by name, the one who came last first, at most `PANEL_LIMITS.people`. */
  people: z.array(z.object({ id: text, name: text })),
  /** Everybody in the room, named or not. */
  count,
});

/** What is under way first, then what has ended last. */
const jobSchema = z.object({
  sourceId: text,
  id: text,
  kind: z.enum(['quiz', 'question', 'document', 'other']),
  title: text.nullable(),
  status: z.enum(['waiting', 'running', 'completed', 'failed', 'cancelled']),
  /** 0 to 100; null where the backend has not told. */
  progress: z.number().min(0).max(100).nullable(),
  message: text.nullable(),
});

const serviceStatusSchema = z.object({
  sourceId: text,
  overall: z.enum(SERVICE_STATES),
  services: z.array(z.object({ name: text, up: z.boolean() })),
  uptime: z.object({ unit: z.enum(['percent', 'seconds']), value: z.number() }).nullable(),
  checkedAtMs: time,
});

const metricSchema = z.object({
  sourceId: text,
  /** A name such as `activeStudents` or `quizzes.averageScore`, to be put into words like a board's metric. */
  id: text,
  value: z.number(),
  /** Oldest first, at most 24; the last one is `value`. */
  history: z.array(z.number()),
});

/** Only of sources with private talk. */
const talkSchema = z.object({
  sourceId: text,
  conversations: count,
  typing: count,
  /** 0 (low) to 100 (high); null unless `showConversations` is on and enough people were heard. */
  mood: count.nullable(),
});

export const framePanelsSchema = z.object({
  rooms: z.array(roomSchema),
  moreRooms: count,
  jobs: z.array(jobSchema),
  moreJobs: count,
  services: z.array(serviceStatusSchema),
  metrics: z.array(metricSchema),
  talk: z.array(talkSchema),
  /** Newest first. */
  activity: z.array(z.object({ sourceId: text, notice: noticeSchema })),
  /** The one person that a source's boards are about, by the entry's id. */
  highlights: z.array(z.object({ sourceId: text, entryId: text })),
});

export type FramePanels = z.infer<typeof framePanelsSchema>;
export type FrameRoom = z.infer<typeof roomSchema>;
export type FrameJob = z.infer<typeof jobSchema>;
export type FrameMetric = z.infer<typeof metricSchema>;
export type FrameServices = z.infer<typeof serviceStatusSchema>;
export type FrameTalk = z.infer<typeof talkSchema>;

export const NO_FRAME_PANELS: FramePanels = {
  rooms: [],
  moreRooms: 0,
  jobs: [],
  moreJobs: 0,
  services: [],
  metrics: [],
  talk: [],
  activity: [],
  highlights: [],
};
