import { appError, type AppError } from '#core/kernel/app-error';
import type { Files } from '#main/ports/files';
import { loadNewest, type Found } from '#main/ports/generations';

/** What is stored was edited by hand and is wrong, or cannot be read: an admin should know, and nothing is overwritten. */
export class InvalidStoredConfig extends Error {
  override readonly name = 'InvalidStoredConfig';
  readonly errors: readonly AppError[];

  constructor(place: string, errors: readonly AppError[]) {
    super(`The stored configuration ${place} is not usable.`);
    this.errors = errors.map((error) => ({ ...error, message: `In ${place}: ${error.message}` }));
  }
}

/** As `loadNewest`, for a file without which the app does not start: one that cannot be read is an InvalidStoredConfig. */
export function loadSettings<T>(files: Files, name: string, parse: (text: string) => T | null): Found<T> {
  try {
    return loadNewest(files, name, parse);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
    throw new InvalidStoredConfig(name, [
      appError(
        'CONFIG-11',
        `the file, or the copy of it, cannot be read${code}.`,
        'Both must be files that Scorewall may read and write. Move away what is there instead, then start again.',
      ),
    ]);
  }
}
