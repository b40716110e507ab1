import type { SourceConfig } from '#core/config/schema';
import type { AppError } from '#core/kernel/app-error';
import { texts } from '../texts';
import { placedJson } from '#core/config/json-place';

const WIDEST = 64;
const KEY = 'mapping';
/** The text is no JSON; gone as soon as it is. */
const UNREADABLE = 'FORM-4';

/** A mapping as it is edited. What fits on a line stands on one. */
export function mappingText(mapping: SourceConfig['mapping']): string {
  return mapping === undefined ? '' : written(mapping, '', 0);
}

/** @param before characters that stand before it on its line */
function written(value: unknown, indent: string, before: number): string {
  const flat = JSON.stringify(value).replaceAll('","', '", "');
  if (typeof value !== 'object' || value === null) return flat;
  const inner = `${indent}  `;
  const open = Array.isArray(value) ? '[' : '{';
  const close = Array.isArray(value) ? ']' : '}';
  const parts = Array.isArray(value)
    ? value.map((item: unknown) => written(item, inner, inner.length))
    : Object.entries(value).map(([key, item]) => {
        const name = `${JSON.stringify(key)}: `;
        return name + written(item, inner, inner.length + name.length);
      });
  if (parts.length === 0) return `${open}${close}`;
  const line = open === '{' ? `{ ${parts.join(', ')} }` : `[${parts.join(', ')}]`;
  if (!line.includes('\n') && before + line.length <= WIDEST) return line;
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
}

/** What the form sends: the mapping, or nothing where it cannot be read. */
export function mappingValue(text: string): unknown {
  const placed = placedJson(text);
  return placed.ok ? placed.value : undefined;
}

/** What is wrong with the text before it is worth asking main. */
export function mappingProblem(text: string, prefix: string): AppError | null {
  const placed = placedJson(text);
  if (placed.ok) return null;
  const { message, remedy } = texts.mapping.json[placed.problem];
  return { code: UNREADABLE, message, remedy, path: `${prefix}${KEY}` };
}

/** An error of a mapping at its place. */
export interface MappingError {
  readonly line: number;
  /** "Rule 2, id"; null where it is about the whole. */
  readonly place: string | null;
  readonly message: string;
  readonly remedy: string;
}

/** The errors about the mapping, in the order of its lines. */
export function mappingErrors(errors: readonly AppError[], prefix: string, text: string): MappingError[] {
  const placed = placedJson(text);
  const root = `${prefix}${KEY}`;
  return errors
    .filter(({ path, code }) => isOfMapping(path, prefix) && !(code === UNREADABLE && placed.ok))
    .map(({ message, remedy, path = '' }) => {
      const within = path.slice(root.length).replace(/^\./, '');
      const place = placeOf(within);
      const line = placed.ok ? placed.lineOf(within) : placed.line;
      return { line, place, remedy, message: sentence(message.replace(`"${path}"`, '').trim(), place) };
    })
    .sort((a, b) => a.line - b.line);
}

export function isOfMapping(path: string | undefined, prefix: string): boolean {
  return path !== undefined && path.startsWith(prefix + KEY);
}

/** `rules[1].set.id` as an admin calls it. */
function placeOf(path: string): string | null {
  const [, rule, rest = path] = /^rules\[(\d+)\]\.?(.*)$/.exec(path) ?? [];
  const field = rest.replace(/^set\./, '');
  const words = [rule === undefined ? null : texts.mapping.rule(Number(rule) + 1), field === '' ? null : field];
  return words.filter((word) => word !== null).join(', ') || null;
}

/** The path has gone from its beginning; the place stands there instead. */
function sentence(rest: string, place: string | null): string {
  return place === null && /^(?:is|must) /.test(rest) ? `${texts.labels.mapping} ${rest}` : rest;
}
