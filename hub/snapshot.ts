import type { IncomingMessage, ServerResponse } from 'node:http';
import { tokenOfRequest, type Admission } from './admission';
import type { LeaderboardSnapshot } from './wire-types';

export const SNAPSHOT_PATH = '/api/leaderboard';

/** Answers plain HTTP requests: the board at `SNAPSHOT_PATH`, nothing anywhere else. */
export function snapshotHandler(
  admission: Admission,
  snapshot: () => LeaderboardSnapshot,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const [path] = (request.url ?? '').split('?');
    if (path !== SNAPSHOT_PATH) answer(response, 404, { message: 'Not found' });
    else if (request.method !== 'GET') answer(response, 405, { message: 'Only GET is answered here' });
    else if (!admission.admits(tokenOfRequest(request.headers))) answer(response, 401, { message: 'Unauthorized' });
    else answer(response, 200, snapshot());
  };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
