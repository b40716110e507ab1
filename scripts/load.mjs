// All five families and a mapped backend at once on one wall, at 2,000 messages a second: `npm run load -- [MINUTES]`.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildIfNeeded } from './build.mjs';
import { ensureChromium } from './chromium.mjs';

const [minutes = '10'] = process.argv.slice(2);
if (!/^\d+(\.\d+)?$/.test(minutes)) {
  console.error('Usage: npm run load -- [MINUTES]');
  process.exit(2);
}
await buildIfNeeded();
ensureChromium();
const playwright = path.resolve(import.meta.dirname, '../node_modules/@playwright/test/cli.js');
const { status } = spawnSync(process.execPath, [playwright, 'test', '--project', 'load'], {
  stdio: 'inherit',
  env: { ...process.env, LOAD_MINUTES: minutes },
});
process.exitCode = status ?? 1;
