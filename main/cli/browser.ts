import { existsSync } from 'node:fs';
import path from 'node:path';

const CANDIDATES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable'];

/** An installed browser that has a kiosk mode, or null. */
export function findBrowser(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): string | null {
  const onPath = (env['PATH'] ?? '')
    .split(path.delimiter)
    .flatMap((folder) => COMMANDS.map((name) => path.join(folder, name)));
  const candidates = CANDIDATES[platform] ?? onPath;
  return candidates.find((candidate) => existsSync(candidate)) ?? null;
}

/**
 * The switches of a wall: full screen, sound without a click, nothing that asks a question. Run by root, Chromium starts
 * only without its sandbox.
 */
export function kioskArguments(url: string, profileFolder: string, asRoot: boolean): string[] {
  return [
    '--kiosk',
    `--app=${url}`,
    `--user-data-dir=${profileFolder}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-session-crashed-bubble',
    '--disable-infobars',
    '--disable-component-update',
    '--disable-background-networking',
    '--disable-sync',
    '--autoplay-policy=no-user-gesture-required',
    '--overscroll-history-navigation=0',
    '--disable-pinch',
    ...(asRoot ? ['--no-sandbox'] : []),
  ];
}
