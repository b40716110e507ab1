import type { AppPart } from './parts';

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
