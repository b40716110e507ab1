import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { appError } from '#core/kernel/app-error';
import { StartError } from './start-error';

const FOLDER = 'scorewall';

/** The OS's usual place for application data. */
export function defaultDataDir(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = os.homedir(),
): string {
  switch (platform) {
    case 'win32':
      return path.join(env['APPDATA'] || path.join(home, 'AppData', 'Roaming'), FOLDER);
    case 'darwin':
      return path.join(home, 'Library', 'Application Support', FOLDER);
    default:
      return path.join(env['XDG_CONFIG_HOME'] || path.join(home, '.config'), FOLDER);
  }
}

/** Throws StartError when the app cannot keep its files there. */
export function makeDataDir(dataDir: string): void {
  try {
    makeFolders(path.resolve(dataDir));
    // A file in its place is not one.
    readdirSync(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'no reason given';
    throw new StartError([
      appError(
        'APP-4',
        `The data folder ${dataDir} cannot be used (${code}).`,
        'Name a folder that this user may write to with --data-dir.',
      ),
    ]);
  }
}

/** Node's own recursive mkdir tries for ever where a system lets nobody make a folder, such as in Linux's /proc. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  const above = path.dirname(folder);
  if (above !== folder) makeFolders(above);
  try {
    mkdirSync(folder);
  } catch (cause) {
    // Another start may have made it at this moment.
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  }
}
