// Finds a Chromium for the end-to-end tests and the screenshots. Run by itself, it installs one where it can, and prints
// its path.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

const REMEDY = 'Install Chromium or Chrome, set CHROMIUM_PATH to one, or run "npx playwright install chromium".';

const asRoot = process.getuid?.() === 0;

/** Keeps Chromium quiet on a machine without a way out, and lets it start as root, where it has no sandbox. */
export const CHROMIUM_ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(asRoot ? ['--no-sandbox'] : []),
];

/** Path of a Chromium that can be run. Throws an Error that says what to do when there is none. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && given !== '') {
    if (isProgram(given)) return given;
    throw new Error(`CHROMIUM_PATH is ${given}, which is no program. ${REMEDY}`);
  }
  const found = [...PLACES, chromium.executablePath()].find(isProgram);
  if (found === undefined) throw new Error(`No Chromium was found. ${REMEDY}`);
  return found;
}

/** As `findChromium`, but installs Debian's or Ubuntu's own when there is none and this runs as root. */
export function ensureChromium() {
  try {
    return findChromium();
  } catch (error) {
    if (process.env.CHROMIUM_PATH || !asRoot || !isDebian()) throw error;
    console.error('No Chromium was found: installing the one of this system.');
    const apt = (...args) =>
      spawnSync('apt-get', args, {
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'chromium');
    return findChromium();
  }
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

// By name: bundled into another program, this file is no program.
if (path.basename(process.argv[1] ?? '') === 'chromium.mjs') {
  try {
    console.log(ensureChromium());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
