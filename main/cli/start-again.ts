import type { StdioOptions } from 'node:child_process';

/** The exit code with which Electron asks the launcher, or a supervisor, for another start. */
export const START_AGAIN = 75;

/** Tells the Electron that the launcher starts whose channel it holds: other supervisors have channels too. */
const LAUNCHER = 'SCOREWALL_LAUNCHER';

/** How the launcher starts a program that may ask for another start. The channel carries nothing: it ends with either of them. */
export function launched(env: NodeJS.ProcessEnv): { readonly stdio: StdioOptions; readonly env: NodeJS.ProcessEnv } {
  return { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: { ...env, [LAUNCHER]: '1' } };
}

/** What is asked of `process`. Without a channel, it does not even have the property. */
interface Launchable {
  readonly env: NodeJS.ProcessEnv;
  readonly connected?: boolean;
}

/** Whether a launcher waits for the end of this process. One that was killed does not; its id would not tell on Windows. */
export function isLaunched({ env, connected }: Launchable): boolean {
  return env[LAUNCHER] === '1' && connected === true;
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
