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

/** A token, and the origins that it was given for: it is sent nowhere else. */
export interface StoredToken {
  readonly token: string;
  readonly origins: readonly string[];
}

/** By source id; null forgets the source's token. */
export type TokenChanges = ReadonlyMap<string, StoredToken | null>;

/** Keeps one token per source, apart from the configuration. */
export interface SecretStore {
  /** As in `ConfigStorage`. */
  readonly problems?: readonly string[];
  get(sourceId: string): string | null;
  /** The origins that the source's token was given for; null when that is not known. */
  origins(sourceId: string): readonly string[] | null;
  /** All of them or none. Throws when the disk refuses: then nothing has changed. */
  set(changes: TokenChanges): void;
  /** As `set`, for this run only. */
  hold(changes: TokenChanges): void;
  /**
   * The first half of a change that belongs to a configuration: puts it by until `settle`. Throws when the disk refuses:
   * then nothing has changed.
   */
  stage(changes: TokenChanges, configId: string): void;
  /**
   * The second half, also after a crash in between: what was put by for this configuration is in force, what was put by
   * for another is forgotten. Throws when the disk refuses: in force all the same, and on disk at the next change or start.
   */
  settle(configId: string | null): void;
}
