import type { DomainEvent, EntryFacts } from '#core/domain/events';
import type { Person } from '#core/domain/presence';

/** Names kept of one source; more people than this are called by what each message says of them. */
const NAMES_PER_SOURCE = 10_000;

/**
 * Backends often say who somebody is in one kind of message and only the id in another. Whoever has been named once is
 * called by that name.
 */
export class Names {
  readonly #sources = new Map<string, Map<string, string>>();
  readonly #learned: (sourceId: string, id: string) => void;

  /** @param learned is told of whom another name is known now */
  constructor(learned: (sourceId: string, id: string) => void = () => undefined) {
    this.#learned = learned;
  }

  /** The event with the names that are known; what it names itself is remembered. */
  named(sourceId: string, event: DomainEvent): DomainEvent {
    switch (event.kind) {
      case 'snapshot':
        return changed(event, 'entries', this.#all(sourceId, event.entries));
      case 'moves':
        return changed(event, 'moves', this.#all(sourceId, event.moves));
      case 'values':
        return changed(event, 'values', this.#all(sourceId, event.values));
      case 'gains':
        return changed(event, 'gains', this.#all(sourceId, event.gains));
      case 'presence':
        return this.#present(sourceId, event);
      case 'celebration': {
        const { celebration } = event;
        const name = this.#unlessNamed(sourceId, celebration.entryId, celebration.name);
        return name === null ? event : { ...event, celebration: { ...celebration, name } };
      }
      case 'notice': {
        const { notice } = event;
        if (!('phrase' in notice.body)) return event;
        const { phrase } = notice.body;
        const name = this.#unlessNamed(sourceId, notice.entryId, phrase.name);
        return name === null ? event : { ...event, notice: { ...notice, body: { phrase: { ...phrase, name } } } };
      }
      default:
        return event;
    }
  }

  /** The name that a message told; null where none has. */
  of(sourceId: string, id: string): string | null {
    return this.#sources.get(sourceId)?.get(id) ?? null;
  }

  forgetSource(sourceId: string): void {
    this.#sources.delete(sourceId);
  }

  /** The same list where no name is to be added. */
  #all<T extends EntryFacts | Person>(sourceId: string, list: readonly T[]): readonly T[] {
    let named: T[] | null = null;
    for (let index = 0; index < list.length; index++) {
      const item = list[index];
      if (item === undefined) break;
      const told = item.name ?? item.id;
      if (told !== item.id) {
        this.#learn(sourceId, item.id, told);
        continue;
      }
      const name = this.#sources.get(sourceId)?.get(item.id);
      if (name === undefined) continue;
      named ??= [...list];
      named[index] = { ...item, name };
    }
    return named ?? list;
  }

  #present(sourceId: string, event: DomainEvent & { kind: 'presence' }): DomainEvent {
    const { change } = event;
    if (change.what === 'whole' && change.people !== null) {
      return { ...event, change: { ...change, people: this.#all(sourceId, change.people) } };
    }
    if (change.what !== 'arrived') return event;
    const [person = change.person] = this.#all(sourceId, [change.person]);
    return person === change.person ? event : { ...event, change: { ...change, person } };
  }

  /** The name of somebody who is called by the id; null where nothing better is known. */
  #unlessNamed(sourceId: string, id: string | null, told: string): string | null {
    if (id === null) return null;
    if (told === id) return this.#sources.get(sourceId)?.get(id) ?? null;
    this.#learn(sourceId, id, told);
    return null;
  }

  #learn(sourceId: string, id: string, name: string): void {
    const names = this.#sources.get(sourceId) ?? new Map<string, string>();
    if (names.get(id) === name) return;
    if (names.size === 0) this.#sources.set(sourceId, names);
    if (names.size >= NAMES_PER_SOURCE && !names.has(id)) return;
    names.set(id, name);
    this.#learned(sourceId, id);
  }
}

function changed<E extends DomainEvent, K extends keyof E>(event: E, key: K, list: E[K]): E {
  return list === event[key] ? event : { ...event, [key]: list };
}
