import type { PersonConfig } from '#core/config/people';
import { NameIndex } from './name-index';
import type { PeopleDeps } from './people';

/** An id that may well be a name: a number or a letter would be found in every other text. */
const LIKE_A_NAME = /^(?=.*\p{L}).{4,}$/su;

/** Names, with whose they are. */
interface OwnedNames {
  readonly owners: ReadonlyMap<string, PersonConfig>;
  readonly index: NameIndex;
}
const NOBODYS: OwnedNames = { owners: new Map(), index: new NameIndex([]) };

interface UnnamedEntry {
  readonly person: PersonConfig;
  /** What the source calls it, as it was last asked. */
  told: string | null;
}

/** Those of one source. */
interface UnnamedOfSource {
  readonly entries: Map<string, UnnamedEntry>;
  /** Entries that may be called otherwise than when they were last asked for. */
  readonly doubted: Set<string>;
  /** Of the boards that were asked. */
  boardsVersion: number | null;
  /** null when they have to be made anew. */
  names: OwnedNames | null;
}

/**
 * By which names those are called who must not be named: backends often tell a name without the id. There may be thousands,
 * and each message asks for them, so that they are kept: a source is asked again only for whom something was told of.
 */
export class Unnamed {
  readonly #deps: Pick<PeopleDeps, 'nameOf' | 'boardsVersion'>;
  readonly #sources = new Map<string, UnnamedOfSource>();
  /** Of all sources; null when they have to be made anew. */
  #all: NameIndex | null = null;

  constructor(deps: Pick<PeopleDeps, 'nameOf' | 'boardsVersion'>) {
    this.#deps = deps;
  }

  configure(people: readonly PersonConfig[]): void {
    this.#sources.clear();
    this.#all = null;
    for (const person of people) {
      if (person.privacy === 'open') continue;
      for (const { source, entry } of person.is) this.#ofSource(source).entries.set(entry, { person, told: null });
    }
  }

  /** Something was told of this entry, maybe another name. */
  doubt(sourceId: string, entryId: string): void {
    const source = this.#sources.get(sourceId);
    if (source?.entries.has(entryId) === true) source.doubted.add(entryId);
  }

  /** Their names in this source, as they are known now. */
  of(sourceId: string): OwnedNames {
    const source = this.#sources.get(sourceId);
    if (source === undefined) return NOBODYS;
    const version = this.#deps.boardsVersion(sourceId);
    const asked = source.boardsVersion === version ? source.doubted : source.entries.keys();
    for (const id of asked) this.#ask(sourceId, source, id);
    source.boardsVersion = version;
    source.doubted.clear();
    if (source.names !== null) return source.names;
    this.#all = null;
    return (source.names = namesOf(source.entries));
  }

  /** Their names in all sources. */
  get all(): NameIndex {
    const all = [...this.#sources.keys()].map((sourceId) => this.of(sourceId));
    return (this.#all ??= new NameIndex(all.flatMap(({ owners }) => [...owners.keys()])));
  }

  #ask(sourceId: string, source: UnnamedOfSource, id: string): void {
    const entry = source.entries.get(id);
    const told = this.#deps.nameOf(sourceId, id);
    if (entry === undefined || entry.told === told) return;
    entry.told = told;
    source.names = null;
  }

  #ofSource(sourceId: string): UnnamedOfSource {
    const known = this.#sources.get(sourceId);
    if (known !== undefined) return known;
    const source: UnnamedOfSource = { entries: new Map(), doubted: new Set(), boardsVersion: null, names: null };
    this.#sources.set(sourceId, source);
    return source;
  }
}

function namesOf(entries: ReadonlyMap<string, UnnamedEntry>): OwnedNames {
  const owners = new Map<string, PersonConfig>();
  for (const [id, { person, told }] of entries) {
    const own = LIKE_A_NAME.test(id) ? id : null;
    for (const name of [person.name ?? null, told, own]) if (name !== null) owners.set(name, person);
  }
  return { owners, index: new NameIndex(owners.keys()) };
}
