import { entryKey, type PersonConfig } from '#core/config/people';
import type { Celebration } from '#core/domain/celebrations';
import type { DomainEvent, SceneMessage } from '#core/domain/events';
import type { Named, Notice } from '#core/domain/notices';
import type { Clock } from '#core/kernel/clock';
import { names, withName, withoutName } from './names-in-text';
import { Unnamed } from './unnamed';

/** How the wall calls and shows somebody; null where nothing is known. */
export interface Face {
  readonly name: string | null;
  /** A `data:` picture. */
  readonly avatar: string | null;
  readonly personId: string;
  readonly privacy: PersonConfig['privacy'];
  /** In place of the entry's id where the person is anonymous: ids are often names. */
  readonly shownId: string;
}

/** The same from another source within this time is the same once more. */
const SAME_MOMENT_MS = 120_000;
const REMEMBERED_MOMENTS = 500;
/** In place of a name, for those who run the wall. */
const UNNAMED = '[hidden]';

/** What a source itself tells of an entry. */
type Told = (sourceId: string, entryId: string) => string | null;

export interface PeopleDeps {
  readonly clock: Clock;
  readonly nameOf: Told;
  readonly avatarOf: Told;
  /** Another one whenever any entry of the source may have another name, without a word of `toldOf`. */
  readonly boardsVersion: (sourceId: string) => number;
}

/**
 * The people whom the admin joined out of entries of several sources: one name and one face for whatever is told of them.
 * It is given when something is shown, so that what is held, and its digest, stays what the backends tell. Decides as well
 * whom the wall may name, and by which of what is told nobody is named who must not be.
 *
 * Of whom a source tells a name alone, the name is the id.
 */
export class People {
  readonly #deps: PeopleDeps;
  readonly #byEntry = new Map<string, PersonConfig>();
  readonly #unnamed: Unnamed;
  /** Their places in the settings, from 1. */
  readonly #places = new Map<string, number>();
  #version = 0;
  /** What was told of people lately, by which source and when, on the monotonic clock. */
  readonly #moments = new Map<string, { readonly sourceId: string; readonly atMs: number }>();

  constructor(deps: PeopleDeps) {
    this.#deps = deps;
    this.#unnamed = new Unnamed(deps);
  }

  configure(people: readonly PersonConfig[]): void {
    this.#byEntry.clear();
    this.#unnamed.configure(people);
    this.#places.clear();
    for (const [index, { id }] of people.entries()) this.#places.set(id, index + 1);
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

  /** Something was told of this entry, maybe another name. */
  toldOf(sourceId: string, entryId: string): void {
    this.#unnamed.doubt(sourceId, entryId);
  }

  /** May something be told of this entry, or of whoever has this name, besides a place on a board? */
  isOpen(sourceId: string, entryId: string | null, name: string | null = null): boolean {
    const id = entryId ?? name;
    return id === null || this.openIn(sourceId)(id);
  }

  /** The same for many entries of a source. */
  openIn(sourceId: string): (entryId: string) => boolean {
    const personOf = this.#peopleOf(sourceId);
    return (entryId) => (personOf(entryId)?.privacy ?? 'open') === 'open';
  }

  personOf(sourceId: string, entryId: string): PersonConfig | null {
    return this.#peopleOf(sourceId)(entryId);
  }

  /** null for whoever is nobody's but their source's. */
  faceOf(sourceId: string, entryId: string): Face | null {
    return this.facesOf(sourceId)(entryId);
  }

  /** The same for many entries of a source. */
  facesOf(sourceId: string): (entryId: string) => Face | null {
    const personOf = this.#peopleOf(sourceId);
    return (entryId) => {
      const person = personOf(entryId);
      if (person === null) return null;
      return {
        personId: person.id,
        privacy: person.privacy,
        shownId: `anonymous-${this.#places.get(person.id) ?? 0}`,
        name: person.name ?? firstTold(person, this.#deps.nameOf),
        avatar: person.avatar ?? firstTold(person, this.#deps.avatarOf),
      };
    };
  }

  /** As the wall may tell it; null where somebody would be named who must not be. */
  shown<E extends DomainEvent>(sourceId: string, event: E): E | null;
  shown(sourceId: string, event: DomainEvent): DomainEvent | null {
    switch (event.kind) {
      case 'celebration': {
        const celebration = this.celebration(sourceId, event.celebration);
        return celebration && { ...event, celebration };
      }
      case 'notice': {
        const notice = this.notice(sourceId, event.notice);
        return notice && { ...event, notice };
      }
      case 'scene':
        return this.mayShow(sourceId, event.message ?? null) ? event : null;
      default:
        return event;
    }
  }

  /** Does the message of a scene name nobody who must not be named? */
  mayShow(sourceId: string, message: SceneMessage | null): boolean {
    return message === null || !this.#namesUnnamed(sourceId, [message.title, message.text]);
  }

  /** Does it name nobody who must not be named? */
  mayTell(sourceId: string, celebration: Celebration): boolean {
    const { entryId, name, title, detail } = celebration;
    if (!this.isOpen(sourceId, entryId, name)) return false;
    return !this.#namesUnnamed(sourceId, [name, title, detail], ownName(celebration));
  }

  /** As the wall may show it; null where somebody would be named who must not be. */
  celebration(sourceId: string, told: Celebration): Celebration | null {
    if (!this.mayTell(sourceId, told)) return null;
    const id = told.entryId ?? told.name;
    const face = this.faceOf(sourceId, id);
    const shown = { ...told, avatar: face?.avatar ?? this.#deps.avatarOf(sourceId, id) };
    const name = face?.name ?? null;
    if (name === null) return shown;
    const own = this.#deps.nameOf(sourceId, id);
    const renamed = (text: string): string => withAnyName(text, [told.name, own], name);
    const detail = told.detail === null ? null : renamed(told.detail);
    return { ...shown, name, title: renamed(told.title), detail };
  }

  /** As the wall may show it; null where somebody would be named who must not be. */
  notice(sourceId: string, told: Notice): Notice | null {
    if (this.isEmpty) return told;
    const { entryId, body } = told;
    if ('phrase' in body) {
      const { phrase } = body;
      const who = { entryId, name: phrase.name };
      if (!this.isOpen(sourceId, entryId, who.name)) return null;
      if (this.#namesUnnamed(sourceId, [who.name, phrase.subject], ownName(who))) return null;
      const others = phrase.others
        .filter((one) => this.isOpen(sourceId, one.entryId, one.name))
        .filter((one) => !this.#namesUnnamed(sourceId, [one.name], ownName(one)))
        .map((one) => this.#renamed(sourceId, one));
      return { ...told, body: { phrase: { ...phrase, name: this.#renamed(sourceId, who).name, others } } };
    }
    const own = entryId === null ? null : this.#deps.nameOf(sourceId, entryId);
    if (!this.isOpen(sourceId, entryId) || this.#namesUnnamed(sourceId, [body.text], own)) return null;
    const name = entryId === null ? null : (this.faceOf(sourceId, entryId)?.name ?? null);
    return name === null ? told : { ...told, body: { text: withAnyName(body.text, [own], name) } };
  }

  /** A text of a backend about nobody in particular; null where it names somebody who must not be named. */
  text(sourceId: string, told: string | null): string | null {
    return this.#namesUnnamed(sourceId, [told]) ? null : told;
  }

  /** A text for those who run the wall, without the names of whoever must not be named. */
  clean(text: string): string {
    return this.#unnamed.all.foundIn(text).reduce((cleaned, name) => withoutName(cleaned, name, UNNAMED), text);
  }

  /**
   * Did another source tell just this of the same person a moment ago?
   *
   * @param event as it is shown
   */
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
      const { kind, title, detail } = event.celebration;
      return readable([person.id, 'celebration', kind, title, detail]);
    }
    if (event.kind !== 'notice' || event.notice.entryId === null) return null;
    const person = this.personOf(sourceId, event.notice.entryId);
    if (person === null) return null;
    const { body } = event.notice;
    if ('text' in body) return readable([person.id, 'text', body.text]);
    const { id, others, amount, subject } = body.phrase;
    return readable([person.id, id, others.map(({ name }) => name), amount, subject]);
  }

  /** Whose an entry of the source is; null for nobody's among the people. */
  #peopleOf(sourceId: string): (entryId: string) => PersonConfig | null {
    if (this.isEmpty) return () => null;
    const { owners } = this.#unnamed.of(sourceId);
    return (entryId) => this.#byEntry.get(entryKey(sourceId, entryId)) ?? owners.get(entryId) ?? null;
  }

  /** @param own a name that is somebody else's here */
  #namesUnnamed(sourceId: string, texts: readonly (string | null)[], own: string | null = null): boolean {
    const { index } = this.#unnamed.of(sourceId);
    const isFound = (text: string): boolean => {
      return index.foundIn(text).some((name) => name !== own && names(text, name));
    };
    return texts.some((text) => text !== null && isFound(text));
  }

  #renamed(sourceId: string, { entryId, name }: Named): Named {
    return { entryId, name: this.faceOf(sourceId, entryId ?? name)?.name ?? name };
  }
}

/** What the first of the person's entries tells, of those that tell anything. */
function firstTold(person: PersonConfig, told: Told): string | null {
  for (const { source, entry } of person.is) {
    const found = told(source, entry);
    if (found !== null) return found;
  }
  return null;
}

/** Who is told by id may have the name in common with somebody else. */
const ownName = ({ entryId, name }: Named): string | null => (entryId === null ? null : name);

const readable = (parts: readonly unknown[]): string => JSON.stringify(parts).toLowerCase();

/** The text with the first of these names that it holds replaced by the other one. */
function withAnyName(text: string, known: readonly (string | null)[], name: string): string {
  const found = known.find((one) => one !== null && one !== '' && one !== name && text.includes(one));
  return found == null ? text : withName(text, found, name);
}
