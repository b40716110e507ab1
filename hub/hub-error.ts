import { appError, describeError, type AppError } from '#core/kernel/app-error';

/** Why the hub could not start; `error` says so in words for people. */
export class HubError extends Error {
  readonly error: AppError;

  constructor(error: AppError, cause: unknown) {
    super(describeError(error), { cause });
    this.name = 'HubError';
    this.error = error;
  }
}

export function listeningFailed(cause: unknown, host: string, port: number): HubError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  return new HubError(explain(code, host, port), cause);
}

function explain(code: string, host: string, port: number): AppError {
  switch (code) {
    case 'EADDRINUSE':
      return appError(
        'HUB-1',
        `Port ${port} on ${host} is already in use.`,
        'Stop the program that uses it, or choose another port; port 0 takes any free one.',
      );
    case 'EACCES':
      return appError('HUB-2', `Port ${port} may not be used by this account.`, 'Choose a port above 1023.');
    default:
      return appError('HUB-3', `The hub cannot listen on ${host}, port ${port} (${code}).`, 'Check the address.');
  }
}
