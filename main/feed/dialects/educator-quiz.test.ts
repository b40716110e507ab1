import { expect, it } from 'vitest';
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

it('takes an answer that does not say which job it is about for one about the job that was asked about', () => {
  const [question] = pollOf({}, ['j']);
  const told = (body: unknown) => answer(question?.complete?.(body) ?? body);
  const job = { status: 'processing', progress: 5, quizId: 'z' };
  for (const body of [job, { job }, { success: true, data: job }, { data: { jobs: [job] } }]) {
    expect(told(body)).toMatchObject([{ kind: 'job', job: { id: 'j', progress: 5 } }]);
  }
  expect(told({ job: { ...job, jobId: 'k' } })).toMatchObject([{ job: { id: 'k' } }]);
  expect(told({ jobs: [job, { ...job, quizId: 'y' }] })).toMatchObject([{ job: { id: 'z' } }, { job: { id: 'y' } }]);
  for (const other of [null, 'text', [job], { type: 'notification', message: 'x' }])
    expect(question?.complete?.(other)).toBe(other);
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
