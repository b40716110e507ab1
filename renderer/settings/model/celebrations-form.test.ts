import { celebrationsSchema } from '#core/config/celebrations';
import { expect, test } from 'vitest';
import { celebrationsFormOf, celebrationsPayload, withAddedHours, withAddedTune } from './celebrations-form';

const saved = celebrationsSchema.parse({
  hourlyCap: 12,
  quietHours: [{ from: '12:00', until: '13:00', weekdays: ['monday'] }],
  volumeByHour: [{ from: '18:00', until: '08:00', percent: 20 }],
  loudDisplay: 'Lobby',
  sounds: [
    { entry: '17', motif: 'harp' },
    { team: 'North', motif: 'bell' },
  ],
});

test('what is opened and saved untouched stays as it was', () => {
  expect(celebrationsPayload(celebrationsFormOf(saved))).toEqual(saved);
});

test('what is not a number goes as typed, so that main can say what is wrong with it', () => {
  const form = { ...celebrationsFormOf(saved), hourlyCap: 'many', volumePercent: '' };
  expect(celebrationsPayload(form)).toMatchObject({ hourlyCap: 'many', volumePercent: '' });
});

test('hours that are added are right as they are; a tune waits for a name', () => {
  const form = withAddedHours(withAddedHours(celebrationsFormOf(saved), 'quietHours'), 'volumeByHour');
  expect(celebrationsSchema.safeParse(celebrationsPayload(form)).success).toBe(true);
  expect(celebrationsSchema.safeParse(celebrationsPayload(withAddedTune(form))).success).toBe(false);
});

test('everything in the lists has a key of its own', () => {
  const form = withAddedTune(withAddedHours(celebrationsFormOf(saved), 'quietHours'));
  const keys = [...form.quietHours, ...form.volumeByHour, ...form.sounds].map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});
