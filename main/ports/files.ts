/** The file that holds the generation before, or the second copy, of the JSON file `name`. */
export function previousOf(name: string): string {
  return name.replace(/\.json$/, '.previous.json');
}

/** Small files that this app owns, by name, in its data folder. */
export interface Files {
  /** null when there is no such file. Throws when it cannot be read. */
  read(name: string): string | null;
  /** Whole or not at all: a crash leaves the file as it was before. Throws when the disk refuses. */
  writeAtomic(name: string, text: string): void;
  /**
   * As `writeAtomic`, and what was there becomes `previousOf(name)`. A crash or a refusal between the two leaves that one
   * alone: a reader takes it when `name` is missing.
   */
  writeGeneration(name: string, text: string): void;
  /** Keeps a file that makes no sense under a name that says so; the name is returned. */
  setAside(name: string): string;
}

/** Files that grow, by name, in the data folder. Every method rejects when the disk refuses. */
export interface LogFiles {
  /** Names of all files in the folder, in no order. */
  list(): Promise<string[]>;
  /** null when there is no such file. */
  readLog(name: string): Promise<string | null>;
  /** Whole or not at all, in place of a file of that name; on disk once it resolves. Takes one part at a time. */
  create(name: string, parts: Iterable<string>): Promise<void>;
  /** Adds to a file that exists; on disk once it resolves. A crash or a rejection may leave a piece of it. */
  append(name: string, parts: Iterable<string>): Promise<void>;
  remove(name: string): Promise<void>;
}
