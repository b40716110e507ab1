import { START_AGAIN } from '#main/cli/start-again';
import type { AppPart } from './parts';

export interface Restarting {
  /** The launcher waits for the end of this process, and starts it again when asked to. */
  readonly launched: boolean;
  readonly platform: NodeJS.Platform;
  /** The file that an AppImage was started from; undefined elsewhere. */
  readonly appImage: string | undefined;
  /** The program of this process. */
  readonly executable: string;
  /** Arguments after the executable. */
  readonly args: readonly string[];
  /** Starts a program that outlives this one. */
  readonly spawn: (file: string, args: readonly string[]) => void;
}

/**
 * Starts the app anew and ends this process.
 *
 * Electron's own relaunch waits in a helper that runs from the app's files. Those of an AppImage are unmounted when the
 * app ends, which kills the helper. On all of Linux the helper may not gain privileges, nor may the app that it starts: where
 * Chromium's sandbox needs a program that does, that app ends at once. So it is started directly, after the data folder has
 * been let go.
 */
export function relaunch(
  app: Pick<AppPart, 'relaunch' | 'exit' | 'releaseSingleInstanceLock' | 'isPackaged'>,
  { launched, platform, appImage, executable, args, spawn }: Restarting,
): void {
  if (launched) {
    app.exit(START_AGAIN);
    return;
  }
  if (platform === 'linux') {
    app.releaseSingleInstanceLock();
    spawn(app.isPackaged && appImage !== undefined ? appImage : executable, args);
    // A supervisor such as systemd may end what was just started along with this process: it has to see that more is wanted.
    app.exit(START_AGAIN);
    return;
  }
  app.relaunch();
  app.exit(0);
}
