import type { AppError } from '#core/kernel/app-error';
import { texts } from '../texts';
import { nameOf } from './source-id';

export interface SortedErrors {
  /** By field: the end of the path, such as `url` or `join.team`. */
  readonly fields: ReadonlyMap<string, AppError>;
  /** What belongs to no field of this form. */
  readonly rest: readonly AppError[];
}

/**
 * Puts errors at their fields. `prefix` is where the form stands in the configuration: `wall.` or `sources[1].`.
 * One error per field: the first; further ones show once it is mended.
 */
export function sortErrors(
  errors: readonly AppError[],
  prefix: string,
  known: readonly string[],
  sourceIds: readonly string[],
): SortedErrors {
  const fields = new Map<string, AppError>();
  const rest: AppError[] = [];
  for (const error of errors) {
    const field = error.path?.startsWith(prefix) === true ? error.path.slice(prefix.length) : null;
    if (field === null || !known.includes(field)) rest.push(inPlainWords(error, sourceIds));
    else if (!fields.has(field)) fields.set(field, inPlainWords(error, []));
  }
  return { fields, rest };
}

function inPlainWords(error: AppError, sourceIds: readonly string[]): AppError {
  return { ...error, message: withoutPaths(error.message, sourceIds), remedy: withoutPaths(error.remedy, sourceIds) };
}

/**
 * Main speaks of `"sources[1].url"`, as a configuration file does; an admin knows the field by its label, and the source,
 * when it is not the one in front of them, by its name. Setting names inside a sentence ("less than staleAfterSeconds")
 * become labels too.
 */
export function withoutPaths(text: string, sourceIds: readonly string[] = []): string {
  return text
    .replace(
      /"(?:wall|celebrations|people\[\d+\]|sources\[(\d+)\])\.([\w.[\]]+)"/g,
      (path, index: string | undefined, field: string) => {
        const label = labelOf(field) ?? path;
        const id = index === undefined ? undefined : sourceIds[Number(index)];
        return id === undefined ? label : texts.form.ofSource(label, nameOf(id));
      },
    )
    .replace(/\b[a-z]+(?:[A-Z][a-z]+)+\b/g, (word) => {
      const label = labelOf(word);
      return label === null ? word : `“${label}”`;
    });
}

function labelOf(field: string): string | null {
  const labels: Readonly<Record<string, string>> = texts.labels;
  // What stands in a list or in an object of its own is known by its end: `playlist[0].text`, `brand.colors[0]`.
  const end = field.replace(/^(?:.*\]\.|brand\.)/, '').replace(/\[\d+\]$/, '');
  return Object.hasOwn(labels, end) ? (labels[end] ?? null) : null;
}
