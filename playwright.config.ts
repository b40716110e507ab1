import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from './scripts/chromium.mjs';

const WAITING = [
  'celebrations.spec.ts',
  'families.spec.ts',
  'foreign-socket.spec.ts',
  'resilience.spec.ts',
  'trouble.spec.ts',
];
const TIMELESS = [
  'accessible.spec.ts',
  'flashes.spec.ts',
  'hostile.spec.ts',
  'languages.spec.ts',
  'playlist.spec.ts',
  'settings.spec.ts',
  'settings-families.spec.ts',
];
const BROWSER = {
  viewport: { width: 1920, height: 1080 },
  launchOptions: { executablePath: findChromium(), args: CHROMIUM_ARGS },
  screenshot: 'only-on-failure',
  trace: 'retain-on-failure',
};

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/global-setup.mjs',
  forbidOnly: true,
  fullyParallel: false,
  // Each test runs a whole wall, and some measure frames: they must not fight for the machine.
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  projects: [
    {
      name: 'web',
      testIgnore: ['electron/**', 'convergence/**', 'load/**', 'gallery/**', 'looks/**', ...WAITING, ...TIMELESS],
      use: BROWSER,
    },
    // They measure no time and look at no frame rate: two may share the machine.
    { name: 'timeless', testMatch: TIMELESS, use: BROWSER },
    // They wait for most of their time: run side by side, with workers of their own.
    { name: 'waiting', testMatch: WAITING, use: BROWSER },
    { name: 'looks', testDir: 'e2e/looks', use: { ...BROWSER, screenshot: 'off', trace: 'off' } },
    { name: 'electron', testDir: 'e2e/electron' },
    // Not part of the tests: `npm run load`. Nothing films the page, which would take more time than it does itself.
    { name: 'load', testDir: 'e2e/load', use: { ...BROWSER, screenshot: 'off', trace: 'off' } },
    // Neither: `npm run gallery`.
    { name: 'gallery', testDir: 'e2e/gallery', use: BROWSER },
  ],
});
