/**
 * Switches of Chromium, Electron and the AppImage runtime that an admin may need on a wall. They are none of ours, but they
 * stand on the same command line; a value follows after `=`.
 */
const FOREIGN = new Set([
  'appimage-extract-and-run',
  'disable-dev-shm-usage',
  'disable-features',
  'disable-gpu',
  'disable-gpu-sandbox',
  'disable-setuid-sandbox',
  'disable-software-rasterizer',
  'enable-features',
  'enable-logging',
  'force-device-scale-factor',
  'ignore-gpu-blocklist',
  'inspect',
  'lang',
  'log-level',
  'no-sandbox',
  'ozone-platform',
  'ozone-platform-hint',
  'password-store',
  'remote-debugging-port',
  'use-angle',
  'use-gl',
  'v',
]);

/**
 * The arguments that are meant for Scorewall.
 *
 * @param argv as Electron has it: the executable first, and, when Electron runs an app that is not packaged, that app's
 *   folder before its arguments
 */
export function ownArguments(argv: readonly string[], packaged: boolean): string[] {
  const rest = argv.slice(1);
  const app = packaged ? -1 : rest.findIndex((argument) => !argument.startsWith('-'));
  return rest.slice(app + 1).filter((argument) => !FOREIGN.has(/^--?([^=]+)/.exec(argument)?.[1] ?? ''));
}
