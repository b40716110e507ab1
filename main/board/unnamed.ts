import type { PersonConfig } from '#core/config/people';
import type { PeopleDeps } from './people';

/** An id that may well be a name: a number or a letter would be found in every other text. */
const LIKE_A_NAME = /^(?=.*\p{L}).{4,}$/su;

interface UnnamedEntry {
  readonly person: PersonConfig;
  readonly entry: string;
}

/** By which names those are called who must not be named: backends often tell a name without the id. */
export class Unnamed {
  readonly #told: PeopleDeps['told'];
  readonly #entries = new Map<string, UnnamedEntry[]>();

  constructor(told: PeopleDeps['told']) {
    this.#told = told;
  }

  configure(people: readonly PersonConfig[]): void {
    this.#entries.clear();
    for (const person of people) {
      if (person.privacy === 'open') continue;
      for (const { source, entry } of person.is) {
        this.#entries.set(source, [...(this.#entries.get(source) ?? []), { person, entry }]);
      }
    }
  }

  /** Their names in this source, as they are known now. */
  of(sourceId: string): ReadonlyMap<string, PersonConfig> {
    const names = new Map<string, PersonConfig>();
    for (const { person, entry } of this.#entries.get(sourceId) ?? []) {
      const told = this.#told(sourceId, entry)?.name;
      const own = LIKE_A_NAME.test(entry) ? entry : undefined;
      for (const name of [person.name, told, own]) if (name !== undefined && name !== null) names.set(name, person);
    }
    return names;
  }

  /** Their names in all sources. */
  get all(): readonly string[] {
    return [...this.#entries.keys()].flatMap((sourceId) => [...this.of(sourceId).keys()]);
  }
}
