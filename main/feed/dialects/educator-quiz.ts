import type { SourceConfig } from '#core/config/schema';
import type { DomainEvent } from '#core/domain/events';
import { METRICS_PER_SOURCE } from '#core/domain/metrics';
import { httpAddress, rootAddress, socketAddress } from './addresses';
import {
  Unreadable,
  fieldsOf,
  firstOf,
  isFields,
  isReserved,
  numberFrom,
  optionalId,
  percentFrom,
  type Fields,
} from './fields';
import type { Handler } from './handler';
import { answerTo, jobUpdate, pollAnswer, tellsOfJobs } from './jobs';
import { notification } from './notifications';
import { rawDialect } from './raw-family';
import type { Question } from '../transports/transport';

const CONNECTION = 'educator';
const USUAL_PATH = '/ws/educator';
const USUAL_POLL_PATH = '/api/educator/quiz/poll-status';
/** What a number may be called that is shown. */
const METRIC_NAME = /^[a-z][\w-]{0,39}$/i;
/** Numbers of which an admin would not want a tile: they say which, not how much. */
const NOT_A_METRIC = /(?:^|[a-z_])(?:id|timestamp|seq|version)$|^(?:seq|at)$|(?:At|Id)$/;
const MOST_NESTED = 2;

export const educatorQuizDialect = rawDialect({
  id: 'educator-quiz',
  bodyKey: 'data',

  connections(config) {
    const educatorId = educatorOf(config);
    const query: Record<string, string> = educatorId === undefined ? {} : { educatorId };
    return [
      {
        name: CONNECTION,
        url: socketAddress(config.url, USUAL_PATH, query),
        otherwise: rootAddress(config.url, query),
        poll: (jobs) => questions(config, jobs),
      },
    ];
  },

  messages: new Map<string, Handler>([
    ['quiz_status', jobUpdate('quiz')],
    ['question_replace', jobUpdate('question')],
    ['document_processing', jobUpdate('document')],
    ['analytics_update', analytics],
    ['notification', notification],
  ]),
  untyped: pollAnswer,
  snapshot: pollAnswer,
});

const educatorOf = ({ join }: SourceConfig): string | undefined => join.educator ?? join.user;

/** One for each job that has not ended; without any, the address alone, to see what there is. */
function questions({ url, pollUrl }: SourceConfig, openJobs: readonly string[]): readonly Question[] {
  const base = pollUrl ?? httpAddress(url, USUAL_POLL_PATH);
  if (openJobs.length === 0 || !URL.canParse(base)) return [question(base, null)];
  return openJobs.map((jobId) => {
    const address = new URL(base);
    address.searchParams.set('jobId', jobId);
    return question(address.href, jobId);
  });
}

const question = (url: string, about: string | null): Question => ({
  url,
  complete: (answer) => answerTo(about, answer),
  isTelling: tellsOfJobs,
});

function analytics(...[payload, { config, nowMs }]: Parameters<Handler>): readonly DomainEvent[] {
  const fields = fieldsOf(payload);
  const told = optionalId(fields, 'educatorId');
  const own = educatorOf(config);
  // Another educator's numbers would be merged into this one's.
  if (told !== undefined && own !== undefined && told !== own) return [];
  const updates = firstOf(fields, ['updates', 'analytics', 'metrics']);
  if (!isFields(updates)) throw new Unreadable('"updates" is missing');
  const values = numbersIn(updates, MOST_NESTED).slice(0, METRICS_PER_SOURCE);
  if (values.length === 0) throw new Unreadable('"updates" holds no number');
  return [{ kind: 'metrics', values, atMs: nowMs }];
}

function numbersIn(fields: Fields, depth: number): { readonly id: string; readonly value: number }[] {
  return Object.entries(fields).flatMap(([key, value]) => {
    if (!METRIC_NAME.test(key) || isReserved(key) || NOT_A_METRIC.test(key)) return [];
    if (isFields(value)) {
      return depth > 1 ? numbersIn(value, depth - 1).map((inner) => ({ ...inner, id: `${key}.${inner.id}` })) : [];
    }
    const number = percentFrom(value) ?? numberFrom(value);
    return number === undefined ? [] : [{ id: key, value: number }];
  });
}
