import type { AppError } from '#core/kernel/app-error';

/** The app cannot start, for a reason that an admin can mend. Ends the process with code 2. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly errors: readonly AppError[];

  constructor(errors: readonly AppError[]) {
    super(errors.map((error) => error.message).join(' '));
    this.errors = errors;
  }
}
