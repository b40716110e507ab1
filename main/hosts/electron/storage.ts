import ElectronStore from 'electron-store';
import type { Files } from '#main/ports/files';
import type { ConfigStorage } from '#main/ports/storage';
import { objectStorage } from '#main/config/object-storage';

/** The configuration for the Electron host: `config.json` in the data folder, the same file that the web host keeps. */
export function electronStorage(folder: string, files: Files): ConfigStorage {
  return objectStorage(
    () =>
      new ElectronStore<Record<string, unknown>>({
        cwd: folder,
        name: 'config',
        configFileMode: 0o600,
        clearInvalidConfig: false,
        accessPropertiesByDotNotation: false,
      }),
    files,
  );
}
