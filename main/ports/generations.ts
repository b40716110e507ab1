import { previousOf, type Files } from './files';

/** A file that was found, or not, and what was wrong on the way to it. */
export interface Found<T> {
  /** null when neither the file nor the one before it makes sense. */
  readonly value: T | null;
  /** Whether the file itself was good, and no other had to stand in. */
  readonly current: boolean;
  /** In words for the log; empty when all was as it should be. */
  readonly problems: readonly string[];
}

/**
 * Reads `name`, or the generation before it when that is missing or makes no sense. What makes no sense is set aside.
 * Throws when a file cannot be read and no other stands in for it.
 *
 * @param parse null or an error for a text that makes no sense
 */
export function loadNewest<T>(files: Files, name: string, parse: (text: string) => T | null): Found<T> {
  const problems: string[] = [];
  let refused: { readonly cause: unknown } | null = null;
  for (const candidate of [name, previousOf(name)]) {
    let text: string | null;
    try {
      text = files.read(candidate);
    } catch (cause) {
      refused ??= { cause };
      problems.push(`${candidate} cannot be read`);
      continue;
    }
    if (text === null) continue;
    const value = parsedOrNull(text, parse);
    if (value === null) {
      problems.push(`${candidate} makes no sense ${setAside(files, candidate)}`);
    } else if (candidate === name) {
      return { value, current: true, problems };
    } else {
      if (problems.length === 0) problems.push(`${name} is missing`);
      return { value, current: false, problems: [...problems, `${candidate} is used`] };
    }
  }
  if (refused !== null) throw refused.cause;
  return { value: null, current: false, problems };
}

/** What became of it, in words for the log. A disk that refuses is no reason to stop. */
function setAside(files: Files, name: string): string {
  try {
    return `and was set aside as ${files.setAside(name)}`;
  } catch {
    return 'and cannot be set aside';
  }
}

function parsedOrNull<T>(text: string, parse: (text: string) => T | null): T | null {
  try {
    return parse(text);
  } catch {
    return null;
  }
}
