import { wallSchema } from '#core/config/schema';
import { expect, test } from 'vitest';
import { calmChoices, wallFormOf, wallPayload } from './wall-form';

const wall = wallSchema.parse({ name: 'Sales floor', calmIntervalMs: 1_500 });

test('a wall that is opened and saved untouched stays as it was', () => {
  expect(wallPayload(wallFormOf(wall), wall)).toEqual(wall);
});

test('what is not a number goes as typed, so that main can say what is wrong with it', () => {
  const form = { ...wallFormOf(wall), maxEntries: 'many', staleAfterSeconds: '', ageingAfterSeconds: '2,5' };
  expect(wallPayload(form, wall)).toMatchObject({ maxEntries: 'many', staleAfterSeconds: '', ageingAfterSeconds: 2.5 });
  expect(wallPayload({ ...form, topEntries: '12', lastPlace: 'shown' }, wall)).toMatchObject({
    kindness: { topEntries: 12, rest: 'chase', lastPlace: 'shown' },
  });
  expect(wallPayload(form, wall)['kindness']).toEqual({ rest: 'chase', lastPlace: 'hidden' });
});

test('an unusual calm interval from a configuration file is among the choices, in order', () => {
  const choices = calmChoices(1_500);
  expect(choices).toContain(1_500);
  expect(choices).toEqual([...choices].sort((a, b) => a - b));
  expect(calmChoices(1_000)).toHaveLength(choices.length - 1);
});
