import type { AppPart } from './parts';

export interface Restarting {
  /** The file that an AppImage was started from; undefined elsewhere. */
  readonly appImage: string | undefined;
  /** Arguments after the executable. */
  readonly args: readonly string[];
  /** Starts a program that outlives this one. */
  readonly spawn: (file: string, args: readonly string[]) => void;
}

/**
 * Starts the app anew and ends this process.
 *
 * Electron's own relaunch waits in a helper that runs from the app's files. Those of an AppImage are unmounted when the
 * app ends, which kills the helper; so the AppImage is started directly, after the data folder has been let go.
 */
export function relaunch(
  app: Pick<AppPart, 'relaunch' | 'exit' | 'releaseSingleInstanceLock' | 'isPackaged'>,
  { appImage, args, spawn }: Restarting,
): void {
  if (app.isPackaged && appImage !== undefined) {
    app.releaseSingleInstanceLock();
    spawn(appImage, args);
  } else {
    app.relaunch();
  }
  app.exit(0);
}
