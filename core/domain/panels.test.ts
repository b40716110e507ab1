import { describe, expect, it } from 'vitest';
import { applyJob, JOB_LINGER_MS, JOB_TTL_MS, JOBS_PER_SOURCE, pruneJobs, type Job, type JobStatus } from './jobs';
import { applyMetrics, HISTORY_STEP_MS, type Metric } from './metrics';
import { applyPanels, NO_PANELS, prunePanels } from './panels';
import { applyPresence, PRESENCE_TTL_MS, prunePresence, type PresenceChange, type Room } from './presence';
import { applyTalk, CONVERSATION_TTL_MS, countTalk, MOOD_PEOPLE, NO_TALK, pruneTalk } from './talk';

const NOW_MS = 1_000_000_000;
const ada = { id: '1', name: 'Ada' };
const bob = { id: '2', name: 'Bob' };

describe('presence', () => {
  const after = (rooms: readonly Room[], change: PresenceChange, atMs = NOW_MS, title?: string): readonly Room[] =>
    applyPresence(rooms, { kind: 'presence', room: { id: 'r', ...(title ? { title } : {}) }, change, atMs });
  const whole = after([], { what: 'whole', people: [ada, bob], count: 5 }, NOW_MS, 'Cells');

  it('counts who comes and goes, and keeps the title', () => {
    expect(whole).toMatchObject([{ title: 'Cells', people: [ada, bob], count: 5 }]);
    const came = after(whole, { what: 'arrived', person: { id: '3', name: null } });
    expect(came).toMatchObject([{ title: 'Cells', count: 6 }]);
    expect(after(came, { what: 'arrived', person: ada })).toMatchObject([{ count: 6 }]);
    expect(after(came, { what: 'left', personId: '2' })).toMatchObject([
      { count: 5, people: [{ id: '1' }, { id: '3' }] },
    ]);
  });

  it('knows no empty rooms, and nobody leaves a room that is not known', () => {
    expect(after(whole, { what: 'whole', people: [], count: 0 })).toEqual([]);
    expect(after(whole, { what: 'over' })).toEqual([]);
    const alone = after([], { what: 'arrived', person: ada });
    expect(after(alone, { what: 'left', personId: '1' })).toEqual([]);
    expect(after([], { what: 'left', personId: '1' })).toEqual([]);
  });

  it('has somebody where something goes on, until it is known who', () => {
    const begun = after([], { what: 'goes-on' });
    expect(begun).toMatchObject([{ count: 1, people: [{ name: null }] }]);
    expect(after(begun, { what: 'goes-on' })).toMatchObject([{ count: 1 }]);
    const known = after(begun, { what: 'arrived', person: ada });
    expect(known).toMatchObject([{ count: 1, people: [ada] }]);
    expect(after(known, { what: 'goes-on' })).toMatchObject([{ count: 1, people: [ada] }]);
    expect(after(after(known, { what: 'arrived', person: bob }), { what: 'left', personId: '1' })).toMatchObject([
      { count: 1, people: [bob] },
    ]);
  });

  it('names no more people than it counts', () => {
    expect(after([], { what: 'whole', people: [ada, bob], count: 1 })).toMatchObject([{ people: [ada], count: 1 }]);
  });

  it('ends when nothing is heard any more, of a room or of one of its people', () => {
    const later = after(whole, { what: 'arrived', person: ada }, NOW_MS + PRESENCE_TTL_MS - 1);
    expect(prunePresence(later, NOW_MS + PRESENCE_TTL_MS)).toMatchObject([{ people: [ada], count: 4 }]);
    expect(prunePresence(whole, NOW_MS + PRESENCE_TTL_MS)).toEqual([]);
    expect(prunePresence(whole, NOW_MS + 1)).toBe(whole);
  });
});

describe('jobs', () => {
  const job = (jobs: readonly Job[], status: JobStatus, rest: object = {}, atMs = NOW_MS): readonly Job[] =>
    applyJob(jobs, { kind: 'job', job: { id: 'j', kind: 'quiz', status, ...rest }, atMs });

  it('keep what was told before, and are full when completed', () => {
    const begun = job([], 'running', { title: 'Genetics', progress: 40, message: 'Half way' });
    expect(job(begun, 'completed')).toMatchObject([{ title: 'Genetics', status: 'completed', progress: 100 }]);
  });

  it('that are completed stay so, whatever a slower answer says; one that failed may run again', () => {
    const completed = job([], 'completed');
    expect(job(completed, 'running', { progress: 90 })).toBe(completed);
    expect(job(job([], 'failed'), 'running', { progress: 5 })).toMatchObject([{ status: 'running', progress: 5 }]);
  });

  it('leave a while after their end, also when the end is told again and again', () => {
    const ended = job([], 'completed');
    const again = job(ended, 'completed', {}, NOW_MS + JOB_LINGER_MS.completed - 1);
    expect(pruneJobs(again, NOW_MS + JOB_LINGER_MS.completed)).toEqual([]);
    expect(pruneJobs(ended, NOW_MS + 1)).toBe(ended);
    expect(pruneJobs(job([], 'running'), NOW_MS + JOB_TTL_MS)).toEqual([]);
  });
});

describe('jobs that have left', () => {
  const tell = (panels: typeof NO_PANELS, status: JobStatus, atMs: number, id = 'j') =>
    applyPanels(panels, { kind: 'job', job: { id, kind: 'quiz', status }, atMs }, atMs);
  const LATER_MS = NOW_MS + JOB_LINGER_MS.completed;
  const gone = prunePanels(tell(NO_PANELS, 'completed', NOW_MS), LATER_MS);

  it('do not come back when a poll tells their end once more', () => {
    expect(gone.jobs).toEqual([]);
    expect(tell(gone, 'completed', LATER_MS)).toBe(gone);
  });

  it('are new when they are under way again, and so is their next end', () => {
    const again = tell(gone, 'running', LATER_MS);
    expect(again.jobs).toMatchObject([{ id: 'j', status: 'running' }]);
    const givenUp = prunePanels(again, LATER_MS + JOB_TTL_MS);
    expect(tell(givenUp, 'completed', LATER_MS + JOB_TTL_MS).jobs).toMatchObject([{ status: 'completed' }]);
  });

  it('do not come back either where they left for want of room', () => {
    let panels = NO_PANELS;
    for (let n = 0; n <= JOBS_PER_SOURCE; n++) panels = tell(panels, 'completed', NOW_MS, `job-${n}`);
    expect(tell(panels, 'completed', LATER_MS, 'job-0')).toBe(panels);
  });
});

describe('metrics', () => {
  const tell = (metrics: readonly Metric[], value: number, atMs: number): readonly Metric[] =>
    applyMetrics(metrics, { kind: 'metrics', values: [{ id: 'students', value }], atMs });

  it('are merged, and a burst is one point of the line', () => {
    let metrics = tell([], 1, NOW_MS);
    metrics = tell(metrics, 2, NOW_MS + HISTORY_STEP_MS);
    metrics = tell(metrics, 3, NOW_MS + HISTORY_STEP_MS + 1);
    metrics = applyMetrics(metrics, { kind: 'metrics', values: [{ id: 'quizzes', value: 9 }], atMs: NOW_MS });
    expect(metrics).toMatchObject([
      { id: 'students', value: 3, history: [1, 3] },
      { id: 'quizzes', value: 9, history: [9] },
    ]);
  });
});

describe('private talk', () => {
  it('counts conversations, not messages; what cannot be told apart is one', () => {
    let talk = NO_TALK;
    for (const stream of ['x', 'x', 'y'])
      talk = applyTalk(talk, { kind: 'private', topic: 'conversation', stream }, NOW_MS);
    for (const topic of ['conversation', 'feeling', 'conversation'] as const)
      talk = applyTalk(talk, { kind: 'private', topic }, NOW_MS);
    talk = applyTalk(talk, { kind: 'private', topic: 'typing', stream: 'z' }, NOW_MS);
    expect(countTalk(talk)).toEqual({ conversations: 3, typing: 1, mood: null });
    expect(countTalk(pruneTalk(talk, NOW_MS + CONVERSATION_TTL_MS))).toMatchObject({ conversations: 0, typing: 0 });
  });

  it('has a mood only from a few people on, of whom each counts with the latest', () => {
    const felt = (who: string, pleasure: number) => ({ kind: 'private', topic: 'feeling', who, pleasure }) as const;
    let talk = NO_TALK;
    for (let person = 1; person <= MOOD_PEOPLE; person++) {
      expect(countTalk(talk).mood).toBeNull();
      for (const pleasure of [-1, -1, 0.5]) talk = applyTalk(talk, felt(`p${person}`, pleasure), NOW_MS);
    }
    expect(countTalk(talk).mood).toBe(75);
  });

  it('takes feelings of which it is not said whose they are for one person’s', () => {
    let talk = NO_TALK;
    for (let reading = 0; reading < 10 * MOOD_PEOPLE; reading++)
      talk = applyTalk(talk, { kind: 'private', topic: 'feeling', pleasure: 0.5 }, NOW_MS);
    expect(countTalk(talk).mood).toBeNull();
  });
});
