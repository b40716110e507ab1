import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describeError, type AppError } from '#core/kernel/app-error';
import { systemClock } from '#hub/system-clock';
import { parseArgs, type Args } from '#main/cli/args';
import { findBrowser, kioskArguments } from '#main/cli/browser';
import { defaultDataDir } from '#main/cli/data-dir';
import { downloadElectron, findElectron } from '#main/cli/electron-runtime';
import { chooseHost, hasDisplay } from '#main/cli/host-choice';
import { settingsPlace } from '#main/hosts/web/settings-place';
import { Kiosk, type RunningBrowser } from '#main/cli/kiosk';
import { launched, runToTheEnd, type Ended } from '#main/cli/start-again';
import { StartError } from '#main/cli/start-error';
import { startWeb } from './web';

/** What `npm start` runs: chooses the host, says so in one line, and starts it. */
const STOPPED = 0;
const FAILED = 1;
const BAD_START = 2;

/** Any other end by a signal is a crash, and whoever keeps the app running should know. */
const OPERATORS_SIGNALS: ReadonlySet<NodeJS.Signals | null> = new Set(['SIGINT', 'SIGTERM', 'SIGHUP']);

const appFolder = path.resolve(__dirname, '../..');
const electronPackage = path.join(appFolder, 'node_modules', 'electron');
const asRoot = process.platform === 'linux' && process.getuid?.() === 0;

async function main(argv: readonly string[]): Promise<number> {
  const args = parseArgs(argv);
  if (!args.ok) return complain([args.error]);
  const display = hasDisplay(process.platform, process.env);
  const decision = await chooseHost({
    asked: args.value.host,
    runtime: findElectron(electronPackage),
    download: () => downloadElectron(electronPackage),
    display,
  });
  if (!decision.ok) return complain([decision.error]);
  if (args.value.host === 'auto') console.log(`host: ${decision.value.why}`);
  return decision.value.host === 'electron'
    ? runElectron(decision.value.executable, argv)
    : runWeb(args.value, display);
}

async function runElectron(executable: string, argv: readonly string[]): Promise<number> {
  if (asRoot) console.log("note: run by root, so Chromium's sandbox is off; run it as an ordinary user on a real wall");
  const args = [...(asRoot ? ['--no-sandbox'] : []), appFolder, ...argv];
  let child: ChildProcess | null = null;
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopping = true;
      child?.kill(signal);
    });
  }
  const run = (): Promise<Ended> =>
    new Promise((resolve) => {
      child = spawn(executable, args, launched(process.env));
      child.on('error', (cause) => {
        console.error(`Electron cannot start (${cause.message}). Use --host web. (HOST-3)`);
        resolve({ code: BAD_START, signal: null });
      });
      child.on('exit', (code, signal) => resolve({ code, signal }));
    });
  const { code, signal } = await runToTheEnd(run, () => stopping);
  return code ?? (OPERATORS_SIGNALS.has(signal) ? STOPPED : FAILED);
}

async function runWeb(args: Args, display: boolean): Promise<number> {
  const dataDir = path.resolve(args.dataDir ?? defaultDataDir());
  const browser = args.open && display ? findBrowser() : null;
  const profile = path.join(dataDir, 'browser');
  const open = (executable: string, url: string): RunningBrowser => {
    const child = spawn(executable, kioskArguments(url, profile, asRoot), { stdio: 'ignore' });
    return {
      onEnd: (listener) => void child.on('error', listener).on('exit', listener),
      kill: () => void child.kill(),
    };
  };
  const web = await startWeb({
    args,
    dataDir,
    distFolder: path.resolve(__dirname, '..'),
    appVersion: appVersion(),
    openSettings: (url) => {
      // The running browser takes it over; its own process ends at once.
      if (browser !== null) open(browser, url).onEnd(() => undefined);
    },
  });
  console.log(`wall: ${web.url}`);
  console.log(`settings: ${settingsPlace(web.url, web.pinPlace, process.stdout.isTTY ? web.pin : null)}`);
  if (browser !== null && asRoot) console.log("note: run by root, so the browser's sandbox is off");
  if (args.open && browser === null) console.log(`note: ${whyNotOpened(display)}; open the wall's address in one`);
  const kiosk = browser === null ? null : new Kiosk({ clock: systemClock(), start: (url) => open(browser, url) });
  kiosk?.show(web.url);
  // A wall that nobody watches goes on; the log says what happened.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) process.on(event, web.fault);
  await operatorStops();
  kiosk?.close();
  await web.stop();
  return STOPPED;
}

function appVersion(): string {
  return (JSON.parse(readFileSync(path.join(appFolder, 'package.json'), 'utf8')) as { version: string }).version;
}

function whyNotOpened(display: boolean): string {
  return display ? 'no browser with a kiosk mode was found' : 'there is no display here to open a browser on';
}

/** Listens until the end: under `npm start` a signal comes twice, and the second one must not end the stop halfway. */
function operatorStops(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}

function complain(errors: readonly AppError[]): number {
  for (const error of errors) console.error(describeError(error));
  return BAD_START;
}

/** A terminal that is closed must not take the wall with it. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (cause: unknown) => {
    if (cause instanceof StartError) process.exit(complain(cause.errors));
    console.error(cause);
    process.exit(FAILED);
  },
);
