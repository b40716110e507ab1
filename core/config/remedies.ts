import type { z } from 'zod';
import { nearestKey } from './nearest-key';

/** What to do about a value that is not allowed, in the words of whoever edits the file or the form. */

const WRITE: Readonly<Record<string, string>> = {
  string: 'Write a text in double quotes.',
  number: 'Write a number, without quotes.',
  int: 'Write a whole number, without quotes and without a point.',
  boolean: 'Write true or false, without quotes.',
  object: 'Write its settings in braces: { "name": value }.',
  array: 'Write a list in brackets: [ … ].',
};

export function remedyOf(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return WRITE[issue.expected] ?? `Write what is asked for: ${issue.expected}.`;
    case 'invalid_value':
      return choice(issue.values, value);
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_union':
      return 'Write a text in double quotes, or a whole number without.';
    case 'custom':
      return typeof issue.params?.['remedy'] === 'string' ? issue.params['remedy'] : `Change it: it ${issue.message}.`;
    default:
      return `Change it: it ${issue.message}.`;
  }
}

function choice(values: readonly unknown[], value: unknown): string {
  if (values.length === 1) return `Write ${JSON.stringify(values[0])}.`;
  const nearest = typeof value === 'string' ? nearestKey(value, values.map(String)) : null;
  const any = 'one of those, written exactly so';
  return nearest === null ? `Choose ${any}.` : `Did you mean "${nearest}"? Otherwise choose ${any}.`;
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): string {
  if (origin === 'string') return 'Fill it in, or remove the setting.';
  if (origin === 'array') return `Add to the list: it needs ${minimum} or more.`;
  return `Write ${minimum}, or a greater number.`;
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): string {
  if (origin === 'string') return `Shorten it to ${maximum} characters.`;
  if (origin === 'array') return `Remove some of the list: ${maximum} is the most.`;
  return `Write ${maximum}, or a smaller number.`;
}
