import { expect, it } from 'vitest';
import { peopleSchema } from '#core/config/people';
import { addedPerson, peopleFormOf, peoplePayload, withPerson } from './people-form';

const AMARA = { id: 'amara', name: 'Amara', privacy: 'open' as const, is: [{ source: 'sales', entry: '17' }] };
const told = ({ entry }: { readonly entry: string }): string => `Łukasz ${entry}`;

it('saves people as they were, and new ones with an id of their own', () => {
  expect(peoplePayload(peopleFormOf([AMARA]), told)).toEqual([AMARA]);
  let { form, key } = addedPerson(peopleFormOf([AMARA]));
  form = withPerson(form, key, { name: ' Amara ', is: [{ source: 'sales', entry: '9' }] });
  ({ form, key } = addedPerson(form));
  form = withPerson(form, key, { privacy: 'hidden', is: [{ source: 'sales', entry: '8' }] });
  const saved = peoplePayload(form, told);
  expect(saved.map(({ id }) => id)).toEqual(['amara', 'amara-2', 'lukasz-8']);
  expect(saved[1]).toEqual({ id: 'amara-2', name: 'Amara', privacy: 'open', is: [{ source: 'sales', entry: '9' }] });
  expect(peopleSchema.parse(saved)).toEqual(saved);
});
