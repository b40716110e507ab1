import { randomInt, randomUUID } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { systemClock } from '#hub/system-clock';
import { createApplication } from '#main/app/application';
import { demoServer } from '#main/app/demo-server';
import { settleTrust } from '#main/adapters/node-certificates';
import { NodeFiles } from '#main/adapters/node-files';
import { NodeNetworkHints } from '#main/adapters/node-network-hints';
import type { Args } from '#main/cli/args';
import { makeDataDir } from '#main/cli/data-dir';
import { lockDataDir } from '#main/cli/instance-lock';
import { provisionedBy } from '#main/cli/provisioned';
import { StartError } from '#main/cli/start-error';
import { InvalidStoredConfig } from '#main/config/invalid-stored-config';
import { confStorage } from '#main/config/conf-storage';
import { SecretFile, unsealed } from '#main/config/secret-file';
import { transportsBy } from '#main/feed/transports/registry';
import { AdminDoor, PIN_FILE } from '#main/hosts/web/admin-door';
import { WebSessions } from '#main/hosts/web/sessions';
import { Site } from '#main/hosts/web/site';
import { WebHost } from '#main/hosts/web/web-host';
import { fileLogger } from '#main/telemetry/file-logger';
import { metricsText } from '#main/telemetry/metrics';
import { Redactor } from '#main/telemetry/redaction';

export interface WebRootOptions {
  readonly args: Args;
  readonly dataDir: string;
  /** The folder that the build made. */
  readonly distFolder: string;
  readonly appVersion: string;
  readonly openSettings: (url: string) => void;
}

export interface RunningWeb {
  readonly url: string;
  readonly pin: string;
  readonly pinPlace: string;
  /** An error that nothing caught: logged, and the wall goes on. */
  readonly fault: (cause: unknown) => void;
  stop(): Promise<void>;
}

/** Composition root of the web host. Rejects with StartError for what an admin can mend. */
export async function startWeb(options: WebRootOptions): Promise<RunningWeb> {
  const { args, dataDir, distFolder, appVersion } = options;
  const clock = systemClock();
  makeDataDir(dataDir);
  const files = new NodeFiles(dataDir, clock);
  const lock = await lockDataDir(dataDir);
  const redactor = new Redactor();
  const log = fileLogger(dataDir, redactor);
  settleTrust(process.env, log.child('app'));
  try {
    const storage = confStorage(dataDir, files);
    const outside = {
      clock,
      random: { next: Math.random },
      fetch: (url: string, init: RequestInit) => fetch(url, init),
    };
    const application = createApplication({
      ...outside,
      files,
      storage,
      secrets: new SecretFile(files, unsealed, (secret) => redactor.hideForNow(secret)),
      log,
      clean: (text) => redactor.clean(text),
      hide: (secret) => redactor.hideForNow(secret),
      network: new NodeNetworkHints(clock, networkInterfaces),
      newId: randomUUID,
      transport: transportsBy(outside),
      demo: demoServer(clock, () => randomInt(1, 1_000_000)),
      hostName: 'web',
      appVersion,
      provisioned: provisionedBy(args, storage),
    });
    const pinPlace = path.join(dataDir, PIN_FILE);
    const door = new AdminDoor(files, clock, pinPlace);
    redactor.hide(door.pin);
    const sessions = new WebSessions({ router: application.router, door, clock, log: log.child('web') });
    const host = new WebHost({
      site: new Site({
        pagesFolder: path.join(distFolder, 'renderer'),
        bridgeFile: path.join(distFolder, 'preload', 'web.js'),
        door,
        pinPlace,
        health: () => application.health(),
        metrics: () => metricsText(application.health()),
      }),
      sessions,
      port: args.port,
      bind: args.bind,
      clock,
      log: log.child('web'),
      openSettings: options.openSettings,
    });
    application.onWallHung((sessionId) => host.recover(sessionId));
    application.onOpenSettings(() => host.openSettings());
    await application.start();
    try {
      await host.start();
    } catch (cause) {
      await application.stop();
      throw cause;
    }
    return {
      url: host.url,
      pin: door.pin,
      pinPlace,
      fault: (cause) => log.error('An error was not caught', { cause }),
      async stop() {
        await host.stop();
        await application.stop();
        lock.release();
      },
    };
  } catch (cause) {
    lock.release();
    throw cause instanceof InvalidStoredConfig ? new StartError(cause.errors) : cause;
  }
}
