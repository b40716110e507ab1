import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DomainEvent } from './events';
import { ACTIVITY_PER_SOURCE } from './activity';
import { hasEnded, JOBS_PER_SOURCE, type JobStatus } from './jobs';
import { HISTORY_POINTS, METRICS_PER_SOURCE } from './metrics';
import { applyPanels, NO_PANELS, prunePanels, type Panels } from './panels';
import { PEOPLE_PER_ROOM, ROOMS_PER_SOURCE } from './presence';
import { countTalk, FEELINGS_PER_SOURCE, STREAMS_PER_SOURCE } from './talk';

const DAY_MS = 86_400_000;

const id = fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.nat(400).map(String));
const person = fc.record({ id, name: fc.option(fc.string()) });
const change = fc.oneof(
  fc.record({
    what: fc.constant('whole' as const),
    people: fc.option(fc.array(person, { maxLength: 300 })),
    count: fc.option(fc.nat(1_000)),
  }),
  fc.record({ what: fc.constant('arrived' as const), person }),
  fc.record({ what: fc.constant('left' as const), personId: id }),
  fc.record({ what: fc.constant('over' as const) }),
);
const status = fc.constantFrom<JobStatus>('waiting', 'running', 'completed', 'failed', 'cancelled');
const atMs = fc.nat(1);
const event: fc.Arbitrary<DomainEvent> = fc.oneof(
  fc.record({ kind: fc.constant('presence' as const), room: fc.record({ id }), change, atMs }),
  fc.record({
    kind: fc.constant('job' as const),
    job: fc.record({ id, kind: fc.constant('quiz' as const), status, progress: fc.integer({ min: 0, max: 100 }) }),
    atMs,
  }),
  fc.record({
    kind: fc.constant('metrics' as const),
    values: fc.array(fc.record({ id, value: fc.integer() }), { maxLength: 40 }),
    atMs,
  }),
  fc.record({
    kind: fc.constant('private' as const),
    topic: fc.constantFrom('conversation' as const, 'typing' as const, 'feeling' as const),
    stream: id,
    pleasure: fc.double({ min: -1, max: 1, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('notice' as const),
    notice: fc.record({
      id,
      tone: fc.constant('info' as const),
      weight: fc.constant('low' as const),
      body: fc.constant({ text: 'x' }),
      entryId: fc.constant(null),
      atMs,
    }),
  }),
);
/** Events, and how much time passes before each. */
const story = fc.array(fc.tuple(event, fc.oneof(fc.nat(5_000), fc.nat(2_000_000))), { maxLength: 120 });

function told(events: readonly (readonly [DomainEvent, number])[]): { panels: Panels; nowMs: number } {
  let panels = NO_PANELS;
  let nowMs = DAY_MS;
  for (const [one, waitMs] of events) {
    nowMs += waitMs;
    const now = 'atMs' in one ? { ...one, atMs: nowMs } : one;
    panels = applyPanels(prunePanels(panels, nowMs), now, nowMs);
  }
  return { panels, nowMs };
}

const distinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

it('stays within its bounds and makes sense, whatever is told in whatever order', () => {
  fc.assert(
    fc.property(story, (events) => {
      const { panels } = told(events);
      expect(panels.rooms.length).toBeLessThanOrEqual(ROOMS_PER_SOURCE);
      expect(distinct(panels.rooms.map((room) => room.id))).toBe(true);
      for (const { people, count } of panels.rooms) {
        expect(people.length).toBeLessThanOrEqual(PEOPLE_PER_ROOM);
        expect(distinct(people.map((one) => one.id))).toBe(true);
        expect(count).toBeGreaterThan(0);
        expect(count).toBeGreaterThanOrEqual(people.length);
      }
      expect(panels.jobs.length).toBeLessThanOrEqual(JOBS_PER_SOURCE);
      expect(distinct(panels.jobs.map((job) => job.id))).toBe(true);
      expect(panels.metrics.length).toBeLessThanOrEqual(METRICS_PER_SOURCE);
      for (const { value, history } of panels.metrics) {
        expect(history.length).toBeLessThanOrEqual(HISTORY_POINTS);
        expect(history.at(-1)).toBe(value);
      }
      expect(panels.talk.conversations.length).toBeLessThanOrEqual(STREAMS_PER_SOURCE);
      expect(panels.talk.feelings.length).toBeLessThanOrEqual(FEELINGS_PER_SOURCE);
      expect(panels.activity.length).toBeLessThanOrEqual(ACTIVITY_PER_SOURCE);
      const { mood } = countTalk(panels.talk);
      if (mood !== null) expect(mood >= 0 && mood <= 100).toBe(true);
    }),
    { numRuns: 200 },
  );
});

it('lets everything end that is not heard of any more, except for what is a fact until another is told', () => {
  fc.assert(
    fc.property(story, (events) => {
      const { panels, nowMs } = told(events);
      const later = prunePanels(panels, nowMs + DAY_MS);
      expect(later).toMatchObject({ rooms: [], jobs: [], talk: { conversations: [], typing: [], feelings: [] } });
      expect(later.metrics).toBe(panels.metrics);
      expect(prunePanels(later, nowMs + 2 * DAY_MS)).toBe(later);
    }),
    { numRuns: 100 },
  );
});

it('never opens a completed job again', () => {
  fc.assert(
    fc.property(fc.array(status, { maxLength: 12 }), (statuses) => {
      let panels = NO_PANELS;
      let completed = false;
      for (const one of statuses) {
        panels = applyPanels(panels, { kind: 'job', job: { id: 'j', kind: 'quiz', status: one }, atMs: 0 }, 0);
        completed ||= one === 'completed';
        const [job] = panels.jobs;
        if (completed) expect(job && hasEnded(job.status)).toBe(true);
      }
    }),
  );
});
