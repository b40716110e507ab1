// Everything: form, types, lint, dead code, build, unit, integration and end-to-end tests. A failed step does not keep the
// others from being reported. The last line tells the totals. `npm test -- unit` and `npm test -- e2e` run a part of it.
import { Buffer } from 'node:buffer';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { electronRuntime } from './electron-runtime.mjs';

const root = path.resolve(import.meta.dirname, '..');
const PARTS = ['all', 'unit', 'e2e'];
const part = process.argv[2] ?? 'all';
if (!PARTS.includes(part)) {
  console.error(`There is no part "${part}" of the tests. Use one of: ${PARTS.join(', ')}.`);
  process.exit(2);
}

const scratch = await mkdtemp(path.join(os.tmpdir(), 'scorewall-test-'));
const totals = { passed: 0, failed: 0, skipped: 0 };

/**
 * Runs a tool of node_modules/.bin, or a program by its path; resolves to whether it succeeded.
 * @param {(text: Buffer) => void} [hear] takes what it says, which is shown otherwise
 */
function run(program, args, env = {}, hear) {
  const onWindows = process.platform === 'win32';
  const says = hear === undefined ? 'inherit' : 'pipe';
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', says, says],
      shell: onWindows,
      env: {
        ...process.env,
        CI: process.env.CI ?? 'true',
        ...env,
        PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
      },
    });
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      resolve(false);
    });
    child.once('close', (code) => resolve(code === 0));
  });
}

function add(counts) {
  for (const key of Object.keys(totals)) totals[key] += counts[key] ?? 0;
}

function heading(text) {
  console.log(`\n--- ${text} ---`);
}

/** A step that passes or fails as a whole. */
async function check(name, program, ...args) {
  const said = [];
  const passed = await run(program, args, {}, (text) => said.push(text));
  heading(name);
  process.stdout.write(Buffer.concat(said));
  add(passed ? { passed: 1 } : { failed: 1 });
  if (!passed) console.log(`FAILED: ${name}`);
  return passed;
}

function skip(what, why) {
  console.log(`SKIPPED: ${what}: ${why}`);
  add({ skipped: 1 });
}

/** A step whose tests are counted from its own report. A failure that no test accounts for counts as one. */
async function tests(name, program, args, env, report, countsOf) {
  heading(name);
  const passed = await run(program, args, env);
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = countsOf(JSON.parse(await readFile(report, 'utf8')));
  } catch (error) {
    console.error(`${name} left no report: ${error.message}`);
  }
  if (!passed && counts.failed === 0) counts.failed = 1;
  if (passed && counts.passed === 0) {
    console.error(`${name}: not one test ran.`);
    counts.failed += 1;
  }
  add(counts);
}

async function vitest(name, ...projects) {
  const report = path.join(scratch, `vitest-${projects.join('-')}.json`);
  const chosen = projects.flatMap((project) => ['--project', project]);
  await tests(
    name,
    'vitest',
    ['run', ...chosen, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    {},
    report,
    (json) => ({
      passed: json.numPassedTests,
      failed: json.numFailedTests,
      skipped: json.numPendingTests + json.numTodoTests,
    }),
  );
}

async function playwright(name, project, { wrapper = [], more = [] } = {}) {
  const report = path.join(scratch, `playwright-${project}.json`);
  const [program, ...args] = [
    ...wrapper,
    'playwright',
    'test',
    `--project=${project}`,
    '--reporter=list,json',
    ...more,
  ];
  await tests(name, program, args, { PLAYWRIGHT_JSON_OUTPUT_FILE: report }, report, ({ stats }) => ({
    passed: stats.expected,
    // A test that passes on a second try only is broken too.
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));
}

async function webEndToEnd() {
  try {
    ensureChromium();
  } catch (error) {
    heading('End-to-end tests, web host');
    console.error(error.message);
    add({ failed: 1 });
    return;
  }
  await playwright('End-to-end tests, web host', 'web');
  await playwright('End-to-end tests in which no time counts, web host', 'timeless', { more: ['--workers=2'] });
  await playwright('End-to-end tests that mostly wait, web host', 'waiting', { more: ['--workers=3'] });
  await playwright('The look of every scene, in every theme and orientation', 'looks', {
    more: ['--workers=2'],
  });
}

async function electronEndToEnd() {
  const name = 'End-to-end tests, Electron host';
  if (electronRuntime() === null) {
    heading(name);
    skip('Electron end-to-end', 'no Electron runtime (set ELECTRON_OVERRIDE_DIST_PATH or run npx install-electron)');
    return;
  }
  const needsDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if (needsDisplay && spawnSync('xvfb-run', ['--help']).error) {
    heading(name);
    skip('Electron end-to-end', 'no display (start one, or install xvfb)');
    return;
  }
  await playwright(name, 'electron', { wrapper: needsDisplay ? ['xvfb-run', '-a'] : [] });
}

if (part === 'all') {
  // Linting takes as long as the others together.
  const lint = check('Lint', 'eslint', '.', '--max-warnings', '0');
  await check('Form', 'prettier', '--check', '--log-level=warn', '.');
  await check('Types', 'tsc', '-b');
  await check('Dead code', 'knip');
  await lint;
}
const built = part === 'unit' || (await check('Build', process.execPath, path.join(root, 'scripts/build.mjs')));
const units = ['node', 'replacing', 'page'];
// Convergence waits for most of its time, and so goes beside the others where it can.
if (part === 'all') await vitest('Unit and integration tests, and convergence behind faults', ...units, 'convergence');
if (part === 'unit') await vitest('Unit and integration tests', ...units);
if (part === 'e2e') await vitest('Convergence behind faults', 'convergence');
if (part !== 'unit') {
  if (built) {
    await webEndToEnd();
    await electronEndToEnd();
  } else {
    heading('End-to-end tests');
    skip('End-to-end tests, web host', 'the build failed');
    skip('End-to-end tests, Electron host', 'the build failed');
  }
}

await rm(scratch, { recursive: true, force: true });
process.exitCode = totals.failed === 0 ? 0 : 1;
console.log(`\nscorewall: ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
