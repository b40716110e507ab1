import { applyActivity } from './activity';
import type { DomainEvent } from './events';
import { applyJob, hasEnded, pruneJobs, type Job, type JobEvent } from './jobs';
import { applyMetrics, type Metric, type MetricsEvent } from './metrics';
import type { Notice } from './notices';
import { applyPresence, prunePresence, type PresenceEvent, type Room } from './presence';
import type { ServicesEvent, ServiceStatus } from './services';
import { applyTalk, NO_TALK, pruneTalk, type Talk } from './talk';

/**
 * What a source tells besides its rankings, each part in a file of its own:
 *
 * - `rooms` (presence.ts): who studies or sells where, now. Rooms have a title, people with names, and a count that may be
 *   higher than the names. A room that was silent for 15 minutes is gone.
 * - `jobs` (jobs.ts): background work with a title, a status, 0 to 100 % and a message. Completed ones leave after a minute,
 *   failed ones after five.
 * - `services` (services.ts): overall state, services up or down, uptime, when checked. Whole in each message.
 * - `metrics` (metrics.ts): named numbers, merged, each with up to 24 points for a trend line.
 * - `talk` (talk.ts): private conversations as counts; an anonymous mood where the admin asked for one.
 * - `activity` (activity.ts): the latest lines of what people did, as notices.
 * - `highlight`: the entry of the source's boards that is marked as the one person it is all about.
 *
 * All of it is bounded and immutable; what does not change stays the same object. A wall is sent `FramePanels`
 * (core/ipc/panels.ts), made by main/board/panels.ts: flat lists over all sources, each item with its `sourceId`, whole
 * whenever anything changed and null in a frame otherwise.
 */
export interface Panels {
  readonly rooms: readonly Room[];
  readonly jobs: readonly Job[];
  /** Ids of jobs that ended and have left, oldest first: told by a poll once more, they do not come back. */
  readonly over: readonly string[];
  readonly services: ServiceStatus | null;
  readonly metrics: readonly Metric[];
  readonly talk: Talk;
  readonly activity: readonly Notice[];
  readonly highlight: string | null;
}

type JobsHeld = Pick<Panels, 'jobs' | 'over'>;

/** Ended jobs that are remembered after they have left, at most. */
const OVER_PER_SOURCE = 200;

export interface HighlightEvent {
  readonly kind: 'highlight';
  readonly entryId: string;
}

/** What is kept here and changes no board. */
export type PanelEvent = PresenceEvent | JobEvent | ServicesEvent | MetricsEvent | HighlightEvent;

export const NO_PANELS: Panels = {
  rooms: [],
  jobs: [],
  over: [],
  services: null,
  metrics: [],
  talk: NO_TALK,
  activity: [],
  highlight: null,
};

/** The same panels where the event is not about them. */
export function applyPanels(panels: Panels, event: DomainEvent, nowMs: number): Panels {
  switch (event.kind) {
    case 'presence':
      return { ...panels, rooms: applyPresence(panels.rooms, event) };
    case 'job':
      return applyJobEvent(panels, event);
    case 'services':
      return { ...panels, services: event.status };
    case 'metrics':
      return { ...panels, metrics: applyMetrics(panels.metrics, event) };
    case 'private':
      return { ...panels, talk: applyTalk(panels.talk, event, nowMs) };
    case 'notice': {
      const activity = applyActivity(panels.activity, event.notice);
      return activity === panels.activity ? panels : { ...panels, activity };
    }
    case 'highlight':
      return event.entryId === panels.highlight ? panels : { ...panels, highlight: event.entryId };
    default:
      return panels;
  }
}

/** Without what is over by then; the same panels where nothing is. */
export function prunePanels(panels: Panels, nowMs: number): Panels {
  const rooms = prunePresence(panels.rooms, nowMs);
  const jobs = pruneJobs(panels.jobs, nowMs);
  const talk = pruneTalk(panels.talk, nowMs);
  const same = rooms === panels.rooms && jobs === panels.jobs && talk === panels.talk;
  return same ? panels : { ...panels, rooms, ...withJobs(panels, jobs), talk };
}

function applyJobEvent(panels: Panels, event: JobEvent): Panels {
  const { id, status } = event.job;
  const wasOver = panels.over.includes(id);
  if (wasOver && hasEnded(status)) return panels;
  // Under way again: its next end is news.
  const over = wasOver ? panels.over.filter((other) => other !== id) : panels.over;
  return { ...panels, ...withJobs({ jobs: panels.jobs, over }, applyJob(panels.jobs, event)) };
}

/** These jobs, and what is over once the ended ones among the former jobs have left. */
function withJobs({ jobs: before, over }: JobsHeld, jobs: readonly Job[]): JobsHeld {
  const kept = new Set(jobs.map(({ id }) => id));
  const left = before.filter(({ id, status }) => hasEnded(status) && !kept.has(id)).map(({ id }) => id);
  return { jobs, over: left.length === 0 ? over : [...over, ...left].slice(-OVER_PER_SOURCE) };
}
