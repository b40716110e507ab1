import { parseConfig } from '#core/config/parse';
import { previousOf, type Files } from '#main/ports/files';
import type { ConfigStorage } from '#main/ports/storage';
import { loadSettings } from './invalid-stored-config';

/** The file name under which both hosts keep the configuration. */
export const CONFIG_FILE = 'config.json';

/** What conf and electron-store have in common. */
export interface ObjectStore {
  readonly path: string;
  store: Record<string, unknown>;
}

/**
 * The configuration in an atomic JSON store, whole, and a copy of the last good one. A file that the store cannot read is
 * set aside under a name that says so, and the copy is used.
 *
 * @param open opens the store; throws when its file is not JSON
 */
export function objectStorage(open: () => ObjectStore, files: Files): ConfigStorage {
  const { value: stored, current, problems } = loadSettings(files, CONFIG_FILE, jsonObject);
  const opened = open();
  if (stored !== null && !current) restore(opened, stored);
  return {
    place: opened.path,
    problems,
    load() {
      const { store } = opened;
      if (Object.keys(store).length === 0) return current ? undefined : (stored ?? undefined);
      keepCopy(files, store);
      return store;
    },
    save(config) {
      opened.store = config as Record<string, unknown>;
      keepCopy(files, config);
    },
  };
}

function jsonObject(text: string): Record<string, unknown> | null {
  const value: unknown = JSON.parse(text);
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : null;
}

function restore(opened: ObjectStore, stored: Record<string, unknown>): void {
  try {
    opened.store = stored;
  } catch {
    // The copy serves for this run, and the next start tries again.
  }
}

/** Only what would start, and no token that was written into it by hand. */
function keepCopy(files: Files, config: unknown): void {
  const parsed = parseConfig(config);
  if (!parsed.ok || parsed.value.sources.some((source) => source.token !== undefined)) return;
  const name = previousOf(CONFIG_FILE);
  const text = JSON.stringify(config);
  try {
    if (files.read(name) !== text) files.writeAtomic(name, text);
  } catch {
    // The configuration itself is good; the next start or save tries again.
  }
}
