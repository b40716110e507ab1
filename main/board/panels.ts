import type { DomainEvent } from '#core/domain/events';
import { hasEnded, type Job } from '#core/domain/jobs';
import { applyPanels, NO_PANELS, prunePanels, type Panels } from '#core/domain/panels';
import type { Room } from '#core/domain/presence';
import { countTalk } from '#core/domain/talk';
import { NO_FRAME_PANELS, PANEL_LIMITS, type FrameJob, type FramePanels, type FrameRoom } from '#core/ipc/panels';
import type { People } from './people';

/** What is over is looked for this often; a wall need not know it sooner. */
const PRUNE_EVERY_MS = 1_000;
/** A backend is asked about so many jobs at most, the latest. */
const ASKED_JOBS = 20;

/** Everything that is not a ranking, of all sources. */
export class PanelStore {
  readonly #people: People;
  readonly #sources = new Map<string, Panels>();
  #frame: FramePanels = NO_FRAME_PANELS;
  #dirty = false;
  #prunedAtMs = 0;

  constructor(people: People) {
    this.#people = people;
  }

  apply(sourceId: string, event: DomainEvent, nowMs: number): void {
    const before = this.#sources.get(sourceId) ?? NO_PANELS;
    const after = applyPanels(before, event, nowMs);
    if (after === before) return;
    this.#sources.set(sourceId, after);
    this.#dirty = true;
  }

  /** Ids of the jobs of a source that have not ended, the latest last. */
  openJobs(sourceId: string): readonly string[] {
    const jobs = this.#sources.get(sourceId)?.jobs ?? [];
    return jobs.flatMap(({ id, status }) => (hasEnded(status) ? [] : [id])).slice(-ASKED_JOBS);
  }

  /** Conversations of a source that go on now. */
  conversations(sourceId: string, nowMs: number): number {
    this.#prune(nowMs);
    return this.#sources.get(sourceId)?.talk.conversations.length ?? 0;
  }

  /** What walls are sent: the same object until something changes. */
  frame(nowMs: number): FramePanels {
    this.#prune(nowMs);
    if (this.#dirty) this.#frame = makeFrame([...this.#sources], this.#people);
    this.#dirty = false;
    return this.#frame;
  }

  /** Somebody is called or shown otherwise from now on. */
  peopleChanged(): void {
    this.#dirty = true;
  }

  forgetSource(sourceId: string): void {
    if (this.#sources.delete(sourceId)) this.#dirty = true;
  }

  #prune(nowMs: number): void {
    if (Math.abs(nowMs - this.#prunedAtMs) < PRUNE_EVERY_MS) return;
    this.#prunedAtMs = nowMs;
    for (const [id, before] of this.#sources) {
      const after = prunePanels(before, nowMs);
      if (after === before) continue;
      this.#sources.set(id, after);
      this.#dirty = true;
    }
  }
}

type PanelsOf = readonly [sourceId: string, panels: Panels];

function makeFrame(sources: readonly PanelsOf[], people: People): FramePanels {
  const rooms = ofAll(sources, (panels) => panels.rooms).sort(
    ([, a], [, b]) => b.count - a.count || compare(a.title ?? a.id, b.title ?? b.id),
  );
  const jobs = ofAll(sources, (panels) => panels.jobs).sort(
    ([, a], [, b]) => Number(hasEnded(a.status)) - Number(hasEnded(b.status)) || endedLast(a, b),
  );
  const metrics = ofAll(sources, (panels) => panels.metrics);
  const activity = ofAll(sources, (panels) => panels.activity).sort(([, a], [, b]) => b.atMs - a.atMs);
  return {
    rooms: rooms.slice(0, PANEL_LIMITS.rooms).map((room) => frameRoom(room, people)),
    moreRooms: Math.max(0, rooms.length - PANEL_LIMITS.rooms),
    jobs: jobs.slice(0, PANEL_LIMITS.jobs).map((job) => frameJob(job, people)),
    moreJobs: Math.max(0, jobs.length - PANEL_LIMITS.jobs),
    services: sources.flatMap(([sourceId, { services }]) => {
      return services === null ? [] : [{ sourceId, ...services, services: [...services.services] }];
    }),
    metrics: metrics.slice(0, PANEL_LIMITS.metrics).map(([sourceId, { id, value, history }]) => {
      return { sourceId, id, value, history: [...history] };
    }),
    talk: sources.flatMap(([sourceId, { talk }]) => {
      const counts = countTalk(talk);
      return counts.conversations + counts.typing === 0 && counts.mood === null ? [] : [{ sourceId, ...counts }];
    }),
    activity: firstMade(activity, PANEL_LIMITS.activity, ([sourceId, told]) => {
      // Asked anew of what was told before somebody asked not to be named.
      const notice = people.notice(sourceId, told);
      return notice && { sourceId, notice };
    }),
    highlights: sources.flatMap(([sourceId, { highlight }]) => {
      return highlight === null ? [] : allOf(people, sourceId, highlight);
    }),
  };
}

function ofAll<T>(
  sources: readonly PanelsOf[],
  part: (panels: Panels) => readonly T[],
): (readonly [sourceId: string, item: T])[] {
  return sources.flatMap(([sourceId, panels]) => part(panels).map((item) => [sourceId, item] as const));
}

/** As many as are wanted of what can be made of the items, in their order: a room may hold hundreds, and no others are asked for. */
function firstMade<T, Made>(items: readonly T[], wanted: number, make: (item: T) => Made | null): Made[] {
  const made: Made[] = [];
  for (const item of items) {
    if (made.length === wanted) break;
    const one = make(item);
    if (one !== null) made.push(one);
  }
  return made;
}

/** A person whom several sources know is the same one on the boards of all of them. Nobody marks who must not be named. */
function allOf(people: People, sourceId: string, entryId: string): FramePanels['highlights'] {
  const person = people.personOf(sourceId, entryId);
  if (person === null) return [{ sourceId, entryId }];
  if (person.privacy !== 'open') return [];
  return person.is.map(({ source, entry }) => ({ sourceId: source, entryId: entry }));
}

function frameRoom([sourceId, { id, title, people, count }]: readonly [string, Room], known: People): FrameRoom {
  const isOpen = known.openIn(sourceId);
  const faceOf = known.facesOf(sourceId);
  // The latest first.
  const named = firstMade(people.toReversed(), PANEL_LIMITS.people, (person) => {
    // They are counted like everybody.
    if (!isOpen(person.id)) return null;
    const name = faceOf(person.id)?.name ?? person.name;
    return name === null ? null : { id: person.id, name };
  });
  return {
    sourceId,
    id,
    title: known.text(sourceId, title),
    people: named,
    count,
  };
}

function frameJob([sourceId, job]: readonly [string, Job], people: People): FrameJob {
  const { id, kind, title, status, progress, message } = job;
  const said = (text: string | null): string | null => people.text(sourceId, text);
  return { sourceId, id, kind, title: said(title), status, progress, message: said(message) };
}

/** Those under way as they began, those that have ended the latest first. */
function endedLast(a: Job, b: Job): number {
  return hasEnded(a.status) ? b.heardAtMs - a.heardAtMs : 0;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
