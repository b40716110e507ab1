import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { startHub, type Hub, type HubOptions } from '#hub/server';
import { systemClock } from '#hub/system-clock';
import { WallApp, type StartOptions } from './wall-app';
import { WallPage } from './wall-page';

export interface WallOptions {
  /** How the hub behaves. */
  hubOptions: Partial<Omit<HubOptions, 'clock'>>;
  /** The section `wall` of the configuration. */
  wallSettings: Record<string, unknown>;
  /** Over the source `sales`, which is the hub. */
  sourceSettings: Record<string, unknown>;
  /** More command line arguments. */
  appArgs: readonly string[];
}

export interface WallFixtures {
  hub: Hub;
  /** A folder of its own for each test, with room beside it. */
  dataDir: string;
  /** Starts apps; whatever still runs at the end of the test is stopped. */
  launch: (options?: Partial<StartOptions>) => Promise<WallApp>;
  /** The configuration that makes the hub the source `sales`. */
  hubConfig: object;
  /** The app, with the hub as its only source. */
  app: WallApp;
  /** The wall of `app`, in a browser. */
  wall: WallPage;
  /** The browser's complaints so far. */
  complaints: readonly string[];
}

/** hub → data dir → app → wall page. Each link can be had alone, and its options changed with `test.use`. */
export const test = base.extend<WallOptions & WallFixtures>({
  hubOptions: [{ scenario: 'quiet' }, { option: true }],
  wallSettings: [{}, { option: true }],
  sourceSettings: [{}, { option: true }],
  appArgs: [[], { option: true }],

  hub: async ({ hubOptions }, use) => {
    const hub = await startHub({ clock: systemClock(), ...hubOptions });
    await use(hub);
    await hub.stop();
  },

  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from here.
  dataDir: async ({}, use) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'scorewall-e2e-'));
    await use(path.join(folder, 'data'));
    await rm(folder, { recursive: true, force: true });
  },

  launch: async ({ dataDir, appArgs }, use, testInfo) => {
    const apps: WallApp[] = [];
    await use(async (options = {}) => {
      const app = await WallApp.start({ dataDir, args: appArgs, ...options });
      apps.push(app);
      return app;
    });
    for (const app of apps) await app.stop();
    if (testInfo.status === testInfo.expectedStatus) return;
    for (const [index, app] of apps.entries()) {
      await testInfo.attach(`app-${index + 1}-output.txt`, { body: app.output, contentType: 'text/plain' });
      await testInfo.attach(`app-${index + 1}-log.txt`, { body: app.log, contentType: 'text/plain' });
    }
  },

  hubConfig: async ({ hub, wallSettings, sourceSettings }, use) => {
    const source = { id: 'sales', dialect: 'leaderboard', url: hub.url, snapshotUrl: hub.snapshotUrl };
    await use({ version: 1, wall: wallSettings, sources: [{ ...source, ...sourceSettings }] });
  },

  app: async ({ launch, hubConfig }, use) => {
    await use(await launch({ config: hubConfig }));
  },

  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await use(complaints);
  },

  wall: async ({ page, app, complaints: _listening }, use) => {
    await page.goto(app.url);
    await use(new WallPage(page));
  },
});

export { expect } from '@playwright/test';
