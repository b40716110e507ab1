import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { electronRuntime } from '../../scripts/electron-runtime.mjs';

const APP = path.resolve(import.meta.dirname, '../..');

/** Electron cannot be had by a test: it is there, or these specs are not run. */
export function electronProgram(): string {
  const program = electronRuntime();
  if (program === null) throw new Error('There is no Electron here: set ELECTRON_OVERRIDE_DIST_PATH.');
  return program;
}

/** What Electron is started with: the app, and the app's own arguments. */
export function electronArguments(dataDir: string, args: readonly string[]): string[] {
  return [APP, '--data-dir', dataDir, ...args];
}

/** A start that is expected to end by itself. */
export async function runToItsEnd(dataDir: string): Promise<{ readonly code: number | null; readonly errors: string }> {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const child = spawn(electronProgram(), [...(asRoot ? ['--no-sandbox'] : []), ...electronArguments(dataDir, [])], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, errors };
}

/** The page of a kind of window, once it is loaded. */
export async function pageOf(app: ElectronApplication, kind: 'wall' | 'settings'): Promise<Page> {
  const page = await openedPage(app, kind);
  await page.waitForLoadState();
  return page;
}

async function openedPage(app: ElectronApplication, kind: 'wall' | 'settings'): Promise<Page> {
  const isIt = (page: Page): boolean => page.url().startsWith(`scorewall://${kind}/`);
  const there = app.windows().find(isIt);
  if (there) return there;
  return new Promise((resolve) => {
    const look = (page: Page): void => {
      if (isIt(page)) resolve(page);
      else page.once('framenavigated', () => look(page));
    };
    app.on('window', look);
    for (const page of app.windows()) look(page);
  });
}

/** Runs code in the page of the wall by way of the main process, which also works after a crash; null: no answer. */
export function inTheWall(app: ElectronApplication, code: string): Promise<unknown> {
  return app.evaluate(async ({ webContents }, script): Promise<unknown> => {
    const wall = webContents.getAllWebContents().find((contents) => contents.getURL().startsWith('scorewall://wall/'));
    if (!wall || wall.isCrashed() || wall.isLoading()) return null;
    // What a page that is just ending was asked is never answered.
    const late = new Promise((resolve) => setTimeout(resolve, 500, null));
    return Promise.race([wall.executeJavaScript(script), late]);
  }, code);
}

/** Presses keys in a window, as the keyboard does. */
export function press(
  app: ElectronApplication,
  keyCode: string,
  modifiers: ('control' | 'shift')[],
  kind: 'wall' | 'settings' = 'wall',
): Promise<void> {
  return app.evaluate(
    ({ webContents }, { page, ...key }) => {
      const contents = webContents.getAllWebContents().find((one) => one.getURL().startsWith(page));
      contents?.sendInputEvent({ type: 'keyDown', ...key });
      if (!contents?.isDestroyed()) contents?.sendInputEvent({ type: 'keyUp', ...key });
    },
    { keyCode, modifiers, page: `scorewall://${kind}/` },
  );
}

export function logOf(dataDir: string): Promise<string> {
  return readFile(path.join(dataDir, 'scorewall.log'), 'utf8');
}
