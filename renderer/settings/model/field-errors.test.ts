import { parseConfig } from '#core/config/parse';
import type { AppError } from '#core/kernel/app-error';
import { expect, test } from 'vitest';
import { sortErrors } from './field-errors';

function errorsOf(config: Record<string, unknown>): readonly AppError[] {
  const parsed = parseConfig({ version: 1, ...config });
  return parsed.ok ? [] : parsed.error;
}

const good = { id: 'sales', dialect: 'leaderboard', url: 'https://sales.example.com' };

test("main's errors about this source stand at their fields, in words of the form", () => {
  const errors = errorsOf({ sources: [good, { ...good, id: 'training', url: 'learn', join: { team: '' } }] });
  const { fields, rest } = sortErrors(errors, 'sources[1].', ['url', 'join.team'], ['sales', 'training']);
  expect(rest).toEqual([]);
  expect(fields.get('url')?.message).toBe(
    'Address is "learn", but it must be an address such as "https://scores.example.com".',
  );
  expect(fields.has('join.team')).toBe(true);
});

test("errors about another source or an unknown field stand on top, with the source's name", () => {
  const errors = errorsOf({
    sources: [
      { ...good, url: 'x' },
      { ...good, id: 'training', colour: 'red' },
    ],
  });
  const { fields, rest } = sortErrors(errors, 'sources[1].', ['url'], ['sales', 'training']);
  expect(fields.size).toBe(0);
  expect(rest).toHaveLength(2);
  expect(rest.map((error) => error.message).join()).toContain('Address of Sales is "x"');
});

test('sources[1] is not taken for sources[10]', () => {
  const error = { code: 'C', message: 'Wrong.', remedy: 'Mend it.', path: 'sources[10].url' };
  expect(sortErrors([error], 'sources[1].', ['url'], []).rest).toHaveLength(1);
});

test('setting names inside a sentence become labels', () => {
  const errors = errorsOf({ wall: { ageingAfterSeconds: 300, staleAfterSeconds: 120 } });
  const { fields } = sortErrors(errors, 'wall.', ['ageingAfterSeconds'], []);
  expect(fields.get('ageingAfterSeconds')?.message).toBe(
    'Ageing after is 300, but it must be less than “Stale after” (120).',
  );
});

test('an error without a path stands on top as it is', () => {
  const error = { code: 'IPC-2', message: 'Scorewall did not answer.', remedy: 'Try again.' };
  expect(sortErrors([error], 'wall.', ['name'], []).rest).toEqual([error]);
});
