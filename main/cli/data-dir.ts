import os from 'node:os';
import path from 'node:path';

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
