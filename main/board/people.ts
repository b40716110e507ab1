import { entryKey, type PersonConfig } from '#core/config/people';
import type { Celebration } from '#core/domain/celebrations';
import type { DomainEvent } from '#core/domain/events';
import type { Notice } from '#core/domain/notices';
import type { Clock } from '#core/kernel/clock';

/** What a source itself tells of an entry. */
export interface ToldFace {
  readonly name: string | null;
  /** A `data:` picture. */
  readonly avatar: string | null;
}

/** How the wall calls and shows somebody; null where nothing is known. */
export interface Face extends ToldFace {
  readonly personId: string;
  readonly privacy: PersonConfig['privacy'];
  /** In place of the entry's id where the person is anonymous: ids are often names. */
  readonly shownId: string;
}

/** The same from another source within this time is the same once more. */
const SAME_MOMENT_MS = 120_000;
const REMEMBERED_MOMENTS = 500;

export interface PeopleDeps {
  readonly clock: Clock;
  readonly told: (sourceId: string, entryId: string) => ToldFace | null;
}

/**
 * The people whom the admin joined out of entries of several sources: one name and one face for whatever is told of them.
 * It is given when something is shown, so that what is held, and its digest, stays what the backends tell.
 */
export class People {
  readonly #deps: PeopleDeps;
  readonly #byEntry = new Map<string, PersonConfig>();
  #order: readonly string[] = [];
  #version = 0;
  /** What was told of people lately, by which source and when, on the monotonic clock. */
  readonly #moments = new Map<string, { readonly sourceId: string; readonly atMs: number }>();

  constructor(deps: PeopleDeps) {
    this.#deps = deps;
  }

  configure(people: readonly PersonConfig[]): void {
    this.#byEntry.clear();
    this.#order = people.map(({ id }) => id);
    this.#version++;
    for (const person of people) {
      for (const { source, entry } of person.is) this.#byEntry.set(entryKey(source, entry), person);
    }
  }

  /** Counts up with every change of the configuration. */
  get version(): number {
    return this.#version;
  }

  get isEmpty(): boolean {
    return this.#byEntry.size === 0;
  }

  /** May something be told of this entry besides its place on a board? */
  isOpen(sourceId: string, entryId: string | null): boolean {
    return entryId === null || (this.personOf(sourceId, entryId)?.privacy ?? 'open') === 'open';
  }

  personOf(sourceId: string, entryId: string): PersonConfig | null {
    return this.#byEntry.size === 0 ? null : (this.#byEntry.get(entryKey(sourceId, entryId)) ?? null);
  }

  /** null for whoever is nobody's but their source's. */
  faceOf(sourceId: string, entryId: string): Face | null {
    const person = this.personOf(sourceId, entryId);
    if (person === null) return null;
    return {
      personId: person.id,
      privacy: person.privacy,
      shownId: `anonymous-${this.#order.indexOf(person.id) + 1}`,
      name: person.name ?? this.#firstTold(person, ({ name }) => name),
      avatar: person.avatar ?? this.#firstTold(person, ({ avatar }) => avatar),
    };
  }

  /** What people read instead of the name that the source has. */
  nameOf(sourceId: string, entryId: string, told: string): string {
    return this.faceOf(sourceId, entryId)?.name ?? told;
  }

  celebration(sourceId: string, told: Celebration): Celebration {
    const { entryId } = told;
    if (entryId === null) return told;
    const own = this.#deps.told(sourceId, entryId);
    const face = this.faceOf(sourceId, entryId);
    const shown = { ...told, avatar: face?.avatar ?? own?.avatar ?? null };
    const name = face?.name ?? null;
    if (name === null) return shown;
    const renamed = (text: string): string => withName(text, [told.name, own?.name ?? null], name);
    const detail = told.detail === null ? null : renamed(told.detail);
    return { ...shown, name, title: renamed(told.title), detail };
  }

  notice(sourceId: string, told: Notice): Notice {
    if (told.entryId === null) return told;
    const name = this.faceOf(sourceId, told.entryId)?.name ?? null;
    if (name === null) return told;
    if ('phrase' in told.body) return { ...told, body: { phrase: { ...told.body.phrase, name } } };
    const own = this.#deps.told(sourceId, told.entryId)?.name ?? null;
    return { ...told, body: { text: withName(told.body.text, [own], name) } };
  }

  /** Did another source tell just this of the same person a moment ago? */
  isTold(sourceId: string, event: DomainEvent): boolean {
    const key = this.#momentKey(sourceId, event);
    if (key === null) return false;
    const nowMs = this.#deps.clock.monotonic();
    const before = this.#moments.get(key);
    if (before !== undefined && before.sourceId !== sourceId && nowMs - before.atMs < SAME_MOMENT_MS) return true;
    this.#moments.delete(key);
    this.#moments.set(key, { sourceId, atMs: nowMs });
    const [oldest] = this.#moments.keys();
    if (this.#moments.size > REMEMBERED_MOMENTS && oldest !== undefined) this.#moments.delete(oldest);
    return false;
  }

  /** What would be read on the wall; null where it is not about one of the joined people. */
  #momentKey(sourceId: string, event: DomainEvent): string | null {
    if (event.kind === 'celebration') {
      const { entryId } = event.celebration;
      const person = entryId === null ? null : this.personOf(sourceId, entryId);
      if (person === null) return null;
      const { kind, title, detail } = this.celebration(sourceId, event.celebration);
      return readable([person.id, 'celebration', kind, title, detail]);
    }
    if (event.kind !== 'notice' || event.notice.entryId === null) return null;
    const person = this.personOf(sourceId, event.notice.entryId);
    if (person === null) return null;
    const { body } = this.notice(sourceId, event.notice);
    if ('text' in body) return readable([person.id, 'text', body.text]);
    const { id, others, amount, subject } = body.phrase;
    return readable([person.id, id, others, amount, subject]);
  }

  #firstTold(person: PersonConfig, part: (face: ToldFace) => string | null): string | null {
    for (const { source, entry } of person.is) {
      const told = this.#deps.told(source, entry);
      const found = told === null ? null : part(told);
      if (found !== null) return found;
    }
    return null;
  }
}

const readable = (parts: readonly unknown[]): string => JSON.stringify(parts).toLowerCase();

const LETTER = /[\p{L}\p{N}]/u;

/** The text with these names, where they stand as words of their own, replaced by the other one. */
function withName(text: string, names: readonly (string | null)[], name: string): string {
  const [known] = names.flatMap((one) => (one !== null && one !== '' && one !== name && text.includes(one) ? one : []));
  if (known === undefined) return text;
  const parts = text.split(known);
  return parts.slice(1).reduce((before, after, index) => {
    const inWord = LETTER.test(parts[index]?.at(-1) ?? '') || LETTER.test(after.at(0) ?? '');
    return `${before}${inWord ? known : name}${after}`;
  }, parts[0] ?? '');
}
