import type { IncomingMessage, ServerResponse } from 'node:http';
import { tokenOfRequest, type Admission } from './admission';
import type { House } from './house';
import type { FamilyId } from './wire-types';

/** Where each family's boards are had whole, and the jobs of the one that has no boards. */
export const PATHS = {
  snapshot: {
    leaderboard: '/api/leaderboard',
    'learning-coach': '/api/v1/leaderboard',
    academy: '/api/study-metrics',
    masterx: '/api/v1/masterx/leaderboard',
  },
  poll: '/api/educator/quiz/poll-status',
  refresh: '/api/auth/refresh',
} as const;

const FAMILIES: ReadonlyMap<string, FamilyId> = new Map(
  Object.entries(PATHS.snapshot).map(([family, path]) => [path, family as FamilyId]),
);

interface Answer {
  readonly status: number;
  readonly body: object;
}

/** Answers plain HTTP requests. */
export function httpHandler(house: House): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const { status, body } = answerTo(request, house);
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
    response.end(JSON.stringify(body));
  };
}

function answerTo(request: IncomingMessage, house: House): Answer {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  if (path === PATHS.refresh) return only('POST', request, () => refreshed(request, house.admission));
  const family = FAMILIES.get(path);
  if (family === undefined && path !== PATHS.poll) return { status: 404, body: { message: 'Not found' } };
  return only('GET', request, () => {
    if (house.admission.admits(tokenOfRequest(request.headers)).kind === 'refused') return UNAUTHORIZED;
    return family === undefined ? job(new URLSearchParams(query).get('jobId'), house) : snapshot(family, house);
  });
}

const UNAUTHORIZED: Answer = { status: 401, body: { message: 'Unauthorized' } };

function only(method: string, request: IncomingMessage, answer: () => Answer): Answer {
  if (request.method === method) return answer();
  return { status: 405, body: { message: `Only ${method} is answered here` } };
}

/** What is told and where the streams are belong together: both are read in one turn. */
export function wholeBoards(family: FamilyId, { story, clock, streams }: House): object | null {
  const [main, ...others] = story(family)
    .snapshots(clock.now())
    .map(({ stream, body }) => ({ ...body, ...streams.head(stream) }));
  if (main === undefined) return null;
  return others.length === 0 ? main : { ...main, boards: others };
}

function snapshot(family: FamilyId, house: House): Answer {
  return { status: 200, body: wholeBoards(family, house) ?? {} };
}

/** One job, or without an id all that are under way. */
function job(jobId: string | null, { story }: House): Answer {
  const jobs = story('educator-quiz').jobs?.() ?? [];
  if (jobId === null) return { status: 200, body: { jobs } };
  const found = jobs.find((one) => one.jobId === jobId);
  return found === undefined
    ? { status: 404, body: { message: 'There is no such job' } }
    : { status: 200, body: found };
}

function refreshed({ headers }: IncomingMessage, admission: Admission): Answer {
  const fresh = admission.refresh(tokenOfRequest(headers));
  return fresh === null
    ? UNAUTHORIZED
    : { status: 200, body: { token: fresh.token, expiresIn: Math.floor(fresh.ttlMs / 1_000) } };
}
