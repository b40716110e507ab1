import type { Files } from '#main/ports/files';
import type { ConfigStorage } from '#main/ports/storage';

/** The file name under which both hosts keep the configuration. */
export const CONFIG_FILE = 'config.json';

/** What conf and electron-store have in common. */
export interface ObjectStore {
  readonly path: string;
  store: Record<string, unknown>;
}

/**
 * The configuration in an atomic JSON store, whole. A file that the store cannot read is set aside under a name that
 * says so, and counts as nothing saved.
 *
 * @param open opens the store; throws when its file is not JSON
 */
export function objectStorage(open: () => ObjectStore, files: Files): ConfigStorage {
  const opened = openOrSetAside(open, files);
  return {
    place: opened.path,
    load() {
      const { store } = opened;
      return Object.keys(store).length === 0 ? undefined : store;
    },
    save(config) {
      opened.store = config as Record<string, unknown>;
    },
  };
}

function openOrSetAside(open: () => ObjectStore, files: Files): ObjectStore {
  try {
    return open();
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    files.setAside(CONFIG_FILE);
    return open();
  }
}
