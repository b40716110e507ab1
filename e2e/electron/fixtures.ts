import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { test as base } from '../fixtures';
import { electronArguments, electronProgram, pageOf } from './runtime';

interface ElectronFixtures {
  /** The app in Electron, with the hub as its only source. */
  electronApp: ElectronApplication;
  /** The page of its wall. */
  wallPage: Page;
}

export const test = base.extend<ElectronFixtures>({
  electronApp: async ({ dataDir, hubConfig }, use, testInfo) => {
    await mkdir(dataDir, { recursive: true });
    const config = path.join(path.dirname(dataDir), 'wall.json');
    await writeFile(config, JSON.stringify(hubConfig));
    const app = await _electron.launch({
      executablePath: electronProgram(),
      args: electronArguments(dataDir, ['--config', config]),
    });
    let output = '';
    for (const stream of [app.process().stdout, app.process().stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    await use(app);
    await app.close();
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('electron-output.txt', { body: output, contentType: 'text/plain' });
    }
  },

  wallPage: async ({ electronApp }, use) => {
    await use(await pageOf(electronApp, 'wall'));
  },
});

export { expect } from '@playwright/test';
