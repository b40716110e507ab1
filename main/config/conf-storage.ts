import Conf from 'conf';
import type { Files } from '#main/ports/files';
import type { ConfigStorage } from '#main/ports/storage';
import { objectStorage } from './object-storage';

/** The configuration for the web host: `config.json` in the data folder, the same file that electron-store keeps. */
export function confStorage(folder: string, files: Files): ConfigStorage {
  return objectStorage(
    () =>
      new Conf<Record<string, unknown>>({
        cwd: folder,
        configName: 'config',
        projectName: 'scorewall',
        configFileMode: 0o600,
        clearInvalidConfig: false,
        accessPropertiesByDotNotation: false,
      }),
    files,
  );
}
