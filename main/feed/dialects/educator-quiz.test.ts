import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '#core/domain/events';
import { configOf, eventsOf } from './dialect-suite';
import { educatorQuizDialect } from './educator-quiz';

const pollOf = (rest: Record<string, unknown>, jobs: readonly string[]) =>
  educatorQuizDialect.connect(configOf('educator-quiz', rest)).connections[0].poll?.(jobs) ?? [];
const answer = (body: unknown) => eventsOf(educatorQuizDialect, body);

it('asks about each job that is open, or what there is', () => {
  const urls = (...asked: Parameters<typeof pollOf>) => pollOf(...asked).map(({ url }) => url);
  expect(urls({ url: 'ws://a:1/ws/educator?x=1' }, [])).toEqual(['http://a:1/api/educator/quiz/poll-status']);
  expect(urls({ pollUrl: 'https://b/poll?k=1' }, ['j 1', 'j&2'])).toEqual([
    'https://b/poll?k=1&jobId=j+1',
    'https://b/poll?k=1&jobId=j%262',
  ]);
});

it('understands an answer to a poll, bare, wrapped or in a list', () => {
  const job = { jobId: 'j', status: 'processing', progress: 5 };
  for (const body of [job, { job }, { data: job }, { success: true, data: { jobs: [job] } }, { jobs: [job] }]) {
    expect(answer(body)).toMatchObject([{ kind: 'job', job: { id: 'j', kind: 'other', progress: 5 } }]);
  }
  expect(answer({ jobs: [{ ...job, type: 'quiz_status' }] })).toMatchObject([{ job: { kind: 'quiz' } }]);
  expect(answer({ ...job, type: 'document_processing', data: { pages: 4 } })).toMatchObject([
    { job: { kind: 'document' } },
  ]);
  expect(answer({ jobs: [] })).toEqual([]);
});

it.each<[body: unknown, telling: boolean]>([
  [{ jobId: 'j', status: 'processing' }, true],
  [{ data: { job: { quizId: 'z', progress: 5 } } }, true],
  [[{ type: 'quiz_status', data: { jobId: 'j', status: 'done' } }], true],
  [{ jobs: [] }, true],
  [{}, false],
  [[], false],
  ['ok', false],
  [{ status: 'ok' }, false],
  [{ type: 'status', data: { id: 5 } }, false],
])('%j could have been told by this family alone: %s', (body, telling) => {
  expect(pollOf({}, [])[0]?.isTelling?.(body)).toBe(telling);
});

describe('an answer to a question', () => {
  /** What an answer comes to, by what the question says; `ids`: the jobs that have not ended. */
  const told = (body: unknown, ...ids: readonly string[]): unknown => pollOf({}, ids)[0]?.complete?.(body);
  const job = { status: 'processing', progress: 5, quizId: 'z' };

  it('about one job is about that, where it does not say which', () => {
    for (const body of [job, { job }, { success: true, data: job }, { data: { jobs: [job] } }, [job]]) {
      expect(answer(told(body, 'j'))).toMatchObject([{ kind: 'job', job: { id: 'j', progress: 5 } }]);
    }
    for (const body of [{ status: 'failed' }, { status: 'error', quizId: 'z' }, { status: 'error', progress: 5 }]) {
      expect(answer(told(body, 'j'))[0]).toMatchObject({ job: { id: 'j', status: 'failed' } });
    }
    const typed = { job: { ...job, type: 'document_processing' } };
    expect(answer(told(typed, 'j'))).toMatchObject([{ job: { id: 'j', kind: 'document' } }]);
  });

  it('is about what it says, where it does', () => {
    for (const own of [{ jobId: 'k' }, { job_id: 'k' }, { id: 'k' }])
      expect(answer(told({ job: { ...job, ...own } }, 'j'))).toMatchObject([{ job: { id: 'k' } }]);
    const two = { jobs: [job, { ...job, quizId: 'y' }] };
    expect(answer(told(two, 'j'))).toMatchObject([{ job: { id: 'z' } }, { job: { id: 'y' } }]);
    expect(answer(told(job))).toMatchObject([{ job: { id: 'z' } }]);
    for (const other of ['text', [job, job], { type: 'notification', message: 'x' }, { jobs: [] }])
      expect(told(other, 'j')).toBe(other);
  });

  it('is none where it tells of no job, however the server words that', () => {
    const words = [
      ...[null, [null], {}, { success: true, data: null }, { success: false, error: 'no such job' }],
      ...[{ status: 'error' }, { status: 'Error', message: 'database is locked' }, { status: 404, detail: 'none' }],
    ];
    for (const body of words) expect([body, told(body), told(body, 'j')]).toEqual([body, undefined, undefined]);
    expect(told({ status: 'idle' })).toBeUndefined();
  });

  it('is wrong where what it says of a job is no status', () => {
    for (const [body, ...ids] of [[{ jobId: 'j' }], [{ status: 'idle' }, 'j'], [{ jobId: 'j', status: 7 }, 'j']])
      expect(() => answer(told(body, ...(ids as string[])))).toThrow('status');
  });
});

it.each(['documentId', 'fileId', 'uploadId', 'questionId', 'quizId'])('knows a job by its %s, if need be', (key) => {
  expect(answer({ [key]: 'w', status: 'processing' })).toMatchObject([{ job: { id: 'w', kind: 'other' } }]);
});

it.each([
  ['pending', 'waiting'],
  ['in_progress', 'running'],
  ['COMPLETED', 'completed'],
  ['success', 'completed'],
  ['error', 'failed'],
  ['cancelled', 'cancelled'],
  ['odd', 'running'],
])('takes %s for %s', (status, meant) => {
  expect(answer({ jobId: 'j', status, progress: 5 })[0]).toMatchObject({ job: { status: meant } });
});

it('tells of a failure once, on whichever road it comes', () => {
  const told = answer({ jobId: 'j', status: 'failed' });
  const again = eventsOf(educatorQuizDialect, { type: 'quiz_status', data: { jobId: 'j', status: 'failed' } });
  const idOf = (events: readonly DomainEvent[]) =>
    events.flatMap((one) => (one.kind === 'notice' ? [one.notice.id] : []));
  expect(idOf(told)).toEqual(['job:j']);
  expect(idOf(again)).toEqual(idOf(told));
});
