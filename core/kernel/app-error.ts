/**
 * The only error shape that crosses a boundary (process, window, command line).
 * `message` says what is wrong, `remedy` what to do about it, both in words that an office admin understands.
 */
export interface AppError {
  /** Short and stable, for support and tests: `CONFIG-1`, `NET-2`. */
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  /** Where in the configuration the fault is: `sources[0].url`. */
  readonly path?: string;
}

export function appError(code: string, message: string, remedy: string, path?: string): AppError {
  return path === undefined ? { code, message, remedy } : { code, message, remedy, path };
}

/** One line for a log or a terminal. */
export function describeError(error: AppError): string {
  return `${error.message} ${error.remedy} (${error.code})`;
}
