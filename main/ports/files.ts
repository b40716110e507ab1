/** Small files that this app owns, by name, in its data folder. */
export interface Files {
  /** null when there is no such file. Throws when it cannot be read. */
  read(name: string): string | null;
  /** Whole or not at all: a crash leaves the file as it was before. Throws when the disk refuses. */
  writeAtomic(name: string, text: string): void;
  /** Keeps a file that makes no sense under a name that says so; the name is returned. */
  setAside(name: string): string;
}
