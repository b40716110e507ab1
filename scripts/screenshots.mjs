// Makes the pictures of docs/images: the web host, shown to a browser, with the office scenario under a fixed seed.
/* global document */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';
import { buildIfNeeded } from './build.mjs';
import { CHROMIUM_ARGS, ensureChromium } from './chromium.mjs';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'docs/images');
const SEED = 11;
const SIZES = ['1920x1080', '3840x2160', '1280x720', '1080x1920'];
/** Nothing has moved for this long: the board stands. */
const SETTLED_MS = 1_200;
const LONGEST_WAIT_MS = 90_000;
/** The office celebrates now and then. */
const CELEBRATION_WAIT_MS = 300_000;

const FAMILIES = [
  ['learning-coach', 'study-group', ['leaderboard', 'live']],
  ['academy', 'academy', ['leaderboard', 'live']],
  ['educator-quiz', 'quiz-room', ['live']],
  ['masterx', 'masterx', ['leaderboard', 'live']],
];
const WARM_UP_MS = 45_000;
const SCENE_CHANGE_MS = 2_000;

const scratch = await mkdtemp(path.join(os.tmpdir(), 'scorewall-pictures-'));
const running = new Set();

/** Starts a built program; resolves once its output has a line that matches, with the first group of it. */
async function start(entry, args, line) {
  const child = spawn(process.execPath, [path.join(root, 'dist/main', `${entry}.cjs`), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  let text = '';
  const found = await new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`${entry} ended: ${text}`)));
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      const match = line.exec(text);
      if (match) resolve(match[1]);
    });
  });
  return { found, stop: () => stop(child) };
}

async function stop(child) {
  if (!running.delete(child)) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

const startHub = () =>
  start('hub', ['--port', '0', '--scenario', 'office', '--seed', String(SEED)], /^(http:\/\/\S+)$/m);

/** Without `config` it begins with the built-in demo, as on a new machine. */
async function startWall(name, config) {
  const dataDir = path.join(scratch, name);
  const args = ['--host', 'web', '--no-open', '--port', '0', '--data-dir', dataDir];
  if (config !== undefined) {
    const file = path.join(scratch, `${name}.json`);
    await writeFile(file, JSON.stringify(config));
    args.push('--config', file);
  }
  return { ...(await start('launch', args, /^wall: (\S+)$/m)), dataDir };
}

const snapshotOf = (hubUrl) => `${hubUrl}/api/leaderboard`;

const showing = (hubUrl, wall) => ({
  version: 1,
  wall,
  sources: [{ id: 'sales', dialect: 'leaderboard', url: hubUrl, snapshotUrl: snapshotOf(hubUrl) }],
});

async function openWall(browser, url, size) {
  const [width, height] = size.split('x').map(Number);
  const page = await browser.newPage({ viewport: { width, height } });
  await page.goto(url);
  await page.locator('[data-entry-id]').first().waitFor();
  return page;
}

/** Waits until the first page of the board has stood still for a while and nothing covers it. */
async function settled(page) {
  const standing = () =>
    page.evaluate(() => {
      if (document.querySelector('[data-testid=celebration]')) return null;
      if (!document.querySelector('[data-rank="4"]')) return null;
      const cards = [...document.querySelectorAll('[data-entry-id]')];
      return JSON.stringify(cards.map((card) => Object.values(card.getBoundingClientRect().toJSON())));
    });
  const giveUpAt = Date.now() + LONGEST_WAIT_MS;
  let last = await standing();
  let since = Date.now();
  while (last === null || Date.now() - since < SETTLED_MS) {
    if (Date.now() > giveUpAt) throw new Error('The board does not come to rest.');
    await page.waitForTimeout(100);
    const now = await standing();
    if (now !== last) [last, since] = [now, Date.now()];
  }
}

async function save(page, name) {
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
}

/** As an admin sees it who has just added a backend. */
async function settings(browser, hubUrl) {
  const wall = await startWall('settings');
  const page = await browser.newPage({ viewport: { width: 1200, height: 780 } });
  const press = (name) => page.getByRole('button', { name, exact: true }).click();
  await page.goto(new URL('/settings', wall.found).href);
  await page.getByLabel('Admin PIN').fill((await readFile(path.join(wall.dataDir, 'admin-pin'), 'utf8')).trim());
  await press('Open settings');
  await press('Add your backend');
  await page.getByLabel('Name').fill('Sales');
  await page.getByLabel('Address', { exact: true }).fill(hubUrl);
  await page.getByLabel('Snapshot address').fill(snapshotOf(hubUrl));
  await press('Save');
  await press('Edit Sales');
  await press('Test connection');
  await page.getByText('Everything works.').waitFor();
  await page.waitForTimeout(SETTLED_MS);
  await save(page, 'settings');
  await page.close();
  await wall.stop();
}

async function celebration(browser, wall) {
  const page = await openWall(browser, wall.found, '1920x1080');
  await page.getByTestId('celebration').waitFor({ timeout: CELEBRATION_WAIT_MS });
  await page.waitForTimeout(1_600);
  await save(page, 'celebration');
  await page.close();
}

/** The families beside the leaderboard, as their demos are: the scenes that take turns on their walls. */
async function families(browser) {
  for (const [dialect, demo, scenes] of FAMILIES) {
    const source = { id: 'demo', name: demo, dialect, url: `demo:${demo}` };
    const wall = await startWall(dialect, { version: 1, wall: { name: 'Campus' }, sources: [source] });
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.goto(wall.found);
    // Until there is something to tell.
    await page.waitForTimeout(WARM_UP_MS);
    for (const scene of scenes) {
      await page.locator(`[data-scene=${scene}]`).waitFor({ timeout: LONGEST_WAIT_MS });
      await page.waitForTimeout(SCENE_CHANGE_MS);
      await page.getByTestId('celebration').waitFor({ state: 'detached', timeout: LONGEST_WAIT_MS });
      await save(page, `${dialect}-${scene}`);
    }
    await page.close();
    await wall.stop();
  }
}

async function pictures(browser) {
  const hub = await startHub();
  const wall = await startWall('midnight', showing(hub.found));
  for (const size of SIZES) {
    const page = await openWall(browser, wall.found, size);
    // A board that has been on for a while has its arrows and a few moments in the footer.
    await page.waitForTimeout(size === SIZES[0] ? 20_000 : 3_000);
    await settled(page);
    await save(page, `wall-${size}`);
    await page.close();
  }
  await settings(browser, hub.found);
  await celebration(browser, wall);

  const light = await startWall('daylight', showing(hub.found, { theme: 'daylight' }));
  const page = await openWall(browser, light.found, '1920x1080');
  await page.waitForTimeout(3_000);
  await settled(page);
  await save(page, 'daylight');
  await page.close();
  await light.stop();

  const old = await startWall('stale', showing(hub.found, { staleAfterSeconds: 4, ageingAfterSeconds: 2 }));
  const stale = await openWall(browser, old.found, '1920x1080');
  await hub.stop();
  await stale.locator('[data-freshness=stale]').waitFor({ timeout: LONGEST_WAIT_MS });
  await stale.waitForTimeout(2_000);
  await save(stale, 'stale');
  await old.stop();
  await wall.stop();
}

await buildIfNeeded();
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_ARGS });
try {
  await pictures(browser);
  await families(browser);
} finally {
  await browser.close();
  for (const child of running) await stop(child);
  await rm(scratch, { recursive: true, force: true });
}
