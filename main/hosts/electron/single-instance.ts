import type { AppPart } from './parts';

/** What a second start with the same data folder says before it ends. */
export function alreadyRunning(dataDir: string): string {
  return (
    `Scorewall is already running with the data folder ${dataDir}. ` +
    'Close it first, or give this one a folder of its own with --data-dir. (START-2)'
  );
}

/**
 * Holds one data folder for one running app; the folder must have been set as `userData` before.
 *
 * @param onSecond told when another start was turned away
 * @returns false when another app holds it
 */
export function holdDataFolder(app: Pick<AppPart, 'requestSingleInstanceLock' | 'on'>, onSecond: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', onSecond);
  return true;
}
