/** The exit code with which Electron asks the launcher for another start. */
export const START_AGAIN = 75;

/** Holds the id of the launcher's process, for the Electron that it starts. */
const LAUNCHER = 'SCOREWALL_LAUNCHER';

export function launchedBy(launcherPid: number): NodeJS.ProcessEnv {
  return { [LAUNCHER]: String(launcherPid) };
}

/** Whether a launcher waits for the end of this process. One that was killed does not: its children get another parent. */
export function isLaunched(env: NodeJS.ProcessEnv, parentPid: number): boolean {
  return env[LAUNCHER] === String(parentPid);
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Runs a program until it ends for good. The terminal, and whoever keeps the launcher running, sees one run. */
export async function runToTheEnd(run: () => Promise<Ended>, stopping: () => boolean): Promise<Ended> {
  for (;;) {
    const ended = await run();
    const again = ended.code === START_AGAIN;
    // Where all processes are told to stop, Electron's main one may fail for want of its helpers once it has stopped.
    if (stopping() && (again || ended.code === null)) return { code: 0, signal: null };
    if (!again) return ended;
  }
}
