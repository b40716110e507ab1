import { describe, expect, it } from 'vitest';
import { framePanelsSchema, PANEL_LIMITS } from '#core/ipc/panels';
import { JOB_LINGER_MS } from '#core/domain/jobs';
import { PanelStore } from './panels';
import { noticeOf, strangers } from './testing/samples';

const NOW_MS = 1_000_000_000;

function roomOf(id: string, count: number) {
  const people = [
    { id: '1', name: 'Ada' },
    { id: '2', name: null },
  ];
  return {
    kind: 'presence',
    room: { id, title: `Room ${id}` },
    change: { what: 'whole', people, count },
    atMs: NOW_MS,
  } as const;
}
const jobOf = (id: string, status: 'running' | 'completed' | 'failed', atMs = NOW_MS) =>
  ({ kind: 'job', job: { id, kind: 'quiz', status }, atMs }) as const;

describe('PanelStore', () => {
  it('puts the parts of all sources side by side', () => {
    const store = new PanelStore(strangers());
    store.apply('academy', roomOf('a', 3), NOW_MS);
    store.apply('coach', roomOf('b', 9), NOW_MS);
    store.apply('coach', { kind: 'highlight', entryId: '7' }, NOW_MS);
    store.apply('coach', { kind: 'private', topic: 'conversation' }, NOW_MS);
    store.apply('quiz', { kind: 'metrics', values: [{ id: 'students', value: 4 }], atMs: NOW_MS }, NOW_MS);
    const status = {
      overall: 'degraded',
      services: [{ name: 'api', up: true }],
      uptime: null,
      checkedAtMs: 1,
    } as const;
    store.apply('academy', { kind: 'services', status }, NOW_MS);
    const frame = framePanelsSchema.parse(store.frame(NOW_MS));
    expect(frame.rooms).toEqual([
      { sourceId: 'coach', id: 'b', title: 'Room b', people: [{ id: '1', name: 'Ada' }], count: 9 },
      { sourceId: 'academy', id: 'a', title: 'Room a', people: [{ id: '1', name: 'Ada' }], count: 3 },
    ]);
    expect(frame).toMatchObject({
      highlights: [{ sourceId: 'coach', entryId: '7' }],
      talk: [{ sourceId: 'coach', conversations: 1, typing: 0, mood: null }],
      metrics: [{ sourceId: 'quiz', id: 'students', value: 4, history: [4] }],
      services: [{ sourceId: 'academy', overall: 'degraded' }],
    });
  });

  it('is the same object until something changes, and lets go of what is over', () => {
    const store = new PanelStore(strangers());
    store.apply('quiz', jobOf('j', 'completed'), NOW_MS);
    const frame = store.frame(NOW_MS);
    expect(store.frame(NOW_MS + 5_000)).toBe(frame);
    expect(store.frame(NOW_MS + JOB_LINGER_MS.completed).jobs).toEqual([]);
    store.apply('quiz', { kind: 'contest', contest: { id: 'c', title: '', endsAtMs: null } }, NOW_MS);
    expect(store.frame(NOW_MS + JOB_LINGER_MS.completed + 1)).toBe(store.frame(NOW_MS + JOB_LINGER_MS.completed + 2));
  });

  it('shows what is under way before what has ended, and says how many there are besides', () => {
    const store = new PanelStore(strangers());
    for (let at = 0; at < PANEL_LIMITS.jobs; at++) store.apply('quiz', jobOf(`done-${at}`, 'completed'), NOW_MS);
    store.apply('quiz', jobOf('late', 'failed', NOW_MS + 9), NOW_MS);
    store.apply('quiz', jobOf('now', 'running'), NOW_MS);
    const { jobs, moreJobs } = store.frame(NOW_MS);
    expect(jobs.slice(0, 2).map((job) => job.id)).toEqual(['now', 'late']);
    expect([jobs.length, moreJobs]).toEqual([PANEL_LIMITS.jobs, 2]);
    expect(store.openJobs('quiz')).toEqual(['now']);
    expect(store.openJobs('other')).toEqual([]);
  });

  it('names nobody who does not want it, also in what was told before', () => {
    const people = strangers();
    const store = new PanelStore(people);
    store.apply('coach', roomOf('b', 2), NOW_MS);
    store.apply('coach', { kind: 'notice', notice: { ...noticeOf('n-1'), entryId: '1' } }, NOW_MS);
    const [told] = [store.frame(NOW_MS)];
    expect([told.rooms[0]?.people.length, told.activity.length]).toEqual([1, 1]);
    for (const privacy of ['anonymous', 'hidden'] as const) {
      people.configure([{ id: 'ada', privacy, is: [{ source: 'coach', entry: '1' }] }]);
      store.peopleChanged();
      expect(store.frame(NOW_MS)).toMatchObject({ rooms: [{ people: [], count: 2 }], activity: [] });
    }
  });

  it('forgets a source', () => {
    const store = new PanelStore(strangers());
    store.apply('coach', roomOf('b', 9), NOW_MS);
    store.apply('coach', { kind: 'private', topic: 'conversation' }, NOW_MS);
    expect(store.conversations('coach', NOW_MS)).toBe(1);
    store.forgetSource('coach');
    expect(store.frame(NOW_MS).rooms).toEqual([]);
    expect(store.conversations('coach', NOW_MS)).toBe(0);
  });
});
