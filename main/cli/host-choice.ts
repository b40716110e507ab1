import { appError, type AppError } from '#core/kernel/app-error';
import { err, ok, type Result } from '#core/kernel/result';
import type { HostChoice } from './args';

export interface HostFacts {
  readonly asked: HostChoice;
  /** The executable, or null when Electron is not on this machine. */
  readonly runtime: string | null;
  readonly download: () => Promise<Result<string, string>>;
  /** Is there a screen that a window can open on? */
  readonly display: boolean;
}

/** Which host shows the wall, and why in words, for the one line that says so. */
export type HostDecision =
  | { readonly host: 'electron'; readonly executable: string; readonly why: string }
  | { readonly host: 'web'; readonly why: string };

/** Electron where it is or can be had; otherwise the web host. Asked for by name, nothing else will do. */
export async function chooseHost(facts: HostFacts): Promise<Result<HostDecision, AppError>> {
  if (facts.asked === 'web') return ok({ host: 'web', why: 'as asked' });
  if (!facts.display) {
    const why = 'there is no display for a window here';
    if (facts.asked === 'auto') return ok({ host: 'web', why: `web host, because ${why}` });
    return err(appError('HOST-1', `Electron cannot start: ${why}.`, 'Start it on a desktop, or use --host web.'));
  }
  const runtime = facts.runtime === null ? await facts.download() : ok(facts.runtime);
  if (runtime.ok) return ok({ host: 'electron', executable: runtime.value, why: 'Electron' });
  if (facts.asked === 'auto')
    return ok({ host: 'web', why: `web host, because Electron is not here: ${runtime.error}` });
  return err(
    appError(
      'HOST-2',
      `Electron cannot start: ${runtime.error}.`,
      'Set ELECTRON_OVERRIDE_DIST_PATH to the folder of an Electron runtime, or use --host web.',
    ),
  );
}

/** On Linux a window needs an X or Wayland session; elsewhere there always is one. */
export function hasDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}
