/** Keeps one configuration on this machine. Both hosts keep it in the same file format. */
export interface ConfigStorage {
  /** The file, for messages to an admin. */
  readonly place: string;
  /**
   * What was saved last; undefined when nothing was. A file that cannot be read is set aside under a name that says so
   * and counts as nothing saved.
   */
  load(): unknown;
  /** Written whole and atomically. Throws when the disk refuses. */
  save(config: unknown): void;
}

/** Keeps one token per source, apart from the configuration. */
export interface SecretStore {
  get(sourceId: string): string | null;
  /** null forgets it. Throws when the disk refuses. */
  set(sourceId: string, token: string | null): void;
}
