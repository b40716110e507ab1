import type { PersonConfig } from '#core/config/people';
import type { PeopleView } from '#core/ipc/people-view';
import { changed } from './keyed';
import { uniqueId } from './source-id';

export interface EntryRef {
  readonly source: string;
  readonly entry: string;
}

/** Somebody as the admin types them. */
export interface PersonForm {
  /** Its own for as long as the form is open. */
  readonly key: string;
  /** Empty until it is saved: then it is made from the name. */
  readonly id: string;
  readonly name: string;
  /** A `data:` address, or empty. */
  readonly avatar: string;
  readonly privacy: PersonConfig['privacy'];
  readonly is: readonly EntryRef[];
}

export interface PeopleForm {
  readonly people: readonly PersonForm[];
  /** For keys. */
  readonly nextKey: number;
}

export const PRIVACIES = ['open', 'anonymous', 'hidden'] as const satisfies readonly PersonConfig['privacy'][];

/** A picture as a `data:` address, in characters: about 24 kB of a file. */
export const LONGEST_FACE = 32_768;

export function peopleFormOf(people: readonly PersonConfig[]): PeopleForm {
  return {
    people: people.map(({ id, name = '', avatar = '', privacy, is }, index) => ({
      key: `person-${index}`,
      id,
      name,
      avatar,
      privacy,
      is,
    })),
    nextKey: people.length,
  };
}

/** With somebody more, at the end, who is nobody yet. */
export function addedPerson(form: PeopleForm): { readonly form: PeopleForm; readonly key: string } {
  const key = `person-${form.nextKey}`;
  const person: PersonForm = { key, id: '', name: '', avatar: '', privacy: 'open', is: [] };
  return { form: { people: [...form.people, person], nextKey: form.nextKey + 1 }, key };
}

export function withPerson(form: PeopleForm, key: string, change: Partial<PersonForm>): PeopleForm {
  return { ...form, people: changed(form.people, key, change) };
}

/** As `settings:save` takes them. @param nameOf what is told of an entry; new ids are made from it where nothing is typed */
export function peoplePayload(form: PeopleForm, nameOf: (entry: EntryRef) => string): Record<string, unknown>[] {
  const taken = form.people.flatMap(({ id }) => (id === '' ? [] : [id]));
  return form.people.map(({ id, name, avatar, privacy, is }) => {
    const [first] = is;
    const called = name.trim() !== '' ? name : first === undefined ? 'person' : nameOf(first);
    const own = id === '' ? uniqueId(called, taken) : id;
    if (id === '') taken.push(own);
    return {
      id: own,
      ...(name.trim() === '' ? {} : { name: name.trim() }),
      ...(avatar === '' ? {} : { avatar }),
      privacy,
      is,
    };
  });
}

/** What a source calls an entry; its id where it is not on a board now. */
export function seenName(view: PeopleView | null, { source, entry }: EntryRef): string {
  return view?.entries.find((one) => one.source === source && one.entry === entry)?.name ?? entry;
}
