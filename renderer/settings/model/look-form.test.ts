import { wallSchema } from '#core/config/schema';
import { expect, test } from 'vitest';
import { lookFormOf, lookPayload, NEW_DIMMING } from './look-form';

const evening = { from: '19:00', until: '07:00', brightnessPercent: 40 };
const weekend = { ...evening, weekdays: ['saturday' as const, 'sunday' as const] };

test('hours stay as they were: on every day without weekdays, or on those that are named', () => {
  const form = lookFormOf(wallSchema.parse({ dimming: [evening, weekend] }));
  expect(form.dimming.map(({ weekdays }) => weekdays)).toEqual([[], ['saturday', 'sunday']]);
  expect(lookPayload(form)['dimming']).toEqual([evening, weekend]);
});

test('hours that are added hold on every day, and are a configuration', () => {
  const added = lookPayload({ ...lookFormOf(wallSchema.parse({})), dimming: [NEW_DIMMING] });
  expect(added['dimming']).toEqual([evening]);
  expect(wallSchema.parse(added).dimming).toEqual([evening]);
});
