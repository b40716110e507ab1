import type { DemoUrl } from '#core/config/choices';
import type { Config } from '#core/config/schema';
import type { Clock } from '#core/kernel/clock';
import type { Random } from '#core/kernel/random';
import type { Fetch } from '#main/feed/snapshot-reader';
import type { TransportFactory } from '#main/feed/transports/transport';
import type { Files, LogFiles } from '#main/ports/files';
import type { Logger } from '#main/ports/logger';
import type { NetworkHints } from '#main/ports/network-hints';
import type { ConfigStorage, SecretStore } from '#main/ports/storage';

/** Where a demo is had, in the words of a source's configuration. */
export interface DemoAddresses {
  readonly url: string;
  readonly snapshotUrl?: string;
  readonly pollUrl?: string;
}

/** The built-in demos: real servers on loopback ports. */
export interface DemoServer {
  /** Starting a demo twice gives the same server. Default: that of a first run. */
  start(demo?: DemoUrl): Promise<DemoAddresses>;
  /** Stops one demo; without a name all of them. */
  stop(demo?: DemoUrl): Promise<void>;
}

/** Everything that the application takes from outside. */
export interface ApplicationPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly files: Files & LogFiles;
  readonly storage: ConfigStorage;
  readonly secrets: SecretStore;
  readonly log: Logger;
  /** Takes secrets out of a text that is shown. */
  readonly clean: (text: string) => string;
  /** A secret that no text may show from now on. */
  readonly hide: (secret: string) => void;
  /** When the way to the backends may have changed. */
  readonly network: NetworkHints;
  /** A new id that no other run makes. */
  readonly newId: () => string;
  readonly fetch: Fetch;
  readonly transport: TransportFactory;
  readonly demo: DemoServer;
  readonly hostName: 'electron' | 'web';
  readonly appVersion: string;
  /** Set for `--config` and `--demo`: in force for this run, over what is stored. */
  readonly provisioned: { readonly config: Config; readonly file: string } | null;
}
