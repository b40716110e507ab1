import type { Clock } from '#core/kernel/clock';
import { err, ok, type Result } from '#core/kernel/result';
import { textWithin, type ByteBudget } from './bounded-body';
import { OF_CERTIFICATE, statusReason, trouble, type Reason } from './connection/reasons';
import { credentials } from './credentials';
import { failureReason } from './transports/failure-reasons';

/** What a failure says that is more than that there was none. */
const TELLING: ReadonlySet<Reason['trouble']> = new Set([
  ...OF_CERTIFICATE,
  'name-unknown',
  'tls-missing',
  'not-a-scoreboard',
]);

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface JsonRequest {
  readonly url: string;
  /** What is asked, as reasons name it: "the snapshot". */
  readonly what: string;
  readonly token: string | null;
  readonly timeoutMs: number;
  readonly budget: ByteBudget;
  /** Does this answer, which is no success, mean that there is nothing to tell? It is then undefined. */
  readonly isNothing?: (status: number, isJson: boolean) => boolean;
}

/** One GET whose answer is JSON. Never rejects; aborting it is a failure like any other. */
export async function fetchJson(
  request: JsonRequest,
  deps: { readonly fetch: Fetch; readonly clock: Clock },
  abort: AbortController,
): Promise<Result<unknown, Reason>> {
  const { url, what, token, timeoutMs, budget, isNothing } = request;
  const timeout = deps.clock.after(timeoutMs, () => {
    abort.abort();
  });
  try {
    const response = await deps.fetch(url, {
      headers: { Accept: 'application/json', ...credentials(token).headers },
      signal: abort.signal,
      // A token must not follow a redirect to somewhere else.
      redirect: 'manual',
    });
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    if (!response.ok && isNothing?.(response.status, isJson) === true) return ok(undefined);
    if (!response.ok) return err(statusReason(`${what} address`, response.status));
    const body = await textWithin(response, budget);
    if (body === null) return err(trouble('not-a-scoreboard', `${what} is too large`));
    return ok(JSON.parse(body) as unknown);
  } catch (cause) {
    if (abort.signal.aborted) return err(trouble('server-not-answering', `${what} did not arrive in time`));
    if (cause instanceof SyntaxError) return err(trouble('not-a-scoreboard', `${what} is not JSON`));
    const reason = failureReason(cause, 'HTTP');
    return err(
      TELLING.has(reason.trouble) ? reason : trouble('server-unreachable', `${what} address cannot be reached`),
    );
  } finally {
    timeout.dispose();
    // Lets go of a body that was not read to its end.
    abort.abort();
  }
}
