import type { DomainEvent } from '#core/domain/events';
import type { JobKind, JobStatus } from '#core/domain/jobs';
import { phrase, type PhraseId } from '#core/domain/notices';
import type { DecodeContext } from './dialect';
import { camel } from './envelope';
import {
  Unreadable,
  fieldsOf,
  firstOf,
  isFields,
  leniently,
  optionalMeasure,
  optionalName,
  optionalText,
  requiredId,
  type Fields,
} from './fields';
import type { Handler } from './handler';
import { notify } from './moments';
import { eachReadable, type Read } from './rankings';

/** Background work: where it stands, as messages tell it and as polls answer. */

const STATUSES: readonly (readonly [RegExp, JobStatus])[] = [
  [
    /^(?:complete|done|success|succe|finish|ready|processed|generated|replaced|analy[sz]ed|extracted|indexed)/,
    'completed',
  ],
  [/^(?:fail|error|timeout|timed)/, 'failed'],
  [/^(?:cancel|abort)/, 'cancelled'],
  [/^(?:pend|queue|wait|creat|schedul|new)/, 'waiting'],
  [/^(?:process|run|progress|in.?progress|generat|start|work|upload|analy|extract|replac|activ)/, 'running'],
];
const FAILED: Readonly<Record<JobKind, PhraseId>> = {
  quiz: 'quiz-failed',
  question: 'question-failed',
  document: 'document-failed',
  other: 'job-failed',
};
const JOB_ID = ['jobId', 'id'];
/** What a job is known by where it has no id of its own: what it works on. */
const WORKS_ON: Readonly<Record<JobKind, readonly string[]>> = {
  quiz: ['quizId'],
  question: ['questionId'],
  document: ['documentId', 'fileId', 'uploadId'],
  other: ['documentId', 'fileId', 'uploadId', 'questionId', 'quizId'],
};
const KNOWN_BY = [...JOB_ID, ...WORKS_ON.other];
const TITLE = ['title', 'quizTitle', 'quizName', 'fileName', 'filename', 'documentName', 'documentTitle', 'name'];
const STATUS = ['status', 'state'];
const STANDS_AT = ['progress', 'percentage', 'percent'];
/** What servers say of a request that went wrong. */
const OF_REQUEST = /^(?:error|fail)$/i;
/** More jobs than this in one answer is an accident. */
const LONGEST_LIST = 1_000;
/** Objects around the jobs of an answer. */
const MOST_NESTED = 3;

export function jobUpdate(kind: JobKind): Handler {
  return (payload, context) => readJob(kind, payload, context);
}

/** What a poll answers: one job, or several, also inside of something. */
export function pollAnswer(payload: unknown, context: DecodeContext): Read {
  const list = jobListIn(payload, MOST_NESTED);
  if (list.length > LONGEST_LIST) throw new Unreadable(`the list has more than ${LONGEST_LIST} jobs`);
  const events: DomainEvent[] = [];
  const rejections = eachReadable(list, (job) => events.push(...readJob('other', job, context)));
  return { events, rejections };
}

/**
 * What an answer says, where only the question says which job it is about. One that tells of no job is none: servers say in
 * many words that there is nothing, or that they cannot tell.
 *
 * @param about a job's id; null: whatever there is
 * @returns undefined for no answer
 */
export function answerTo(about: string | null, answer: unknown): unknown {
  const [only, another] = Array.isArray(answer) ? (answer as unknown[]) : [answer];
  if (only === null && another === undefined) return undefined;
  if (!isFields(only) || another !== undefined || typeof only['type'] === 'string') return answer;
  const [found, more] = jobListIn(only, MOST_NESTED);
  if (!isFields(found) || more !== undefined) return answer;
  const job = camel(found);
  if (about === null) return says(job, KNOWN_BY) ? answer : undefined;
  if (!tellsOfJob(job)) return undefined;
  return says(job, JOB_ID) ? answer : { job: { ...job, jobId: about } };
}

/** Does an answer tell of jobs, or that there are none, so that no server of another kind would give it? */
export function tellsOfJobs(answer: unknown): boolean {
  const all = Array.isArray(answer) ? (answer as unknown[]) : [answer];
  return all.filter(isFields).some((one) => Array.isArray(one['jobs']) || jobListIn(one, MOST_NESTED).some(isJob));
}

function isJob(value: unknown): boolean {
  if (!isFields(value)) return false;
  const job = camel(value);
  return says(job, KNOWN_BY) && says(job, [...STATUS, ...STANDS_AT]);
}

/** An error that names nothing is the request's: a job is not taken for failed because a server could not answer. */
function tellsOfJob(job: Fields): boolean {
  if (says(job, STANDS_AT)) return true;
  const status = firstOf(job, STATUS);
  if (status === undefined) return false;
  return says(job, KNOWN_BY) || (typeof status === 'string' && !OF_REQUEST.test(status.trim()));
}

const says = (fields: Fields, keys: readonly string[]): boolean => firstOf(fields, keys) !== undefined;

function jobListIn(payload: unknown, depth: number): readonly unknown[] {
  if (Array.isArray(payload)) return payload as unknown[];
  const fields = camel(fieldsOf(payload));
  if (depth === 0 || Object.hasOwn(fields, 'jobId')) return [fields];
  for (const key of ['jobs', 'job', 'data', 'result']) {
    const value = firstOf(fields, [key]);
    if (Array.isArray(value)) return value as unknown[];
    if (isFields(value)) return key === 'job' ? [value] : jobListIn(value, depth - 1);
  }
  return [fields];
}

function readJob(kind: JobKind, payload: unknown, { nowMs }: DecodeContext): DomainEvent[] {
  const fields = camel(fieldsOf(payload));
  const told = kindIn(fields) ?? kind;
  const id = requiredId(fields, ...JOB_ID, ...WORKS_ON[told]);
  const progress = leniently(() => optionalMeasure(fields, ...STANDS_AT));
  const status = statusIn(fields, progress);
  const title = leniently(() => optionalName(fields, ...TITLE));
  const message = leniently(() => optionalText(fields, 'message', 'statusMessage', 'error'));
  const job = {
    id,
    kind: told,
    status,
    ...(title === undefined ? {} : { title }),
    ...(progress === undefined ? {} : { progress: Math.min(100, Math.max(0, progress)) }),
    ...(message === undefined ? {} : { message }),
  };
  const events: DomainEvent[] = [{ kind: 'job', job, atMs: nowMs }];
  if (status === 'failed') events.push(failure(id, FAILED[told], title, fields, nowMs));
  return events;
}

/** Once for each job, however often and on whichever road it is told. */
function failure(id: string, what: PhraseId, title: string | undefined, fields: Fields, nowMs: number): DomainEvent {
  const body = { phrase: phrase(what, '', { subject: title ?? null }) };
  const told = { ...fields, messageId: id };
  return notify('job', told, nowMs, { tone: 'error', weight: 'normal', entryId: null, body });
}

function statusIn(fields: Fields, progress: number | undefined): JobStatus {
  const word = firstOf(fields, STATUS);
  if (typeof word === 'string') {
    const known = STATUSES.find(([pattern]) => pattern.test(word.trim().toLowerCase()));
    if (known) return known[1];
  }
  if (progress === undefined) throw new Unreadable('"status" is not one that is known');
  return 'running';
}

function kindIn(fields: Fields): JobKind | undefined {
  const word = firstOf(fields, ['kind', 'type', 'jobType']);
  if (typeof word !== 'string') return undefined;
  return /question/.test(word)
    ? 'question'
    : /quiz/.test(word)
      ? 'quiz'
      : /document/.test(word)
        ? 'document'
        : undefined;
}
