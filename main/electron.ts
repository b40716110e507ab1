import { spawn } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { app, Menu, powerMonitor, powerSaveBlocker, protocol, safeStorage, screen, session } from 'electron';
import { describeError } from '#core/kernel/app-error';
import { systemClock } from '#hub/system-clock';
import { settleTrust } from '#main/adapters/node-certificates';
import { NodeFiles } from '#main/adapters/node-files';
import { NodeNetworkHints } from '#main/adapters/node-network-hints';
import { createApplication } from '#main/app/application';
import { demoServer } from '#main/app/demo-server';
import { parseArgs, type Args } from '#main/cli/args';
import { defaultDataDir, makeDataDir } from '#main/cli/data-dir';
import { alreadyRunning, lockDataDir } from '#main/cli/instance-lock';
import { provisionedBy } from '#main/cli/provisioned';
import { isLaunched } from '#main/cli/start-again';
import { StartError } from '#main/cli/start-error';
import { InvalidStoredConfig } from '#main/config/invalid-stored-config';
import { SecretFile } from '#main/config/secret-file';
import { transportsBy } from '#main/feed/transports/registry';
import { ElectronHost } from '#main/hosts/electron/electron-host';
import { Ipc } from '#main/hosts/electron/ipc';
import { Lifecycle } from '#main/hosts/electron/lifecycle';
import { ownArguments } from '#main/hosts/electron/own-arguments';
import { SCHEMES } from '#main/hosts/electron/protocol';
import { resumeHints } from '#main/hosts/electron/power';
import { relaunch } from '#main/hosts/electron/relaunch';
import { openSealing } from '#main/hosts/electron/sealing';
import { hardenContents } from '#main/hosts/electron/security';
import { quitOnSignals } from '#main/hosts/electron/signals';
import { holdDataFolder } from '#main/hosts/electron/single-instance';
import { electronStorage } from '#main/hosts/electron/storage';
import { createWindow } from '#main/hosts/electron/windows/create-window';
import { anyHints } from '#main/ports/network-hints';
import { fileLogger } from '#main/telemetry/file-logger';
import { Redactor } from '#main/telemetry/redaction';

/** Composition root of the Electron host. */
const BAD_START = 2;
const FAILED = 1;

/** A terminal that is closed must not take the wall with it. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

/** Everything that must be settled before Electron is ready, and therefore at once. */
function prepare(): { readonly args: Args; readonly dataDir: string } {
  const args = parseArgs(ownArguments(process.argv, app.isPackaged));
  if (!args.ok) throw new StartError([args.error]);
  const dataDir = path.resolve(args.value.dataDir ?? defaultDataDir());
  makeDataDir(dataDir);
  app.setPath('userData', dataDir);
  app.setPath('sessionData', path.join(dataDir, 'chromium'));
  protocol.registerSchemesAsPrivileged(SCHEMES);
  // With --no-sandbox, which root needs, asking for the sandbox leaves every page without a process.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  return { args: args.value, dataDir };
}

async function run(): Promise<void> {
  const { args, dataDir } = prepare();
  // Until the host is there, an error that nothing caught ends the start; Electron itself would show a dialog.
  const wired = { secondStart: (): void => undefined, fault: fail };
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (cause: unknown) => {
      wired.fault(cause);
    });
  }
  const held = holdDataFolder(app, () => {
    wired.secondStart();
  });
  if (!held) throw alreadyRunning(dataDir);

  const clock = systemClock();
  const redactor = new Redactor();
  const log = fileLogger(dataDir, redactor);
  settleTrust(process.env, log.child('app'));
  hardenContents(app, log.child('page'));
  const lock = await lockDataDir(dataDir);
  const files = new NodeFiles(dataDir, clock);
  await app.whenReady();

  const sealing = await openSealing({
    safeStorage,
    platform: process.platform,
    files,
    clock,
    log: log.child('config'),
  });
  const storage = electronStorage(dataDir, files);
  const outside = { clock, random: { next: Math.random }, fetch: (url: string, init: RequestInit) => fetch(url, init) };
  const application = createApplication({
    ...outside,
    files,
    storage,
    secrets: new SecretFile(files, sealing, (secret) => {
      redactor.hideForNow(secret);
    }),
    log,
    clean: (text) => redactor.clean(text),
    hide: (secret) => {
      redactor.hideForNow(secret);
    },
    network: anyHints(new NodeNetworkHints(clock, networkInterfaces), resumeHints(powerMonitor)),
    newId: randomUUID,
    transport: transportsBy(outside),
    demo: demoServer(clock, () => randomInt(1, 1_000_000)),
    hostName: 'electron',
    appVersion: app.getVersion(),
    provisioned: provisionedBy(args, storage),
  });

  const hostLog = log.child('host');
  const lifecycle = new Lifecycle(app, clock, hostLog, async () => {
    await host.stop();
    await application.stop();
    lock.release();
  });
  const host = new ElectronHost({
    parts: {
      app,
      protocol,
      screen,
      powerSaveBlocker,
      session: session.defaultSession,
      setMenu: (template) => {
        Menu.setApplicationMenu(template && Menu.buildFromTemplate(template));
      },
      createWindow,
    },
    router: application.router,
    ipc: new Ipc(application.router, hostLog),
    clock,
    files,
    log: hostLog,
    platform: process.platform,
    distDir: path.resolve(__dirname, '..'),
    displays: {
      current: () => application.config.config.wall.displays,
      onChanged: (listener) => application.config.onChanged(listener),
    },
    quit: () => {
      lifecycle.quit();
    },
    relaunch: () => {
      lifecycle.end(() => {
        // Also after a stop that took too long: the next one would be turned away.
        lock.release();
        relaunch(app, {
          launched: isLaunched(process),
          platform: process.platform,
          appImage: process.env['APPIMAGE'],
          executable: process.execPath,
          args: process.argv.slice(1),
          spawn: (file, argv) => {
            spawn(file, argv, { detached: true, stdio: 'ignore' }).unref();
          },
        });
      });
    },
  });

  wired.fault = (cause) => {
    log.error('An error was not caught', { cause });
    host.fault(cause instanceof Error ? cause.message : String(cause));
  };
  wired.secondStart = () => {
    host.focus();
  };
  quitOnSignals(process, () => {
    lifecycle.quit();
  });
  application.onWallHung((sessionId, reason) => {
    host.recover(sessionId, reason);
  });
  application.onOpenSettings(() => {
    host.openSettings();
  });
  await host.start();
  await application.start();
}

function fail(cause: unknown): void {
  const errors = cause instanceof StartError || cause instanceof InvalidStoredConfig ? cause.errors : null;
  for (const error of errors ?? []) process.stderr.write(`${describeError(error)}\n`);
  if (!errors) process.stderr.write(`${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
  app.exit(errors ? BAD_START : FAILED);
}

run().catch(fail);
