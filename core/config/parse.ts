import type { z } from 'zod';
import { appError, type AppError } from '../kernel/app-error';
import { err, ok, type Result } from '../kernel/result';
import { celebrationFields } from './celebrations';
import { keysAt } from './known-keys';
import { knownMappingKeys } from './mapping';
import { nearestKey } from './nearest-key';
import { peopleSchema } from './people';
import { remedyOf } from './remedies';
import { configSchema, joinSchema, sourceSchema, wallFields, type Config } from './schema';

/** The version that this app writes. */
export const CONFIG_VERSION = 1;

/**
 * Reads a configuration. Every fault is reported, each with its path, what was found there and what is allowed; rules that
 * join several settings are checked once each setting is right by itself. Nothing in an error repeats a secret.
 */
export function parseConfig(input: unknown): Result<Config, readonly AppError[]> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return err([
      appError(
        'CONFIG-1',
        `The configuration is ${found(input)}, not an object.`,
        'Start the file with { "version": 1 }.',
      ),
    ]);
  }
  const version = (input as Record<string, unknown>)['version'];
  if (typeof version === 'number' && version > CONFIG_VERSION) {
    return err([
      appError(
        'CONFIG-2',
        `The configuration has version ${version}; this app knows versions up to ${CONFIG_VERSION}.`,
        'Update Scorewall on this machine, or use a file made for this version.',
        'version',
      ),
    ]);
  }
  const parsed = configSchema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const issues = parsed.error.issues.filter((issue, index, all) => !isOutdone(issue, all.slice(index + 1)));
  const errors = issues.flatMap((issue) => errorsOf(issue, input));
  const told = new Set<string>();
  return err(errors.filter(({ message }) => !told.has(message) && told.add(message)));
}

/** A number that is too great for anything is too great for its setting, which is the limit to tell. */
function isOutdone(issue: z.core.$ZodIssue, later: readonly z.core.$ZodIssue[]): boolean {
  if (issue.code !== 'too_big' && issue.code !== 'too_small') return false;
  return later.some(({ code, path }) => code === issue.code && pathText(path) === pathText(issue.path));
}

function errorsOf(issue: z.core.$ZodIssue, input: unknown): AppError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey([...issue.path, key], key, knownKeys(issue.path)));
  }
  const meant = issue.code === 'invalid_union' ? optionMeant(issue) : null;
  if (meant !== null) {
    return meant.flatMap((inner) => errorsOf({ ...inner, path: [...issue.path, ...inner.path] }, input));
  }
  const path = pathText(issue.path);
  const value = valueAt(input, issue.path);
  const allowed = allowedText(issue);
  if (value === undefined) {
    const remedy =
      issue.code === 'custom' ? `Add it; it ${allowed}. ${remedyOf(issue, value)}` : `Add it; it ${allowed}.`;
    return [appError('CONFIG-4', `"${path}" is missing.`, remedy, path)];
  }
  return [
    appError(
      'CONFIG-5',
      `"${path}" is ${isToken(issue.path) ? 'not usable' : found(value)}, but it ${allowed}.`,
      remedyOf(issue, value),
      path,
    ),
  ];
}

/** A secret, which no error repeats. */
const isToken = (path: readonly PropertyKey[]): boolean =>
  path.length === 3 && path[0] === 'sources' && path[2] === 'token';

/** Of what may be one of several objects: the faults of the one that fits best. null: it may be a text or a number. */
function optionMeant({ errors }: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] | null {
  const [best] = errors
    .filter((option) =>
      option.every((fault) => fault.code !== 'invalid_type' || fault.path.length > 0 || fault.expected === 'object'),
    )
    .toSorted((one, other) => one.length - other.length);
  return best ?? null;
}

function unknownKey(path: readonly PropertyKey[], key: string, known: readonly string[]): AppError {
  const nearest = nearestKey(key, known);
  return appError(
    'CONFIG-3',
    `"${shortened(pathText(path))}" is not a known setting.`,
    nearest === null
      ? `Remove it. Known here: ${known.join(', ')}.`
      : `Did you mean "${nearest}"? Otherwise remove it.`,
    shortened(pathText(path)),
  );
}

function knownKeys(path: readonly PropertyKey[]): string[] {
  const [section] = path;
  if (section === 'wall') return [...keysAt(wallFields, path.slice(1))];
  if (section === 'sources' && path[2] === 'mapping') return [...knownMappingKeys(path.slice(3))];
  if (section === 'sources') return Object.keys(path.length > 2 ? joinSchema.shape : sourceSchema.shape);
  if (section === 'people') return [...keysAt(peopleSchema, path.slice(1))];
  if (section === 'celebrations') return [...keysAt(celebrationFields, path.slice(1))];
  return ['version', 'wall', 'sources', 'people', 'celebrations'];
}

export function allowedText(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${EXPECTED[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `must be ${String(issue.values[0])}`
        : `must be one of ${issue.values.map((value) => `"${String(value)}"`).join(', ')}`;
    case 'too_small':
      return issue.origin === 'string' ? 'must not be empty' : `must be at least ${issue.minimum}${unitOf(issue)}`;
    case 'too_big':
      return `must be at most ${issue.maximum}${unitOf(issue)}`;
    case 'invalid_union':
      return 'must be a text or a whole number';
    default:
      return issue.message;
  }
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object in { }',
  array: 'a list in [ ]',
};

function unitOf(issue: { readonly origin: string }): string {
  if (issue.origin === 'string') return ' characters long';
  return issue.origin === 'array' ? ' long' : '';
}

/** A value in words, shortened, and without what an address may hold of secrets: the finding of an error message. */
export function found(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return shortened(JSON.stringify(withoutSecrets(value)));
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : `a ${typeof value}`;
}

/** An address without user name, password and query. */
function withoutSecrets(text: string): string {
  return text.replace(/\/\/[^/?#]*@/g, '//…@').replace(/\?.*$/s, '?…');
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** `sources[0].url` */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');
}

export function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    input,
  );
}
