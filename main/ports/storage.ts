/** Keeps one configuration on this machine. Both hosts keep it in the same file format. */
export interface ConfigStorage {
  /** The file, for messages to an admin. */
  readonly place: string;
  /** What was wrong with the file when it was opened, and what is used instead, in words for the log; none when absent. */
  readonly problems?: readonly string[];
  /**
   * What was saved last; undefined when nothing was. A file that cannot be read is set aside under a name that says so
   * and the copy of the last good one is used; without one, it counts as nothing saved.
   */
  load(): unknown;
  /** Written whole and atomically. Throws when the disk refuses. */
  save(config: unknown): void;
}

/** Keeps one token per source, apart from the configuration. */
export interface SecretStore {
  /** As in `ConfigStorage`. */
  readonly problems?: readonly string[];
  get(sourceId: string): string | null;
  /** null forgets it. Throws when the disk refuses. */
  set(sourceId: string, token: string | null): void;
}
